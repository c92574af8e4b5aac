#if PostgreSQL
import DomainModel
import JSONDiff

/// A connection that comes back after the server has been away.
actor PostgreSQLSession {
  /// What a session is for.
  enum Duty {
    /// One state of the store, nothing written.
    case reading
    /// Alone with all other writers, of this process or another.
    case writing
    /// Writing, and no other session serves while this one lives.
    case serving
  }

  private let executor = PostgreSQLExecutor()
  private let uri: String
  private let duty: Duty
  private var connection: PostgreSQLConnection?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ uri: String, for duty: Duty) {
    self.uri = uri
    self.duty = duty
  }

  /// Connects, and brings the tables to the newest version.
  func prepare() throws(Failure) {
    let connection = try PostgreSQLConnection(uri)
    try PostgreSQLSchema.prepare(connection)
    self.connection = try opened(connection)
  }

  /// Runs `body` in a transaction. When anything fails nothing has happened, but for one case: when
  /// the server goes while it commits, nobody knows; a desk sends its batch again then, and is
  /// answered `again` for what was kept.
  func transact<Value: Sendable>(
    _ body: @Sendable (PostgreSQLTransaction) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let (connection, transaction) = try begun()
    do throws(Failure) {
      let value = try body(transaction)
      // What failed may have been passed over in `body`.
      if let failure = connection.failure { throw failure }
      try transaction.finish()
      try connection.send("COMMIT")
      let end = try connection.collect().last
      // A transaction in which something failed answers COMMIT with ROLLBACK, and calls it success.
      guard end?.done == "COMMIT" else { throw Failure(.storeFailed, ["text": "rolled back"]) }
      return value
    } catch {
      let cause = connection.failure ?? error
      rollBack(connection)
      throw cause
    }
  }

  /// A connection may have been lost since it was used last, which is nobody's failure yet.
  private func begun() throws(Failure) -> (PostgreSQLConnection, PostgreSQLTransaction) {
    if let connection {
      do throws(Failure) {
        return (connection, try begin(connection))
      } catch {
        rollBack(connection)
        guard error.code == .storeUnreachable else { throw error }
      }
    }
    let fresh = try opened(try PostgreSQLConnection(uri))
    connection = fresh
    return (fresh, try begin(fresh))
  }

  /// The lock on the head's row holds to the end, so that sequences have no gaps and become visible
  /// in order: a sequence of the server's would skip what commits late.
  private func begin(_ connection: PostgreSQLConnection) throws(Failure) -> PostgreSQLTransaction {
    connection.forgetFailure()
    switch duty {
    case .reading:
      try connection.send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      try connection.send(.lastSequence)
    case .writing, .serving:
      try connection.send("BEGIN ISOLATION LEVEL READ COMMITTED")
      try connection.send(.lockedSequence)
    }
    guard let head = try connection.collect().last, head.count == 1 else {
      throw Failure(.storeCorrupt, ["text": "duty_head"])
    }
    return PostgreSQLTransaction(connection, lastSequence: head.integer(0, 0))
  }

  private func rollBack(_ connection: PostgreSQLConnection) {
    // What was sent and not yet waited for ends first, whatever becomes of it.
    _ = try? connection.collect()
    if !connection.isLost {
      try? connection.send("ROLLBACK")
      _ = try? connection.collect()
    }
    if connection.isLost { self.connection = nil }
  }
}

extension PostgreSQLSession {
  /// Names the node that serves, among all locks of the database: "duty" in ASCII.
  private static let serviceLock = 0x6475_7479
  private static let unknownSetting: Set<String> = ["42704", "42601", "0A000", "22023"]

  private func opened(
    _ connection: PostgreSQLConnection
  ) throws(Failure) -> PostgreSQLConnection {
    // Every query has its index. The planner's guesses are of when the tables were small: a plan
    // made then and kept would read the whole table later on.
    try ask("SET enable_seqscan = off", connection)
    // What is acknowledged is on the disk, whatever the server's settings say.
    if try ask("SHOW synchronous_commit", connection)?.text(0, 0) == "off" {
      try ask("SET synchronous_commit = on", connection)
    }
    try connection.prepare()
    if duty == .serving { try takeService(connection) }
    return connection
  }

  /// About a setting that not every engine knows.
  @discardableResult
  private func ask(
    _ sql: String, _ connection: PostgreSQLConnection
  ) throws(Failure) -> PostgreSQLRows? {
    do throws(Failure) {
      try connection.send(sql)
      return try connection.collect().first
    } catch {
      guard let state = error.detail("sqlState"), Self.unknownSetting.contains(state) else {
        throw error
      }
      connection.forgetFailure()
      return nil
    }
  }

  /// The lock lives and dies with the connection that writes, so a node that has lost it can't write.
  private func takeService(_ connection: PostgreSQLConnection) throws(Failure) {
    try connection.send("SELECT pg_try_advisory_lock(\(Self.serviceLock))")
    guard try connection.collect().first?.bytes(0, 0) == [1] else {
      throw Failure(
        .storeLocked, ["holder": ["process": "dutydesk-node"], "text": "another node serves"])
    }
  }
}
#endif
