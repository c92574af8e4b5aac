import DomainModel
import class GRDB.Database
import JSONDiff
import Trust

/// Reads and writes rows of `record`; the one place that binds the query columns.
enum RecordRows {
  /// A row as it stood before a change.
  struct Present {
    let row: Int64
    let sequence: Int64
    let rev: Digest32
    let document: [UInt8]
    let share: Tallies.Share

    func record() throws(Failure) -> Record {
      try RecordRows.record(fromDocument: document)
    }
  }

  static func record(fromDocument document: [UInt8]) throws(Failure) -> Record {
    do {
      guard case .object(let members) = try JSON.parse(document) else {
        throw Failure(.storeCorrupt, ["text": "document is no object"])
      }
      return Record(members)
    } catch let error as JSONError {
      throw StoreFailure.damagedDocument(error)
    } catch {
      throw StoreFailure.translated(error)
    }
  }

  private static let selectPresent = """
    SELECT row, sequence, rev, document, type, scope, status, unit, isOpen, isDeleted, isDrill,
      dueAt
    FROM record WHERE id = ?
    """

  static func present(_ key: RecordKey, in database: Database) throws(Failure) -> Present? {
    try present(key, with: presentQuery(database))
  }

  /// The statement that finds a row, to be used again and again by bulk work.
  static func presentQuery(_ database: Database) throws(Failure) -> Query {
    try Query(database, selectPresent)
  }

  static func present(_ key: RecordKey, with query: Query) throws(Failure) -> Present? {
    try query.bind(key, 1).first { (query) throws(Failure) in
      let rev = Digest32(bytes: query.bytes(2)) ?? .zero
      let share = Tallies.Share(
        type: query.int(4), scope: query.text(5), status: query.text(6), unit: query.key(7),
        dueAt: query.int64(11), isOpen: query.int(8) == 1, isDeleted: query.int(9) == 1,
        isDrill: query.int(10) == 1, rev: rev)
      return Present(
        row: query.int64(0), sequence: query.int64(1), rev: rev, document: query.bytes(3),
        share: share)
    }
  }

  static func share(_ prepared: PreparedRecord, type: Int) -> Tallies.Share {
    Tallies.Share(
      type: type, scope: prepared.columns.scope, status: prepared.columns.status ?? "",
      unit: prepared.columns.unit.map(RecordKey.init),
      dueAt: prepared.columns.dueAt?.milliseconds ?? PreparedRecord.never,
      isOpen: prepared.isOpen, isDeleted: prepared.isDeleted, isDrill: prepared.isDrill,
      rev: prepared.rev)
  }

  private static let insertRow = """
    INSERT INTO record (id, type, isOpen, isDeleted, isDrill, status, unit, assignee, subject,
      place, dueAt, precedence, number, title, scope, level, createdAt, updatedAt, sequence, rev,
      filterText, document)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private static let updateRow = """
    UPDATE record SET id = ?, type = ?, isOpen = ?, isDeleted = ?, isDrill = ?, status = ?,
      unit = ?, assignee = ?, subject = ?, place = ?, dueAt = ?, precedence = ?, number = ?,
      title = ?, scope = ?, level = ?, createdAt = ?, updatedAt = ?, sequence = ?, rev = ?,
      filterText = ?, document = ?
    WHERE row = ?
    """

  /// Adds a row and returns its number.
  static func insert(
    _ prepared: PreparedRecord, type: Int, sequence: Int64, filterText: String?,
    in database: Database
  ) throws(Failure) -> Int64 {
    try insert(
      prepared, type: type, sequence: sequence, filterText: filterText,
      with: insertQuery(database))
    return database.lastInsertedRowID
  }

  /// The statement that adds a row, to be used again and again by bulk work.
  static func insertQuery(_ database: Database) throws(Failure) -> Query {
    try Query(database, insertRow)
  }

  static func insert(
    _ prepared: PreparedRecord, type: Int, sequence: Int64, filterText: String?,
    with query: Query
  ) throws(Failure) {
    bind(prepared, type: type, sequence: sequence, filterText: filterText, to: query)
    try query.run()
  }

  static func update(
    row: Int64, _ prepared: PreparedRecord, type: Int, sequence: Int64, filterText: String?,
    in database: Database
  ) throws(Failure) {
    let query = try Query(database, updateRow)
    bind(prepared, type: type, sequence: sequence, filterText: filterText, to: query)
    try query.bind(row, 23).run()
  }

  private static func bind(
    _ prepared: PreparedRecord, type: Int, sequence: Int64, filterText: String?, to query: Query
  ) {
    let columns = prepared.columns
    query.bind(prepared.key, 1).bind(type, 2).bind(prepared.isOpen ? 1 : 0, 3)
      .bind(prepared.isDeleted ? 1 : 0, 4).bind(prepared.isDrill ? 1 : 0, 5)
      .bind(columns.status, 6).bind(columns.unit.map(RecordKey.init), 7)
      .bind(columns.assignee.map(RecordKey.init), 8).bind(columns.subject.map(RecordKey.init), 9)
      .bind(columns.place, 10).bind(columns.dueAt?.milliseconds ?? PreparedRecord.never, 11)
      .bind(-columns.urgency, 12).bind(prepared.number, 13).bind(columns.title, 14)
      .bind(columns.scope, 15).bind(prepared.level, 16).bind(columns.createdAt.milliseconds, 17)
      .bind(columns.updatedAt.milliseconds, 18).bind(sequence, 19).bind(prepared.rev.bytes, 20)
      .bind(filterText, 21).bind(prepared.document, 22)
  }
}
