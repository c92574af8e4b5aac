#if PostgreSQL
import DomainModel
import JSONDiff
import RecordMerge
import SyncNode
import Trust

/// One transaction on a connection. What is written is held back and sent in large statements: when
/// there is enough of it, before anything is read, and at the end.
final class PostgreSQLTransaction: NodeWriting {
  private let connection: PostgreSQLConnection
  private let firstSequence: Int
  private var sequence: Int
  private var pending = PendingWrites()

  init(_ connection: PostgreSQLConnection, lastSequence: Int) {
    self.connection = connection
    firstSequence = lastSequence
    sequence = lastSequence
  }

  /// Sends what is held back, and the head when the log has grown.
  func finish() throws(Failure) {
    try sendPending()
    if sequence != firstSequence { try connection.send(.setSequence, [.integer(sequence)]) }
  }

  func document(_ id: String) throws(Failure) -> HomeDocument? {
    try documents(from: query(.document, [.text(id)])).first
  }

  func documents(_ ids: [String]) throws(Failure) -> [HomeDocument] {
    guard !ids.isEmpty else { return [] }
    return try documents(from: query(.documents, [.texts(ids)]))
  }

  func documents(
    type: RecordType?, after id: String, limit: Int
  ) throws(Failure) -> [HomeDocument] {
    let id = PostgreSQLKey.id(id)
    guard let type else {
      return try documents(from: query(.documentsAfter, [.bytes(id), .integer(limit)]))
    }
    return try documents(
      from: query(.documentsOfType, [.integer(type.code), .bytes(id), .integer(limit)]))
  }

  func changes(after sequence: Int, limit: Int) throws(Failure) -> [LoggedChange] {
    try changes(from: query(.changesAfter, [.integer(sequence), .integer(limit)]))
  }

  func changes(of record: String, after sequence: Int) throws(Failure) -> [LoggedChange] {
    try changes(from: query(.changesOfRecord, [.text(record), .integer(sequence)]))
  }

  func change(device: String, epoch: Int, number: Int) throws(Failure) -> LoggedChange? {
    let identity: [PostgreSQLValue] = [.text(device), .integer(epoch), .integer(number)]
    return try changes(from: query(.changeByIdentity, identity)).first
  }

  func lastSequence() throws(Failure) -> Int { sequence }

  func value(_ book: Book, _ key: String) throws(Failure) -> [UInt8]? {
    let rows = try query(.value, [.bytes(PostgreSQLKey.of(book, key))])
    return rows.count == 0 ? nil : rows.bytes(0, 0)
  }

  func values(_ book: Book, prefix: String) throws(Failure) -> [BookEntry] {
    try values(book, prefixes: [prefix])
  }

  /// All prefixes in one round trip.
  func values(_ book: Book, prefixes: [String]) throws(Failure) -> [BookEntry] {
    try sendPending()
    for prefix in prefixes {
      let key = PostgreSQLKey.of(book, prefix)
      try connection.send(
        .values, [.bytes(key), .bytes(PostgreSQLKey.end(of: key)), .integer(Int(Int32.max))])
    }
    let results = try connection.collect().suffix(prefixes.count)
    return results.flatMap { entries(book, $0) }
  }

  func values(
    _ book: Book, after key: String, limit: Int
  ) throws(Failure) -> [BookEntry] {
    let all = PostgreSQLKey.of(book, "")
    let first = key.isEmpty ? all : PostgreSQLKey.next(behind: PostgreSQLKey.of(book, key))
    let end = PostgreSQLKey.end(of: all)
    return entries(book, try query(.values, [.bytes(first), .bytes(end), .integer(limit)]))
  }

  func documentCount() throws(Failure) -> Int { try query(.documentCount, []).integer(0, 0) }

  func put(_ document: HomeDocument) throws(Failure) {
    pending.documents[document.record.id] = document
    try sendPendingIfMuch()
  }

  func append(_ change: LoggedChange) throws(Failure) {
    // A copy of a store that was pruned begins later.
    guard sequence == 0 || change.sequence == sequence + 1 else {
      throw Failure(.storeFailed, ["text": .string("sequence \(change.sequence)")])
    }
    sequence = change.sequence
    pending.changes.append(change)
    try sendPendingIfMuch()
  }

  func remove(_ id: String) throws(Failure) {
    try sendPending()
    try connection.send(.removeDocuments, [.texts([id])])
  }

  func removeChanges(through sequence: Int) throws(Failure) {
    try sendPending()
    try connection.send(.removeChanges, [.integer(sequence)])
  }

  func set(_ value: [UInt8]?, _ book: Book, _ key: String) throws(Failure) {
    pending.values[PostgreSQLKey.of(book, key)] = .some(value)
    try sendPendingIfMuch()
  }
}

extension PostgreSQLTransaction {
  private func query(
    _ statement: PostgreSQLStatement, _ values: [PostgreSQLValue]
  ) throws(Failure) -> PostgreSQLRows {
    try sendPending()
    try connection.send(statement, values)
    guard let rows = try connection.collect().last else { throw Failure(.internalError) }
    return rows
  }

  private func sendPendingIfMuch() throws(Failure) {
    if pending.count >= PendingWrites.most { try sendPending() }
  }

  private func sendPending() throws(Failure) {
    let writes = pending
    pending = PendingWrites()
    try writes.send(to: connection)
  }

  private func documents(from rows: PostgreSQLRows) throws(Failure) -> [HomeDocument] {
    var documents: [HomeDocument] = []
    for row in 0..<rows.count {
      guard let rev = Digest32(bytes: rows.bytes(row, 1)),
        let members = try json(rows.bytes(row, 3)).object
      else { throw damaged }
      documents.append(
        HomeDocument(
          record: Record(members), sequence: rows.integer(row, 0), rev: rev,
          fields: try fields(rows.bytes(row, 2))))
    }
    return documents
  }

  private func changes(from rows: PostgreSQLRows) throws(Failure) -> [LoggedChange] {
    var changes: [LoggedChange] = []
    for row in 0..<rows.count {
      changes.append(
        try LoggedChange(
          sequence: rows.integer(row, 0), stored: json(rows.bytes(row, 1)),
          entry: rows.text(row, 2), salt: rows.bytes(row, 3)))
    }
    return changes
  }

  private func entries(_ book: Book, _ rows: PostgreSQLRows) -> [BookEntry] {
    (0..<rows.count).map { row in
      BookEntry(
        key: PostgreSQLKey.key(rows.bytes(row, 0), in: book), value: rows.bytes(row, 1))
    }
  }

  private var damaged: Failure { Failure(.storeCorrupt, ["text": "document"]) }

  private func json(_ bytes: [UInt8]) throws(Failure) -> JSON {
    do {
      return try JSON.parse(bytes)
    } catch {
      throw damaged
    }
  }

  private func fields(_ bytes: [UInt8]) throws(Failure) -> FieldHistory {
    do {
      return try FieldHistory(json: json(bytes))
    } catch {
      throw damaged
    }
  }
}
#endif
