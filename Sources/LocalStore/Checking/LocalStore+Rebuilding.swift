import DomainModel

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
    for table in ["digest", "counter", "dueDay"] {
      try Query(database, "DELETE FROM \(table)").run()
    }
    var count = 0
    var last: Int64 = 0
    while true {
      let rows = try nextRows(after: last)
      guard let end = rows.last else { break }
      for (row, sequence, record) in rows { try rebuild(row, sequence, record) }
      count += rows.count
      last = end.0
    }
    try SearchIndex.empty(database)
    return count
  }

  private func nextRows(after row: Int64) throws(Failure) -> [(Int64, Int64, Record)] {
    try Query(
      database, "SELECT row, sequence, document FROM record WHERE row > ? ORDER BY row LIMIT ?"
    ).bind(row, 1).bind(Self.rebuildBatch, 2).all { (query) throws(Failure) in
      let record = try RecordRows.record(fromDocument: query.bytes(2))
      return (query.int64(0), query.int64(1), record)
    }
  }

  private func rebuild(_ row: Int64, _ sequence: Int64, _ record: Record) throws(Failure) {
    let prepared = try PreparedRecord(record)
    let type = try store.types.code(for: prepared.typeName, in: database)
    let text = prepared.isOpen ? try FilterText.of(prepared, session: session) : nil
    try RecordRows.update(
      row: row, prepared, type: type, sequence: sequence, filterText: text, in: database)
    tallies.add(RecordRows.share(prepared, type: type))
  }
}
