import DomainModel
import class GRDB.Database

extension LocalStore {
  /// Computes query columns, counters and digests of all records from their documents, in one
  /// transaction, and leaves the search index to be built again. Documents and history stay.
  /// - Returns: how many records were gone through.
  @discardableResult
  public func rebuildDerived(by actor: String) throws(Failure) -> Int {
    let context = WriteContext(
      actor: actor, now: environment.now(), isBulk: true, work: "rebuild")
    names.forgetAll()
    return try write(by: context) { (transaction) throws(Failure) in
      try transaction.rebuildDerived()
    }
  }

  /// Gives records of types that this version has come to know the type's own number, and all that
  /// is derived from what it now knows of them.
  func adoptKnownTypes(_ database: Database) throws(Failure) {
    let adoptable = try types.adoptable(database)
    guard !adoptable.isEmpty else { return }
    let context = WriteContext(
      actor: Actor.system.id, now: environment.now(), isBulk: true, work: "open")
    try inTransaction(database) { () throws(Failure) in
      let session = StoreSession(database: database, store: self)
      let transaction = try WriteTransaction(session: session, context: context)
      for (code, _) in adoptable { try transaction.adoptRecords(ofType: code) }
      try transaction.flush()
    }
    types.forgetAll()
  }

  /// Empties the search index, so that nothing of erased texts stays in it; it is built again by
  /// `indexPending`.
  public func emptySearchIndex(by actor: String) throws(Failure) {
    let context = WriteContext(
      actor: actor, now: environment.now(), isBulk: true, work: "empty index")
    try write(by: context) { (transaction) throws(Failure) in
      try SearchIndex.empty(transaction.database)
    }
  }
}

extension WriteTransaction {
  private static let rebuildBatch = 1_000

  fileprivate func rebuildDerived() throws(Failure) -> Int {
    for table in ["digest", "counter", "dueDay"] + OrderMarks.tables {
      try Query(database, "DELETE FROM \(table)").run()
    }
    let count = try forEachRow("row > ?") { (row, sequence, record) throws(Failure) in
      try rebuild(row, sequence, record)
    }
    try SearchIndex.empty(database)
    return count
  }

  /// The sums of the old number go as a whole: nothing else counts under it.
  fileprivate func adoptRecords(ofType code: Int) throws(Failure) {
    for table in ["digest", "counter", "dueDay", "typeVersion"] {
      try Query(database, "DELETE FROM \(table) WHERE type = ?").bind(code, 1).run()
    }
    try forEachRow("row > ? AND type = \(code)") { (row, sequence, record) throws(Failure) in
      try rebuild(row, sequence, record)
      indexing.postpone(row)
    }
    try Query(database, "DELETE FROM typeName WHERE code = ?").bind(code, 1).run()
  }

  /// Goes through rows in their order, a batch at a time.
  /// - Returns: how many there were.
  @discardableResult
  private func forEachRow(
    _ condition: String, _ body: (Int64, Int64, Record) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    var count = 0
    var last: Int64 = 0
    while true {
      let rows = try Query(
        database,
        "SELECT row, sequence, document FROM record WHERE \(condition) ORDER BY row LIMIT ?"
      ).bind(last, 1).bind(Self.rebuildBatch, 2).all { (query) throws(Failure) in
        (query.int64(0), query.int64(1), try RecordRows.record(fromDocument: query.bytes(2)))
      }
      guard let end = rows.last else { return count }
      for (row, sequence, record) in rows { try body(row, sequence, record) }
      count += rows.count
      last = end.0
    }
  }

  private func rebuild(_ row: Int64, _ sequence: Int64, _ record: Record) throws(Failure) {
    let prepared = try PreparedRecord(record)
    let type = try store.types.code(for: prepared.typeName, in: database)
    let text = prepared.isOpen ? try FilterText.of(prepared.source, session: session) : nil
    try RecordRows.update(
      row: row, prepared, type: type, sequence: sequence, filterText: text,
      figures: store.figureTerms.numbers(for: prepared.figures, in: database), in: database)
    try OrderMarks.insert(prepared, row: row, in: database)
    tallies.add(RecordRows.share(prepared, type: type))
  }
}
