import DomainModel
import JSONDiff
import Trust

extension StoreReading {
  /// A record by its id; nil when the store doesn't have it. Tombstones are records too.
  public func record(_ id: String) throws(Failure) -> StoredRecord? {
    try Query(
      session.database, "SELECT row, sequence, rev, document FROM record WHERE id = ?"
    ).bind(RecordKey(id), 1).first { (query) throws(Failure) in try StoredRecords.read(query) }
  }

  /// The title of a record, without its document; nil when the store doesn't have it.
  public func title(of id: String) throws(Failure) -> String? {
    try Query(session.database, "SELECT title FROM record WHERE id = ?").bind(RecordKey(id), 1)
      .first { $0.text(0) }
  }

  /// Gives every record of a type, oldest first, until the body has enough; one at a time in
  /// memory. Tombstones are left out.
  public func forEach(
    _ type: RecordType, after row: Int64 = 0, _ body: (StoredRecord) throws(Failure) -> Bool
  ) throws(Failure) {
    let query = try Query(
      session.database,
      """
      SELECT row, sequence, rev, document FROM record INDEXED BY recordByType
      WHERE type = ? AND row > ? AND isDeleted = 0 ORDER BY row
      """
    ).bind(type.code, 1).bind(row, 2)
    defer { query.finish() }
    while try query.step() {
      guard try body(StoredRecords.read(query)) else { return }
    }
  }

  /// The records of a type that concern one subject, of actions those about one alert, oldest
  /// first. Tombstones are left out.
  public func records(
    _ type: RecordType, concerning subject: String
  ) throws(Failure) -> [StoredRecord] {
    try Query(
      session.database,
      """
      SELECT row, sequence, rev, document FROM record INDEXED BY recordBySubject
      WHERE subject = ? AND type = ? AND isDeleted = 0 ORDER BY row
      """
    ).bind(RecordKey(subject), 1).bind(type.code, 2)
      .all { (query) throws(Failure) in try StoredRecords.read(query) }
  }

  /// How often each type was written; a screen looks at its types' numbers to know that
  /// something changed, whoever changed it. Types never written are missing.
  public func typeVersions() throws(Failure) -> [RecordType: Int] {
    let rows = try Query(session.database, "SELECT type, version FROM typeVersion").all {
      ($0.int(0), $0.int(1))
    }
    var versions: [RecordType: Int] = [:]
    for (code, version) in rows {
      if let type = RecordType(code: code) { versions[type] = version }
    }
    session.store.names.note(
      versions: [versions[.unit], versions[.operator], versions[.region], versions[.subject]])
    return versions
  }

  /// A number that differs when anything in the store was written, by whichever process.
  public func dataVersion() throws(Failure) -> Int {
    try Query(session.database, "SELECT ifnull(sum(version), 0) FROM typeVersion")
      .first { $0.int(0) } ?? 0
  }

  /// What sets this store apart.
  public func identity() throws(Failure) -> StoreIdentity {
    try StoreIdentity.read(session.database)
  }
}

/// Reads rows of `record`.
enum StoredRecords {
  /// From the columns row, sequence, rev, document.
  static func read(_ query: Query) throws(Failure) -> StoredRecord {
    StoredRecord(
      record: try RecordRows.record(fromDocument: query.bytes(3)),
      rev: Digest32(bytes: query.bytes(2)) ?? .zero, sequence: query.int64(1), row: query.int64(0))
  }
}
