import DomainModel
import JSONDiff
import Synchronization
import SyncNode

/// A node's disk in memory. A write is a copy that takes the place of the former state or doesn't,
/// so a crash can be put on either side of each commit.
final class MemoryDocumentStore: DocumentStore {
  /// All that would be in the file.
  struct Contents: Sendable {
    var documents: [String: HomeDocument] = [:]
    /// What the log still holds.
    var log: [LoggedChange] = []
    /// What was taken from it: no node sees it, the invariants do.
    var pruned: [LoggedChange] = []
    var books: [Book: [String: [UInt8]]] = [:]

    /// All that was ever logged.
    var wholeLog: [LoggedChange] { pruned + log }
  }

  /// What happens to the next write.
  enum Fate: Sendable {
    case commits
    /// The process dies before the commit.
    case dies
    /// It dies after it; nobody hears that it was done.
    case diesAfterwards
    /// The disk is full: the process goes on.
    case isFull
  }

  private let state = Mutex(Contents())
  private let fates: Mutex<[Fate]> = Mutex([])
  private let fallen = Mutex(false)
  private let mutant: Mutant?

  init(mutant: Mutant?) { self.mutant = mutant }

  var contents: Contents { state.withLock { $0 } }

  func prepare(_ fate: Fate) { fates.withLock { $0 = [fate] } }

  /// Whether the process has died since somebody asked.
  func hasFallen() -> Bool {
    fates.withLock { $0 = [] }
    return fallen.withLock { fallen in
      defer { fallen = false }
      return fallen
    }
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeReading) throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    try body(MemoryTransaction(contents, mutant))
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeWriting) throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let fate = fates.withLock { $0.popLast() } ?? .commits
    let transaction = MemoryTransaction(contents, mutant)
    let value = try body(transaction)
    switch fate {
    case .dies: throw die()
    case .isFull: throw Failure(.storeFull)
    case .commits, .diesAfterwards: break
    }
    if mutant?.forgetsCommit(of: transaction.contents) != true {
      let contents = transaction.contents
      state.withLock { $0 = contents }
    }
    if case .diesAfterwards = fate { throw die() }
    return value
  }

  func copy(to path: String) async throws(Failure) { throw Failure(.cannotWrite) }

  private func die() -> Failure {
    fallen.withLock { $0 = true }
    return Failure(.inputOutput)
  }
}

/// One transaction on the contents.
final class MemoryTransaction: NodeWriting {
  private(set) var contents: MemoryDocumentStore.Contents
  private let mutant: Mutant?

  init(_ contents: MemoryDocumentStore.Contents, _ mutant: Mutant?) {
    self.contents = contents
    self.mutant = mutant
  }

  func document(_ id: String) throws(Failure) -> HomeDocument? {
    let document = contents.documents[id]
    return mutant.map { $0.read(document) } ?? document
  }

  func documents(
    type: RecordType?, after id: String, limit: Int
  ) throws(Failure) -> [HomeDocument] {
    let fitting = contents.documents.values.filter {
      $0.record.id > id && (type == nil || $0.record.type == type)
    }
    return Array(fitting.sorted { $0.record.id < $1.record.id }.prefix(limit))
  }

  func changes(after sequence: Int, limit: Int) throws(Failure) -> [LoggedChange] {
    let changes = Array(kept(after: sequence).prefix(limit))
    return mutant.map { $0.read(changes) } ?? changes
  }

  func changes(of record: String, after sequence: Int) throws(Failure) -> [LoggedChange] {
    kept(after: sequence).filter { $0.record == record }
  }

  private func kept(after sequence: Int) -> ArraySlice<LoggedChange> {
    contents.log.dropFirst(max(0, sequence - contents.pruned.count))
  }

  func change(device: String, epoch: Int, number: Int) throws(Failure) -> LoggedChange? {
    contents.log.first { $0.device == device && $0.epoch == epoch && $0.number == number }
  }

  func lastSequence() throws(Failure) -> Int { contents.pruned.count + contents.log.count }

  func value(_ book: Book, _ key: String) throws(Failure) -> [UInt8]? {
    let value = contents.books[book]?[key]
    return mutant.map { $0.read(value, book, key) } ?? value
  }

  func values(_ book: Book, prefix: String) throws(Failure) -> [BookEntry] {
    let entries = (contents.books[book] ?? [:]).filter { $0.key.hasPrefix(prefix) }
      .sorted { $0.key < $1.key }.map { BookEntry(key: $0.key, value: $0.value) }
    return mutant.map { $0.read(entries, of: book) } ?? entries
  }

  func documentCount() throws(Failure) -> Int { contents.documents.count }

  func put(_ document: HomeDocument) throws(Failure) {
    contents.documents[document.record.id] = mutant.map { $0.written(document) } ?? document
  }

  func append(_ change: LoggedChange) throws(Failure) {
    guard change.sequence == (try lastSequence()) + 1 else {
      throw Failure(.storeFailed, ["text": "sequence"])
    }
    contents.log.append(mutant.map { $0.written(change) } ?? change)
  }

  func remove(_ id: String) throws(Failure) { contents.documents[id] = nil }

  func removeChanges(through sequence: Int) throws(Failure) {
    let gone = contents.log.prefix { $0.sequence <= sequence }
    contents.pruned += gone
    contents.log.removeFirst(gone.count)
  }

  func set(_ value: [UInt8]?, _ book: Book, _ key: String) throws(Failure) {
    contents.books[book, default: [:]][key] = mutant.map { $0.written(value, book) } ?? value
  }
}
