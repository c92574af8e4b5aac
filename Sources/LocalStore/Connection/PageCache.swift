import DomainModel
import class GRDB.Database
import GRDBSQLite

/// How many pages the writing connection keeps while a transaction runs.
///
/// SQLite writes a page out and reads it back whenever the cache is too small for what a
/// transaction touches: with 2 MB, ten thousand orders cost 240 000 reads and 97 000 frames of the
/// log. So the cache grows with the transaction and gives back what it took.
enum PageCache {
  /// What a transaction may grow to.
  private static let mostKibibytes = 64 * 1024
  /// What may stay for the next command.
  private static let keptBytes: Int32 = 2 << 20

  static func allowGrowth(on database: Database) throws(Failure) {
    try Query(database, "PRAGMA cache_size = -\(mostKibibytes)").run()
  }

  /// Gives memory back after a transaction that took more than an ordinary command does.
  static func shrink(_ database: Database) {
    guard let connection = database.sqliteConnection else { return }
    var (used, highest): (Int32, Int32) = (0, 0)
    sqlite3_db_status(connection, SQLITE_DBSTATUS_CACHE_USED, &used, &highest, 0)
    guard used > keptBytes else { return }
    sqlite3_db_release_memory(connection)
  }
}
