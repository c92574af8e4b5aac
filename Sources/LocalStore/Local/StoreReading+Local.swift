import DomainModel
import JSONDiff

extension StoreReading {
  /// A setting of this store, nil when it was never made.
  public func setting(_ key: String) throws(Failure) -> JSON? {
    try Query(session.database, "SELECT value FROM setting WHERE key = ?").bind(key, 1)
      .first { (query) throws(Failure) in try query.json(0) }
  }

  /// Whether samples were loaded into this store.
  public func hasSamples() throws(Failure) -> Bool {
    try Meta.integer(session.database, .hasSamples) == 1
  }

  /// One item, nil when there is none.
  public func localItem(
    _ kind: LocalKind, owner: String, id: String
  ) throws(Failure) -> LocalItem? {
    try Query(
      session.database,
      "SELECT id, record, at, document FROM localItem WHERE kind = ? AND owner = ? AND id = ?"
    ).bind(kind.rawValue, 1).bind(owner, 2).bind(id, 3)
      .first { (query) throws(Failure) in try LocalItems.read(query, kind, owner) }
  }

  /// Items of one owner, latest first.
  public func localItems(
    _ kind: LocalKind, owner: String, limit: Int = 1_000
  ) throws(Failure) -> [LocalItem] {
    try Query(
      session.database,
      """
      SELECT id, record, at, document FROM localItem
      WHERE kind = ? AND owner = ? ORDER BY at DESC LIMIT ?
      """
    ).bind(kind.rawValue, 1).bind(owner, 2).bind(limit, 3)
      .all { (query) throws(Failure) in try LocalItems.read(query, kind, owner) }
  }

  /// Items whose time has come, earliest first: reminders that are due.
  public func localItems(
    _ kind: LocalKind, owner: String, dueBy instant: Instant
  ) throws(Failure) -> [LocalItem] {
    try Query(
      session.database,
      """
      SELECT id, record, at, document FROM localItem
      WHERE kind = ? AND owner = ? AND at <= ? ORDER BY at
      """
    ).bind(kind.rawValue, 1).bind(owner, 2).bind(instant.milliseconds, 3)
      .all { (query) throws(Failure) in try LocalItems.read(query, kind, owner) }
  }
}

extension WriteTransaction {
  /// Number 0 of the type versions stands for what is local.
  private static let localVersion = 0

  /// Makes a setting, or removes it with nil.
  public func set(_ value: JSON?, forSetting key: String) throws(Failure) {
    tallies.touch(type: Self.localVersion)
    guard let value else {
      try Query(database, "DELETE FROM setting WHERE key = ?").bind(key, 1).run()
      return
    }
    try Query(database, "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)")
      .bind(key, 1).bind(value.canonicalBytes(), 2).run()
  }

  /// Keeps an item, in place of the one of its kind, owner and id.
  public func keep(_ item: LocalItem) throws(Failure) {
    tallies.touch(type: Self.localVersion)
    try Query(
      database,
      """
      INSERT OR REPLACE INTO localItem (kind, owner, id, record, at, document)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    ).bind(item.kind.rawValue, 1).bind(item.owner, 2).bind(item.id, 3)
      .bind(item.record.map(RecordKey.init), 4).bind(item.at.milliseconds, 5)
      .bind(item.document.canonicalBytes(), 6).run()
  }

  /// Drops an item; nothing happens when it isn't there.
  public func drop(_ kind: LocalKind, owner: String, id: String) throws(Failure) {
    tallies.touch(type: Self.localVersion)
    try Query(database, "DELETE FROM localItem WHERE kind = ? AND owner = ? AND id = ?")
      .bind(kind.rawValue, 1).bind(owner, 2).bind(id, 3).run()
  }

  /// Drops all items of a kind that are older, as readings after 30 days.
  public func drop(_ kind: LocalKind, olderThan instant: Instant) throws(Failure) {
    try Query(database, "DELETE FROM localItem WHERE kind = ? AND at < ?")
      .bind(kind.rawValue, 1).bind(instant.milliseconds, 2).run()
  }
}

/// Reads rows of `localItem`.
enum LocalItems {
  static func read(
    _ query: Query, _ kind: LocalKind, _ owner: String
  ) throws(Failure) -> LocalItem {
    LocalItem(
      kind: kind, owner: owner, id: query.text(0), record: query.key(1)?.id,
      at: Instant(milliseconds: query.int64(2)), document: try query.json(3).object ?? [:])
  }
}
