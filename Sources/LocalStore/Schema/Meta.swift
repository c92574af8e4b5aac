import DomainModel
import class GRDB.Database

/// The store's own few values.
enum Meta {
  enum Key: String {
    case device, epoch, desk, createdAt, tokenVersion
    /// The last hybrid clock and the last number this device gave to a change.
    case clock, changeNumber
    /// Samples were loaded, so enrolment is refused unless they are to be kept.
    case hasSamples
  }

  private static let select = "SELECT value FROM meta WHERE key = ?"
  private static let upsert = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"

  static func text(_ database: Database, _ key: Key) throws(Failure) -> String? {
    try Query(database, select).bind(key.rawValue, 1).first { $0.text(0) }
  }

  static func integer(_ database: Database, _ key: Key) throws(Failure) -> Int64? {
    try Query(database, select).bind(key.rawValue, 1).first { $0.int64(0) }
  }

  static func set(_ database: Database, _ key: Key, _ value: String) throws(Failure) {
    try Query(database, upsert).bind(key.rawValue, 1).bind(value, 2).run()
  }

  static func set(_ database: Database, _ key: Key, _ value: Int64) throws(Failure) {
    try Query(database, upsert).bind(key.rawValue, 1).bind(value, 2).run()
  }
}
