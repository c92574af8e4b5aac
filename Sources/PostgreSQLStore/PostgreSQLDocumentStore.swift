#if PostgreSQL
import DomainModel
import SyncNode

/// A node's store in a PostgreSQL database, or in another engine that speaks its protocol.
///
/// One session writes, a few read; they connect again by themselves after the server has been away.
public struct PostgreSQLDocumentStore: DocumentStore {
  /// What a process does with the store.
  public enum Role: Sendable {
    /// It serves desks; only one process may.
    case serving
    /// It does one thing beside the process that serves, as inviting.
    case visiting
  }

  private static let readerCount = 4

  private let writer: PostgreSQLSession
  private let readers: PostgreSQLReaders

  /// Connects, and makes the tables when the database is empty.
  /// - Parameters:
  ///   - uri: a connection URI of libpq, `postgresql://…`; a password is better kept in libpq's
  ///     password file, as command lines are seen by all.
  ///   - role: what this process does.
  /// - Throws: `.storeUnreachable`; `.configInvalid` when the server doesn't let us in; `.storeLocked`
  ///   when another node serves from this database; `.storeNewer`.
  public init(uri: String, role: Role) async throws(Failure) {
    writer = PostgreSQLSession(uri, for: role == .serving ? .serving : .writing)
    readers = PostgreSQLReaders(
      (0..<Self.readerCount).map { _ in PostgreSQLSession(uri, for: .reading) })
    try await writer.prepare()
  }

  /// Reads in one transaction.
  /// - Throws: what `body` throws; `.storeUnreachable` when the server is away.
  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeReading) throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let session = await readers.borrow()
    do throws(Failure) {
      let value = try await session.transact { transaction throws(Failure) in try body(transaction)
      }
      await readers.giveBack(session)
      return value
    } catch {
      await readers.giveBack(session)
      throw error
    }
  }

  /// Writes in one transaction; when `body` throws, nothing has happened.
  /// - Throws: what `body` throws; `.storeUnreachable` when the server is away.
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeWriting) throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    try await writer.transact { transaction throws(Failure) in try body(transaction) }
  }

  /// Copies the whole store to a new SQLite file, which a node can serve from, or restore.
  public func copy(to path: String) async throws(Failure) {
    let copy = try SQLiteDocumentStore(path: path)
    try await read { reading throws(Failure) in try copy.fill(from: reading) }
  }
}
#endif
