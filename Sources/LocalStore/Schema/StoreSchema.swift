import DomainModel
import class GRDB.Database
import JSONDiff

/// The numbered versions of the schema and the way from each to the next.
///
/// The number stands in `PRAGMA user_version`, so a program can refuse a newer store before it
/// reads a single table.
enum StoreSchema {
  /// What one version adds to the one before it, in order; the first is version 1.
  static let versions: [String] = [
    SchemaVersion1.statements, SchemaVersion2.statements, SchemaVersion3.statements,
    SchemaVersion4.statements, SchemaVersion5.statements, SchemaVersion6.statements,
    SchemaVersion7.statements,
  ]

  /// The version this program writes.
  static var current: Int { versions.count }

  /// The version of a database; 0 when it is empty.
  static func version(of database: Database) throws(Failure) -> Int {
    try Query(database, "PRAGMA user_version").first { $0.int(0) } ?? 0
  }

  /// Refuses a store that a newer program wrote; nothing is changed.
  static func refuseNewer(_ database: Database) throws(Failure) {
    let found = try version(of: database)
    guard found <= current else { throw StoreFailure.newer(found: found, known: current) }
  }

  /// Brings a database to the current version, one transaction a version; a step that fails
  /// leaves the version before it. Called under the store's lock.
  static func migrate(_ database: Database) throws(Failure) {
    try refuseNewer(database)
    for version in try version(of: database)..<current {
      do {
        try database.inTransaction(.immediate) {
          try database.execute(sql: versions[version])
          // What documents alone know no SQL can fill in.
          if version + 1 == SchemaVersion6.number { try FigureRows.fill(database) }
          if version + 1 == SchemaVersion7.number { try OrderMarks.fillChildren(database) }
          try database.execute(sql: "PRAGMA user_version = \(version + 1)")
          return .commit
        }
      } catch {
        throw StoreFailure.translated(error)
      }
    }
  }
}

extension StoreSchema {
  /// A read-only opening can't migrate.
  static func refuseOlder(_ database: Database) throws(Failure) {
    let found = try version(of: database)
    guard found == current else {
      throw Failure(
        .storeReadOnly,
        ["schema": .number(JSONNumber(found)), "needed": .number(JSONNumber(current))])
    }
  }
}
