import DomainModel
import Foundation
import GRDB
import JSONDiff
import RecordMerge
import Trust

/// One transaction on the SQLite store.
struct SQLiteTransaction: NodeWriting {
  let database: Database

  func document(_ id: String) throws(Failure) -> HomeDocument? {
    try rows("SELECT * FROM document WHERE id = ?", [id], HomeDocument.init(row:)).first
  }

  func documents(
    type: RecordType?, after id: String, limit: Int
  ) throws(Failure) -> [HomeDocument] {
    if let type {
      return try rows(
        "SELECT * FROM document WHERE type = ? AND id > ? ORDER BY id LIMIT ?",
        [type.code, id, limit], HomeDocument.init(row:))
    }
    return try rows(
      "SELECT * FROM document WHERE id > ? ORDER BY id LIMIT ?", [id, limit],
      HomeDocument.init(row:))
  }

  func changes(after sequence: Int, limit: Int) throws(Failure) -> [LoggedChange] {
    try rows(
      "SELECT * FROM change WHERE sequence > ? ORDER BY sequence LIMIT ?", [sequence, limit],
      LoggedChange.init(row:))
  }

  func changes(of record: String, after sequence: Int) throws(Failure) -> [LoggedChange] {
    try rows(
      "SELECT * FROM change WHERE record = ? AND sequence > ? ORDER BY sequence",
      [record, sequence], LoggedChange.init(row:))
  }

  func change(device: String, epoch: Int, number: Int) throws(Failure) -> LoggedChange? {
    try rows(
      "SELECT * FROM change WHERE device = ? AND epoch = ? AND number = ?",
      [device, epoch, number], LoggedChange.init(row:)
    ).first
  }

  func lastSequence() throws(Failure) -> Int {
    try rows("SELECT max(sequence) AS last FROM change", []) { row in row["last"] as Int? ?? 0 }
      .first ?? 0
  }

  func value(_ book: Book, _ key: String) throws(Failure) -> [UInt8]? {
    try rows("SELECT value FROM book WHERE name = ? AND key = ?", [book.rawValue, key]) { row in
      [UInt8](row["value"] as Data)
    }.first
  }

  func values(_ book: Book, prefix: String) throws(Failure) -> [BookEntry] {
    try rows(
      "SELECT key, value FROM book WHERE name = ? AND key >= ? AND key < ? ORDER BY key",
      [book.rawValue, prefix, prefix + "\u{10FFFF}"]
    ) { row in BookEntry(key: row["key"], value: [UInt8](row["value"] as Data)) }
  }

  func values(_ book: Book, after key: String, limit: Int) throws(Failure) -> [BookEntry] {
    try rows(
      "SELECT key, value FROM book WHERE name = ? AND key > ? ORDER BY key LIMIT ?",
      [book.rawValue, key, limit]
    ) { row in BookEntry(key: row["key"], value: [UInt8](row["value"] as Data)) }
  }

  func documentCount() throws(Failure) -> Int {
    try rows("SELECT count(*) AS count FROM document", []) { row in row["count"] as Int }.first ?? 0
  }

  func put(_ document: HomeDocument) throws(Failure) { try put([document]) }

  func put(_ documents: [HomeDocument]) throws(Failure) {
    let columns = AllCores.map(documents) { document in
      (
        fields: Data(document.fields.json.canonicalBytes()),
        body: Data(document.record.members.canonicalBytes())
      )
    }
    for (document, columns) in zip(documents, columns) {
      try run(
        """
        INSERT INTO document (id, type, sequence, rev, fields, body) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET type = excluded.type, sequence = excluded.sequence,
          rev = excluded.rev, fields = excluded.fields, body = excluded.body
        """,
        [
          document.record.id, document.record.type?.code ?? 0, document.sequence,
          Data(document.rev.bytes), columns.fields, columns.body,
        ])
    }
  }

  func append(_ change: LoggedChange) throws(Failure) { try append([change]) }

  func append(_ changes: [LoggedChange]) throws(Failure) {
    let bodies = AllCores.map(changes) { Data($0.stored.canonicalBytes()) }
    for (change, body) in zip(changes, bodies) {
      try run(
        """
        INSERT INTO change (sequence, record, device, epoch, number, salt, body, entry)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          change.sequence, change.record, change.device, change.epoch, change.number,
          Data(change.salt), body, change.entry,
        ])
    }
  }

  func remove(_ id: String) throws(Failure) {
    try run("DELETE FROM document WHERE id = ?", [id])
  }

  func removeChanges(through sequence: Int) throws(Failure) {
    try run("DELETE FROM change WHERE sequence <= ?", [sequence])
  }

  func set(_ value: [UInt8]?, _ book: Book, _ key: String) throws(Failure) {
    guard let value else {
      return try run("DELETE FROM book WHERE name = ? AND key = ?", [book.rawValue, key])
    }
    try run(
      "INSERT OR REPLACE INTO book (name, key, value) VALUES (?, ?, ?)",
      [book.rawValue, key, Data(value)])
  }
}

extension SQLiteTransaction {
  private func run(_ sql: String, _ arguments: StatementArguments) throws(Failure) {
    do {
      try database.cachedStatement(sql: sql).execute(arguments: arguments)
    } catch {
      throw SQLiteProblem.failure(error)
    }
  }

  private func rows<Value>(
    _ sql: String, _ arguments: StatementArguments, _ map: (Row) throws -> Value
  ) throws(Failure) -> [Value] {
    do {
      let cursor = try Row.fetchCursor(
        database.cachedStatement(sql: sql), arguments: arguments)
      var values: [Value] = []
      while let row = try cursor.next() { values.append(try map(row)) }
      return values
    } catch {
      throw SQLiteProblem.failure(error)
    }
  }
}

extension HomeDocument {
  fileprivate init(row: Row) throws {
    guard let rev = Digest32(bytes: [UInt8](row["rev"] as Data)),
      let members = try StoredJSON.read(row["body"]).object
    else { throw StoredJSON.damaged }
    self.init(
      record: .init(members), sequence: row["sequence"], rev: rev,
      fields: try FieldHistory(json: StoredJSON.read(row["fields"])))
  }
}

extension LoggedChange {
  fileprivate init(row: Row) throws {
    try self.init(
      sequence: row["sequence"], stored: StoredJSON.read(row["body"]), entry: row["entry"],
      salt: [UInt8](row["salt"] as Data))
  }
}

/// Documents as the store wrote them; they parse unless the file is damaged.
private enum StoredJSON {
  static let damaged = Failure(.storeCorrupt, ["text": "document"])

  static func read(_ data: Data) throws(Failure) -> JSON {
    do {
      return try JSON.parse([UInt8](data))
    } catch {
      throw damaged
    }
  }
}
