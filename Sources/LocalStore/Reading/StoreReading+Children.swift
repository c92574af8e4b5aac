import DomainModel

extension StoreReading {
  /// The orders under a parent, oldest first.
  public func children(of parent: String) throws(Failure) -> [StoredRecord] {
    try Query(
      session.database,
      """
      SELECT record.row, sequence, rev, document FROM child CROSS JOIN record
      ON record.row = child.row WHERE parent = ? ORDER BY child.row
      """
    ).bind(RecordKey(parent), 1).all { (query) throws(Failure) in try StoredRecords.read(query) }
  }

  /// Whether orders stand under one.
  public func hasChildren(_ parent: String) throws(Failure) -> Bool {
    try Query(session.database, "SELECT 1 FROM child WHERE parent = ? LIMIT 1")
      .bind(RecordKey(parent), 1).first { _ in true } ?? false
  }
}
