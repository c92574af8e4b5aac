import DomainModel

/// A record in short, as a look through many needs it: no document is read.
public struct RecordBrief: Sendable, Hashable {
  /// The record's id.
  public let id: String
  /// The title.
  public let title: String
  /// The region of the place.
  public let place: String?
  /// When it was created.
  public let createdAt: Instant
}

extension StoreReading {
  /// Goes through the newest records of a type until the body has enough.
  public func forEachNewest(
    _ type: RecordType, limit: Int, _ body: (RecordBrief) throws(Failure) -> Bool
  ) throws(Failure) {
    let query = try Query(
      session.database,
      """
      SELECT id, title, place, createdAt FROM record INDEXED BY recordByType
      WHERE type = ? AND isDeleted = 0 ORDER BY row DESC LIMIT ?
      """
    ).bind(type.code, 1).bind(limit, 2)
    defer { query.finish() }
    while try query.step() {
      let brief = RecordBrief(
        id: query.key(0)?.id ?? "", title: query.text(1), place: query.optionalText(2),
        createdAt: Instant(milliseconds: query.int64(3)))
      guard try body(brief) else { return }
    }
  }

  /// The orders of callers with a telephone number, newest first.
  public func orders(fromPhone phone: String, limit: Int) throws(Failure) -> [String] {
    try Query(
      session.database,
      """
      SELECT record.id FROM caller JOIN record ON record.row = caller.row
      WHERE caller.phone = ? ORDER BY caller.row DESC LIMIT ?
      """
    ).bind(phone, 1).bind(limit, 2).all { $0.key(0)?.id ?? "" }
  }
}
