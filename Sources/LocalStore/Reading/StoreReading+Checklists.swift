import DomainModel

extension StoreReading {
  /// Checklists whose item begins so, oldest first. Only these are parsed: an order is opened within a
  /// frame, and a county has many lists that are for inspections.
  public func checklists(itemPrefix: String) throws(Failure) -> [StoredRecord] {
    try Query(
      session.database,
      """
      SELECT row, sequence, rev, document FROM record INDEXED BY recordByType
      WHERE type = ? AND isDeleted = 0 AND instr(document, CAST(? AS BLOB)) > 0 ORDER BY row
      """
    ).bind(RecordType.checklist.code, 1).bind("\"item\":\"\(itemPrefix)", 2)
      .all { (query) throws(Failure) in try StoredRecords.read(query) }
  }
}
