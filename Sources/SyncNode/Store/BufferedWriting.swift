import DomainModel

/// A transaction that keeps what a batch reads and writes again and again in memory: units,
/// calendars, counts, heads of chains. Records and log reach the store in large pieces, books once,
/// at the end.
///
/// A batch of a thousand edits asks for the same few dozen values some twenty thousand times.
final class BufferedWriting: NodeWriting {
  /// So many changes are held back.
  private static let mostChanges = 1_000

  private let store: any NodeWriting
  /// What holds changes back itself; whoever reads the log makes it let go.
  weak var log: LogWriter?
  private var changedRecords: Set<String> = []
  private var newChanges: [LoggedChange] = []
  private var documents: [String: HomeDocument?] = [:]
  private var books: [Book: [String: [UInt8]?]] = [:]
  private var unwritten: [Book: Set<String>] = [:]
  /// Records whose open conflicts are all in `books`.
  private var fetched: Set<String> = []
  private var last: Int?

  init(_ store: any NodeWriting) {
    self.store = store
  }

  /// Reads at once what the changes of these records will ask for: on a server each question costs
  /// a round trip.
  func fetch(_ records: Set<String>) throws(Failure) {
    let ids = records.sorted()
    for id in ids { documents[id] = .some(nil) }
    let found = try store.documents(ids)
    for document in found { documents[document.record.id] = .some(document) }
    // What isn't there has no conflict either.
    fetched = records
    let prefixes = found.map { $0.record.id + "/" }
    for entry in try store.values(.conflict, prefixes: prefixes) {
      books[.conflict, default: [:]][entry.key] = .some(entry.value)
    }
  }

  /// Writes what is held back.
  func flush() throws(Failure) {
    try flushRows()
    for book in Book.allCases { try flush(book) }
  }

  /// Writes the records and the log as they are by now, records in the order of the index.
  private func flushRows() throws(Failure) {
    try log?.settle()
    try writeRows()
  }

  private func writeRows() throws(Failure) {
    let ids = changedRecords.sorted()
    let changes = newChanges
    (changedRecords, newChanges) = ([], [])
    try store.put(ids.compactMap { documents[$0] ?? nil })
    try store.append(changes)
  }

  private func flush(_ book: Book) throws(Failure) {
    guard let keys = unwritten.removeValue(forKey: book) else { return }
    for key in keys.sorted() { try store.set(books[book]?[key] ?? nil, book, key) }
  }

  func document(_ id: String) throws(Failure) -> HomeDocument? {
    if let known = documents[id] { return known }
    let document = try store.document(id)
    documents[id] = .some(document)
    return document
  }

  func documents(
    type: RecordType?, after id: String, limit: Int
  ) throws(Failure) -> [HomeDocument] {
    try flushRows()
    return try store.documents(type: type, after: id, limit: limit)
  }

  func changes(after sequence: Int, limit: Int) throws(Failure) -> [LoggedChange] {
    try flushRows()
    return try store.changes(after: sequence, limit: limit)
  }

  func changes(of record: String, after sequence: Int) throws(Failure) -> [LoggedChange] {
    try flushRows()
    return try store.changes(of: record, after: sequence)
  }

  func change(device: String, epoch: Int, number: Int) throws(Failure) -> LoggedChange? {
    try flushRows()
    return try store.change(device: device, epoch: epoch, number: number)
  }

  func lastSequence() throws(Failure) -> Int {
    try log?.settle()
    if let last { return last }
    let sequence = try store.lastSequence()
    last = sequence
    return sequence
  }

  func value(_ book: Book, _ key: String) throws(Failure) -> [UInt8]? {
    if let known = books[book]?[key] { return known }
    let value = try store.value(book, key)
    books[book, default: [:]][key] = .some(value)
    return value
  }

  func values(_ book: Book, prefix: String) throws(Failure) -> [BookEntry] {
    if book == .conflict, prefix.hasSuffix("/"), fetched.contains(String(prefix.dropLast())) {
      return (books[book] ?? [:]).filter { $0.key.hasPrefix(prefix) }.sorted { $0.key < $1.key }
        .compactMap { key, value in value.map { BookEntry(key: key, value: $0) } }
    }
    if [.tally, .ledger, .scopeHead].contains(book) { try log?.settle() }
    try flush(book)
    return try store.values(book, prefix: prefix)
  }

  func documentCount() throws(Failure) -> Int {
    try flushRows()
    return try store.documentCount()
  }

  func put(_ document: HomeDocument) throws(Failure) {
    documents[document.record.id] = .some(document)
    changedRecords.insert(document.record.id)
  }

  func append(_ change: LoggedChange) throws(Failure) {
    last = change.sequence
    newChanges.append(change)
    if newChanges.count >= Self.mostChanges { try writeRows() }
  }

  func remove(_ id: String) throws(Failure) {
    try flushRows()
    documents[id] = .some(nil)
    try store.remove(id)
  }

  func removeChanges(through sequence: Int) throws(Failure) {
    try flushRows()
    try store.removeChanges(through: sequence)
  }

  func set(_ value: [UInt8]?, _ book: Book, _ key: String) throws(Failure) {
    books[book, default: [:]][key] = .some(value)
    unwritten[book, default: []].insert(key)
  }
}
