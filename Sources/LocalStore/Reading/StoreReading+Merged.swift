import DomainModel

extension StoreReading {
  /// The orders that were merged into one, oldest first.
  public func merged(into target: String) throws(Failure) -> [StoredRecord] {
    try Query(
      session.database,
      """
      SELECT record.row, sequence, rev, document FROM merged CROSS JOIN record
      ON record.row = merged.row WHERE target = ? ORDER BY merged.row
      """
    ).bind(RecordKey(target), 1).all { (query) throws(Failure) in try StoredRecords.read(query) }
  }

  /// Merged orders whose target was answered and whose own caller nobody has called back, oldest
  /// first.
  public func mergedToCall(limit: Int) throws(Failure) -> [StoredRecord] {
    try Query(
      session.database,
      """
      SELECT row, sequence, rev, document FROM record
      WHERE row IN (\(RowSet.uncalled)) ORDER BY row LIMIT ?
      """
    ).bind(limit, 1).all { (query) throws(Failure) in try StoredRecords.read(query) }
  }
}
