import DomainModel

extension StoreReading {
  /// When the first order that counts was registered; nil while there is none.
  public func firstFigure() throws(Failure) -> Instant? {
    let first = try Query(
      session.database,
      "SELECT min(createdAt) FROM record INDEXED BY figureByTime WHERE matter IS NOT NULL"
    ).first { $0.optionalInt64(0) }
    return (first ?? nil).map { Instant(milliseconds: $0) }
  }

  /// The rows of a caller's orders registered at or after a moment, oldest first; drills left out.
  public func figureRows(ofCaller phone: String, from: Instant) throws(Failure) -> [Int64] {
    try Query(
      session.database,
      """
      SELECT record.row FROM caller CROSS JOIN record ON record.row = caller.row
      WHERE phone = ? AND createdAt >= ? AND matter IS NOT NULL ORDER BY record.row
      """
    ).bind(phone, 1).bind(from.milliseconds, 2).all { $0.int64(0) }
  }
}
