import class GRDB.Database

/// A connection inside a transaction, with the store it belongs to. Lives as long as the body of
/// `read` or `write` that was given it.
public struct StoreSession {
  let database: Database
  let store: LocalStore
}

/// What can be read: by a reader, and inside a write transaction, where it sees its own writes.
public protocol StoreReading {
  /// The connection in its transaction.
  var session: StoreSession { get }
}

/// A consistent state of the store.
public struct StoreReader: StoreReading {
  /// The connection in its read transaction.
  public let session: StoreSession
}
