#if PostgreSQL
import DomainModel
import JSONDiff

/// The tables, by numbered migrations: each is applied once, in order, in a transaction that also
/// writes its number down.
enum PostgreSQLSchema {
  /// A migration that has been released is never changed; what is to be different comes as another.
  static let migrations: [[String]] = [
    [
      """
      CREATE TABLE duty_document (
        id BYTEA PRIMARY KEY, type BIGINT NOT NULL, sequence BIGINT NOT NULL, rev BYTEA NOT NULL,
        fields BYTEA NOT NULL, body BYTEA NOT NULL)
      """,
      "CREATE INDEX duty_document_by_type ON duty_document (type, id)",
      """
      CREATE TABLE duty_change (
        sequence BIGINT PRIMARY KEY, record BYTEA NOT NULL, device BYTEA NOT NULL,
        epoch BIGINT NOT NULL, number BIGINT NOT NULL, salt BYTEA NOT NULL, body BYTEA NOT NULL,
        entry BYTEA NOT NULL)
      """,
      "CREATE UNIQUE INDEX duty_change_by_identity ON duty_change (device, epoch, number)",
      "CREATE INDEX duty_change_by_record ON duty_change (record, sequence)",
      "CREATE TABLE duty_book (key BYTEA PRIMARY KEY, value BYTEA NOT NULL)",
      // The one row whose lock puts writes in order, and with it sequences.
      "CREATE TABLE duty_head (log BIGINT PRIMARY KEY, sequence BIGINT NOT NULL)",
      "INSERT INTO duty_head (log, sequence) VALUES (1, 0)",
    ]
  ]

  private static let undefinedTable = "42P01"

  /// Brings the tables to the newest version.
  /// - Throws: `.storeNewer`; what the server says.
  static func prepare(_ connection: PostgreSQLConnection) throws(Failure) {
    // Two processes may find an empty database at once: one of them then finds the other's tables.
    for attempt in 1...3 {
      do throws(Failure) {
        return try migrate(connection)
      } catch {
        connection.forgetFailure()
        guard attempt < 3, error.details["sqlState"] != nil else { throw error }
      }
    }
  }

  private static func migrate(_ connection: PostgreSQLConnection) throws(Failure) {
    let found = try version(connection)
    guard found <= migrations.count else {
      throw Failure(.storeNewer, ["found": JSON(found), "known": JSON(migrations.count)])
    }
    for (index, statements) in migrations.enumerated().dropFirst(found) {
      let first = index == 0 ? ["CREATE TABLE duty_migration (version BIGINT PRIMARY KEY)"] : []
      let last = "INSERT INTO duty_migration (version) VALUES (\(index + 1))"
      do throws(Failure) {
        for sql in ["BEGIN"] + first + statements + [last, "COMMIT"] { try connection.send(sql) }
        try connection.collect()
      } catch {
        try connection.send("ROLLBACK")
        try connection.collect()
        throw error
      }
    }
  }

  private static func version(_ connection: PostgreSQLConnection) throws(Failure) -> Int {
    do throws(Failure) {
      try connection.send("SELECT max(version) FROM duty_migration")
      return try connection.collect().first?.integer(0, 0) ?? 0
    } catch {
      guard error.detail("sqlState") == undefinedTable else { throw error }
      connection.forgetFailure()
      return 0
    }
  }
}
#endif
