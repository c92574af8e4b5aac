import DomainModel
import GRDB
import JSONDiff

/// The tables of a node's store.
enum SQLiteSchema {
  static let version = 1

  static func prepare(_ database: Database) throws {
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= version else {
      throw Failure(.storeNewer, ["found": JSON(found), "known": JSON(version)])
    }
    guard found < version else { return }
    try database.execute(sql: tables)
    try database.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Small columns stand before the large ones, so that a scan by type or the head of the log
  /// doesn't walk overflow pages.
  private static let tables = """
    CREATE TABLE document (
      id TEXT PRIMARY KEY,
      type INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      rev BLOB NOT NULL,
      fields BLOB NOT NULL,
      body BLOB NOT NULL
    );
    CREATE INDEX documentByType ON document (type, id);
    CREATE TABLE change (
      sequence INTEGER PRIMARY KEY,
      record TEXT NOT NULL,
      device TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      number INTEGER NOT NULL,
      salt BLOB NOT NULL,
      body BLOB NOT NULL,
      entry TEXT NOT NULL
    );
    CREATE UNIQUE INDEX changeByIdentity ON change (device, epoch, number);
    CREATE INDEX changeByRecord ON change (record, sequence);
    CREATE TABLE book (
      name TEXT NOT NULL,
      key TEXT NOT NULL,
      value BLOB NOT NULL,
      PRIMARY KEY (name, key)
    ) WITHOUT ROWID;
    """
}
