import DomainModel
import Foundation
import GRDB
import JSONDiff

/// A node's store in one SQLite file.
public struct SQLiteDocumentStore: DocumentStore {
  private let pool: DatabasePool

  /// Opens the file, or makes it.
  /// - Throws: `.cannotWrite`, `.storeCorrupt`, `.storeNewer`.
  public init(path: String) throws(Failure) {
    var configuration = Configuration()
    // Invitations are written by another process beside the one that serves.
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 4
    configuration.label = "node"
    configuration.prepareDatabase { database in
      // FULL: what was acknowledged outlives a power cut.
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -8000")
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      try pool.write { database in try SQLiteSchema.prepare(database) }
    } catch {
      throw SQLiteProblem.failure(error)
    }
    try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// Reads in one transaction.
  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeReading) throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    do {
      return try await pool.read { try body(SQLiteTransaction(database: $0)) }
    } catch {
      throw SQLiteProblem.failure(error)
    }
  }

  /// Writes in one transaction; when `body` throws, nothing has happened.
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeWriting) throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    do {
      return try await pool.write { try body(SQLiteTransaction(database: $0)) }
    } catch {
      throw SQLiteProblem.failure(error)
    }
  }

  /// Copies the store to a new file, while others go on.
  public func copy(to path: String) async throws(Failure) {
    do {
      try await pool.vacuum(into: path)
    } catch {
      throw SQLiteProblem.failure(error)
    }
  }
}

extension SQLiteDocumentStore {
  /// Takes in all that another store holds; a page a transaction, as nobody else sees the file yet.
  package func fill(from reading: any NodeReading) throws(Failure) {
    try StorePage.each(of: reading) { page throws(Failure) in
      do {
        try pool.write { try page.write(to: SQLiteTransaction(database: $0)) }
      } catch {
        throw SQLiteProblem.failure(error)
      }
    }
  }

  /// Gives all that it holds to an empty store, in one transaction there.
  /// - Throws: `.storeExists` when that store isn't empty.
  public func restore(into store: any DocumentStore) async throws(Failure) {
    let pool = pool
    try await store.write { writing throws(Failure) in
      guard try writing.lastSequence() == 0, try writing.values(.node, prefix: "").isEmpty else {
        throw Failure(.storeExists)
      }
      do {
        try pool.read { database in
          try StorePage.each(of: SQLiteTransaction(database: database)) { page throws(Failure) in
            try page.write(to: writing)
          }
        }
      } catch {
        throw SQLiteProblem.failure(error)
      }
    }
  }
}

/// What SQLite says, as the program's failure.
enum SQLiteProblem {
  static func failure(_ error: any Error) -> Failure {
    if let failure = error as? Failure { return failure }
    guard let error = error as? DatabaseError else {
      return Failure(.storeFailed, ["text": .string("\(error)")])
    }
    let code: Failure.Code =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .storeBusy
      case .SQLITE_READONLY: .storeReadOnly
      case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: .cannotWrite
      case .SQLITE_FULL: .storeFull
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .storeCorrupt
      case .SQLITE_IOERR: .inputOutput
      default: .storeFailed
      }
    // The message, never the values of the statement: these may be personal.
    return Failure(
      code,
      [
        "sqlite": JSON(Int(error.extendedResultCode.rawValue)),
        "text": .string(error.message ?? ""),
      ])
  }
}
