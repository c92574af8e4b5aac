import DomainModel
import JSONDiff

extension LocalStore {
  /// Records of one transaction.
  public static let importBatch = 1_000

  /// Stores many records, a transaction each 1 000: new ones are created; of those that are there
  /// the members given are written, those given as null removed, the others kept.
  ///
  /// The search index follows later, see `indexPending`. A bad record is rejected alone. When it
  /// ends early, whole transactions are in; run again, it does the rest.
  /// - Parameters:
  ///   - records: documents; members given as null are to be removed.
  ///   - context: who imports, when and why.
  ///   - asSamples: no outbox and no history of the creation; `updatedAt` stays as given, or is
  ///     `createdAt`.
  /// - Returns: how many were created, updated, unchanged, and which were rejected.
  /// - Throws: `store.busy`, `store.full`, what `next` throws.
  public func importRecords(
    _ records: [Record], by context: WriteContext, asSamples: Bool = false
  ) throws(Failure) -> ImportResult {
    var rest = records[...]
    return try importStream(by: context, asSamples: asSamples) { () throws(Failure) in
      guard !rest.isEmpty else { return nil }
      defer { rest = rest.dropFirst(Self.importBatch) }
      return Array(rest.prefix(Self.importBatch))
    }
  }

  /// The same for input that doesn't fit memory: `next` gives the records of one transaction and
  /// nil at the end. It runs on the calling thread while the batch before is being written.
  public func importStream(
    by context: WriteContext, asSamples: Bool = false,
    next: () throws(Failure) -> [Record]?
  ) throws(Failure) -> ImportResult {
    let importer = importer(by: context, asSamples: asSamples)
    var result = ImportResult()
    do {
      while let records = try next() { result.add(try importer.take(records)) }
    } catch {
      _ = try? importer.finish()
      throw error
    }
    result.add(try importer.finish())
    return result
  }

  /// The same in steps, for input that is pushed rather than asked for.
  public func importer(by context: WriteContext, asSamples: Bool = false) -> RecordImporter {
    var bulk = context
    bulk.isBulk = true
    bulk.goesToOutbox = context.goesToOutbox && !asSamples
    if bulk.work == "write" { bulk.work = "import" }
    return RecordImporter(store: self, context: bulk, asSamples: asSamples)
  }

  /// Everything that needs no write lock.
  func prepare(
    _ records: [Record], offset: Int, context: WriteContext, asSamples: Bool
  ) throws(Failure) -> ImportBatch {
    let outcomes = AllCores.results(of: records) { (record) throws(Failure) in
      try PreparedRecord(
        asSamples ? ImportStamp.ofSample(record) : ImportStamp.of(record, context))
    }
    return try onReader { (database) throws(Failure) in
      let session = StoreSession(database: database, store: self)
      var batch = ImportBatch()
      for (index, outcome) in outcomes.enumerated() {
        switch outcome {
        case .failure(let failure):
          batch.rejected.append(ImportRejection(index: offset + index, failure: failure))
        case .success(let prepared):
          names.remember(prepared)
          let filterText =
            prepared.isOpen ? try FilterText.of(prepared.source, session: session) : nil
          batch.rows.append(
            ImportBatch.Row(
              index: offset + index, given: records[index], prepared: prepared,
              filterText: filterText))
        }
      }
      batch.sort()
      return batch
    }
  }
}

/// The members that a loaded record gets when they aren't given.
enum ImportStamp {
  /// Samples are as old as they say.
  static func ofSample(_ record: Record) -> Record {
    var stamped = withoutNulls(record)
    if stamped["updatedAt"] == nil { stamped["updatedAt"] = stamped["createdAt"] }
    if stamped["updatedBy"] == nil { stamped["updatedBy"] = stamped["createdBy"] }
    return stamped
  }

  /// Other records are changed now, by who imports them.
  static func of(_ record: Record, _ context: WriteContext) -> Record {
    var stamped = withoutNulls(record)
    let now = context.now.rfc3339
    if stamped["createdAt"] == nil { stamped["createdAt"] = .string(now) }
    if stamped["createdBy"] == nil { stamped["createdBy"] = .string(context.actor) }
    stamped["updatedAt"] = .string(now)
    stamped["updatedBy"] = .string(context.actor)
    return stamped
  }

  private static func withoutNulls(_ record: Record) -> Record {
    guard record.members.contains(where: { $0.value.isNull }) else { return record }
    return Record(JSONObject(members: record.members.filter { !$0.value.isNull }.map { ($0, $1) }))
  }
}
