import CSQLite
import Glibc

/// What SQLite itself takes for the same documents: one table, one prepared statement, the same
/// journal, the same number of rows a transaction. Nothing is parsed and no column is derived.
struct RawInsertion {
  let path: String
  let rowsPerTransaction: Int

  /// - Returns: how many documents were written.
  func run(_ lines: LineFile) throws -> Int {
    unlink(path)
    defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
    var connection: OpaquePointer?
    guard sqlite3_open(path, &connection) == SQLITE_OK else { throw BenchmarkProblem.sqlite }
    defer { sqlite3_close(connection) }
    try execute(
      """
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -2000;
      CREATE TABLE document (row INTEGER PRIMARY KEY, document BLOB NOT NULL);
      """, connection)
    var statement: OpaquePointer?
    let sql = "INSERT INTO document (document) VALUES (?)"
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else {
      throw BenchmarkProblem.sqlite
    }
    defer { sqlite3_finalize(statement) }
    var count = 0
    try execute("BEGIN", connection)
    try lines.forEach { line in
      sqlite3_bind_blob(statement, 1, line.baseAddress, Int32(line.count), nil)
      guard sqlite3_step(statement) == SQLITE_DONE else { throw BenchmarkProblem.sqlite }
      sqlite3_reset(statement)
      count += 1
      if count % rowsPerTransaction == 0 { try execute("COMMIT; BEGIN", connection) }
    }
    try execute("COMMIT", connection)
    return count
  }

  private func execute(_ sql: String, _ connection: OpaquePointer?) throws {
    guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
      throw BenchmarkProblem.sqlite
    }
  }
}

/// Why a benchmark can't be run.
enum BenchmarkProblem: Error {
  case sqlite
  case unreadable(String)
  case usage
}
