import DomainModel

/// What a node keeps its records, its log and its books in: SQLite, or a server's engine.
///
/// A write is all or nothing and alone; a read sees one state. Sequences are given by the caller
/// inside the write, so they are free of gaps and visible in order on every engine.
public protocol DocumentStore: Sendable {
  /// Reads in one transaction.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeReading) throws(Failure) -> Value
  ) async throws(Failure) -> Value

  /// Writes in one transaction; when `body` throws, nothing has happened.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeWriting) throws(Failure) -> Value
  ) async throws(Failure) -> Value

  /// Copies the whole store to a SQLite file that doesn't exist yet, while others go on.
  func copy(to path: String) async throws(Failure)
}

/// What can be read inside a transaction.
public protocol NodeReading {
  /// A record as it is now; nil when there never was one.
  func document(_ id: String) throws(Failure) -> HomeDocument?

  /// Those of the records that there are, in any order.
  func documents(_ ids: [String]) throws(Failure) -> [HomeDocument]

  /// Records by id, behind a key; `type` nil means all.
  func documents(type: RecordType?, after id: String, limit: Int) throws(Failure) -> [HomeDocument]

  /// The log behind a sequence, in order.
  func changes(after sequence: Int, limit: Int) throws(Failure) -> [LoggedChange]

  /// What happened to one record behind a sequence, in order, refused changes too.
  func changes(of record: String, after sequence: Int) throws(Failure) -> [LoggedChange]

  /// The change of an identity.
  func change(device: String, epoch: Int, number: Int) throws(Failure) -> LoggedChange?

  /// The last sequence of the log, 0 for none.
  func lastSequence() throws(Failure) -> Int

  /// A value of the node's books.
  func value(_ book: Book, _ key: String) throws(Failure) -> [UInt8]?

  /// The values of a book whose keys begin so, by key.
  func values(_ book: Book, prefix: String) throws(Failure) -> [BookEntry]

  /// The values of a book whose keys begin with one of these, which don't begin with one another.
  func values(_ book: Book, prefixes: [String]) throws(Failure) -> [BookEntry]

  /// A page of a book by key, behind a key.
  func values(_ book: Book, after key: String, limit: Int) throws(Failure) -> [BookEntry]

  /// How many records there are, tombstones too.
  func documentCount() throws(Failure) -> Int
}

/// What a store in the same process has nothing to gain from doing at once.
extension NodeReading {
  /// One after another.
  public func documents(_ ids: [String]) throws(Failure) -> [HomeDocument] {
    var found: [HomeDocument] = []
    for id in ids {
      if let document = try document(id) { found.append(document) }
    }
    return found
  }

  /// One after another.
  public func values(_ book: Book, prefixes: [String]) throws(Failure) -> [BookEntry] {
    var found: [BookEntry] = []
    for prefix in prefixes { found += try values(book, prefix: prefix) }
    return found
  }

  /// Out of the whole book.
  public func values(
    _ book: Book, after key: String, limit: Int
  ) throws(Failure) -> [BookEntry] {
    Array(try values(book, prefix: "").drop { !key.isEmpty && $0.key <= key }.prefix(limit))
  }
}

/// What can be written inside a transaction.
public protocol NodeWriting: NodeReading {
  /// Keeps a record as it is now.
  func put(_ document: HomeDocument) throws(Failure)

  /// Keeps records as they are now, each once.
  func put(_ documents: [HomeDocument]) throws(Failure)

  /// Adds to the log; sequences and identities are unique.
  func append(_ change: LoggedChange) throws(Failure)

  /// Adds to the log, in order.
  func append(_ changes: [LoggedChange]) throws(Failure)

  /// Removes a record, of which nothing is left but that it is deleted.
  func remove(_ id: String) throws(Failure)

  /// Removes the log up to a sequence and with it.
  func removeChanges(through sequence: Int) throws(Failure)

  /// Sets a value of the books; nil removes it.
  func set(_ value: [UInt8]?, _ book: Book, _ key: String) throws(Failure)
}

extension NodeWriting {
  /// One after another.
  public func put(_ documents: [HomeDocument]) throws(Failure) {
    for document in documents { try put(document) }
  }

  /// One after another.
  public func append(_ changes: [LoggedChange]) throws(Failure) {
    for change in changes { try append(change) }
  }
}

/// The node's books beside records and log.
public enum Book: String, Sendable, CaseIterable {
  /// The node itself: identity, clock, checkpoint.
  case node
  /// The last number of each device and epoch.
  case numbering
  /// What the node knows of a device besides its record.
  case device
  /// The device of a bearer token, by the token's digest.
  case token
  /// Invitations, by the digest of their token.
  case invitation
  /// The open conflicts of a record.
  case conflict
  /// The last alert number of a scope.
  case alertNumber
  /// Count and sum of the revs of a set.
  case tally
  /// Hashes of the Merkle tree.
  case ledger
  /// The last leaf of each scope.
  case scopeHead
  /// Which records name a blob.
  case blobName
  /// Confirmations of desks.
  case receipt
  /// The nodes below, by the scope whose home they are.
  case home
  /// Changes sent on to the node below that is their home, by who made them.
  case forwarded
  /// The orders that were merged, by the order they went into.
  case merged
  /// Contents that this node and the one above may not both have, by when to see to them.
  case dueContent
}

/// A value of a book with its key.
public struct BookEntry: Sendable, Hashable {
  /// The key.
  public let key: String
  /// The value.
  public let value: [UInt8]

  /// Makes an entry, as a store does.
  public init(key: String, value: [UInt8]) {
    self.key = key
    self.value = value
  }
}
