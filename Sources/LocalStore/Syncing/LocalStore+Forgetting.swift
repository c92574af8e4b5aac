import DomainModel
import class GRDB.Database
import JSONDiff

/// What came of forgetting a scope.
public struct Forgotten: Sendable, Hashable {
  /// How many records were erased.
  public var erased = 0
  /// How many stayed because they hold work that no node has acknowledged.
  public var unsent = 0
  /// Whether the log of the database is cut to nothing; not while another process reads.
  public var isLogCut = false

  /// Whether no byte is left, so that the receipt may go to the node.
  public var isComplete: Bool { unsent == 0 && isLogCut }
}

extension LocalStore {
  /// Erases records with their history and the contents that only they name to the last byte: pages
  /// are overwritten, the search index is emptied and waits to be built again, the log of the
  /// database is cut to nothing. Records with work that waits to be sent stay: erasing it would
  /// lose it and leave a hole in the numbers.
  ///
  /// Resumable: called again, after a crash or because it isn't complete, it goes on with what is
  /// left.
  /// - Parameters:
  ///   - scope: this scope and all below it.
  ///   - kept: ids that stay, as records that another grant still covers.
  ///   - context: who forgets, and when.
  /// - Returns: what was erased and what hinders the rest.
  /// - Throws: `store.busy`, `store.failed`, `file.cannotWrite` for a content that can't be removed.
  public func forget(
    scope: String, keeping kept: Set<String> = [], by context: WriteContext
  ) throws(Failure) -> Forgotten {
    let ids = try read { (reader) throws(Failure) in
      try reader.records(inScope: scope, limit: Int(Int32.max))
    }
    return try forget(ids.filter { !kept.contains($0) }, by: context)
  }

  /// The same for these records.
  public func forget(_ ids: [String], by context: WriteContext) throws(Failure) -> Forgotten {
    var forgotten = Forgotten()
    for start in stride(from: 0, to: ids.count, by: Self.forgottenAtOnce) {
      let batch = ids[start..<min(start + Self.forgottenAtOnce, ids.count)]
      try write(by: context) { (transaction) throws(Failure) in
        try transaction.forget(batch, &forgotten)
        // In the last transaction, so that what is left after a crash leads back here.
        guard batch.endIndex == ids.endIndex, forgotten.erased > 0 else { return }
        try SearchIndex.empty(transaction.database)
      }
    }
    names.forgetAll()
    try removeForgottenBlobs(by: context)
    forgotten.isLogCut = try cutLog()
    return forgotten
  }

  private static let forgottenAtOnce = 1_000

  private func removeForgottenBlobs(by context: WriteContext) throws(Failure) {
    let named = try read { (reader) throws(Failure) in
      try reader.setting(WriteTransaction.forgottenBlobs)?.array ?? []
    }.compactMap(\.string)
    guard !named.isEmpty else { return }
    _ = try removeUnnamedBlobs(Set(named))
    try write(by: context) { (transaction) throws(Failure) in
      try transaction.set(nil, forSetting: WriteTransaction.forgottenBlobs)
    }
  }

  /// - Returns: whether the log is cut to nothing; not while another process reads.
  func emptyIndexAndLog(by context: WriteContext) throws(Failure) -> Bool {
    try write(by: context) { (transaction) throws(Failure) in
      try SearchIndex.empty(transaction.database)
    }
    names.forgetAll()
    return try cutLog()
  }

  private func cutLog() throws(Failure) -> Bool {
    try onWriter { (database) throws(Failure) in
      try underLock("forget", patienceSeconds: options.bulkPatienceSeconds) {
        () throws(Failure) in
        try Query(database, "PRAGMA wal_checkpoint(TRUNCATE)").first { $0.int(0) == 0 } ?? false
      }
    }
  }
}

extension WriteTransaction {
  /// The contents that erased records named: removed once the records are gone for good.
  fileprivate static let forgottenBlobs = "forgetting.blobs"

  fileprivate func forget(
    _ ids: ArraySlice<String>, _ forgotten: inout Forgotten
  ) throws(Failure) {
    var digests = Set(try setting(Self.forgottenBlobs)?.array?.compactMap(\.string) ?? [])
    for id in ids {
      guard try !hasUnsentChanges(of: id) else {
        forgotten.unsent += 1
        continue
      }
      if let record = try record(id)?.record {
        digests.formUnion(BlobNames.digests(in: JSON.object(record.members).canonicalText))
      }
      try erase(id)
      forgotten.erased += 1
    }
    guard !digests.isEmpty else { return }
    try set(.array(digests.sorted().map { .string($0) }), forSetting: Self.forgottenBlobs)
  }
}

extension WriteTransaction {
  /// Removes a record with its history, its waiting changes and what local things hang on it. Its
  /// words stay in the search index until that is emptied; hits are verified on the text.
  /// The pages are overwritten. A record that isn't here is nothing to do.
  public func erase(_ id: String) throws(Failure) {
    try Query(database, "PRAGMA secure_delete = ON").run()
    guard let present = try RecordRows.present(RecordKey(id), in: database) else { return }
    tallies.subtract(present.state.share)
    for statement in [
      "DELETE FROM change WHERE record = ?", "DELETE FROM homeState WHERE record = ?",
      "DELETE FROM record WHERE row = ?",
    ] {
      try Query(database, statement).bind(present.row, 1).run()
    }
    try OrderMarks.erase(present.record(), row: present.row, in: database)
    try Query(database, "DELETE FROM localItem WHERE record = ?").bind(RecordKey(id), 1).run()
  }
}
