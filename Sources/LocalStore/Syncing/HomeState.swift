import DomainModel
import class GRDB.Database
import JSONDiff

/// A record as its home has it, beside the state that this store shows with its own changes on top.
public struct HomeState: Sendable, Hashable {
  /// The home's last word; nil when the home hasn't said anything of it yet.
  public var record: Record?
  /// The home's sequence of that word, 0 for none.
  public var sequence: Int64
  /// The home's record that the first unconfirmed change of this store was made on.
  public var seen: Record?

  /// Bundles the home's word with what was seen of it.
  public init(record: Record?, sequence: Int64, seen: Record?) {
    self.record = record
    self.sequence = sequence
    self.seen = seen
  }
}

/// Reads and writes rows of `homeState`.
enum HomeStates {
  /// Keeps the home's word before this store's first change covers it; a word that is kept already
  /// stays. A record that the home doesn't know has none.
  static func keep(_ read: StoredRecord, in database: Database) throws(Failure) {
    guard read.sequence > 0 else { return }
    try Query(
      database,
      "INSERT OR IGNORE INTO homeState (record, sequence, document) VALUES (?, ?, ?)"
    ).bind(read.row, 1).bind(read.sequence, 2).bind(read.record.members.canonicalBytes(), 3).run()
  }

  static func write(
    row: Int64, sequence: Int64, document: [UInt8], seen: Record?, in database: Database
  ) throws(Failure) {
    try Query(
      database,
      "INSERT OR REPLACE INTO homeState (record, sequence, document, seen) VALUES (?, ?, ?, ?)"
    ).bind(row, 1).bind(sequence, 2).bind(document, 3).bind(seen?.members.canonicalBytes(), 4)
      .run()
  }

  static func drop(row: Int64, in database: Database) throws(Failure) {
    try Query(database, "DELETE FROM homeState WHERE record = ?").bind(row, 1).run()
  }

  static func read(row: Int64, in database: Database) throws(Failure) -> HomeState? {
    try Query(database, "SELECT sequence, document, seen FROM homeState WHERE record = ?")
      .bind(row, 1).first { (query) throws(Failure) in
        let home = try RecordRows.record(fromDocument: query.bytes(1))
        let seen = query.isNull(2) ? home : try RecordRows.record(fromDocument: query.bytes(2))
        return HomeState(record: home, sequence: query.int64(0), seen: seen)
      }
  }
}
