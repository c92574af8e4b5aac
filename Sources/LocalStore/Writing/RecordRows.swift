import DomainModel
import class GRDB.Database
import JSONDiff
import Trust

/// Reads and writes rows of `record`; the one place that binds the query columns.
enum RecordRows {
  /// What a change has to know of the row that it replaces.
  struct RowState {
    let row: Int64
    let sequence: Int64
    let rev: Digest32
    let share: Tallies.Share
  }

  /// A row as it stood before a change.
  struct Present {
    let state: RowState
    let document: [UInt8]

    var row: Int64 { state.row }
    var sequence: Int64 { state.sequence }
    var rev: Digest32 { state.rev }

    var stored: StoredRecord {
      get throws(Failure) {
        StoredRecord(record: try record(), rev: rev, sequence: sequence, row: row)
      }
    }

    /// The record; parsed only when what was read before is another state.
    func record(asRead read: StoredRecord? = nil) throws(Failure) -> Record {
      if let read, read.rev == rev, read.row == row { return read.record }
      return try RecordRows.record(fromDocument: document)
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

  private static let stateColumns =
    "row, sequence, rev, type, scope, status, unit, isOpen, isDeleted, isDrill, dueAt"
  private static let selectPresent = "SELECT \(stateColumns), document FROM record WHERE id = ?"
  private static let selectState = "SELECT \(stateColumns) FROM record WHERE row = ?"

  static func present(_ key: RecordKey, in database: Database) throws(Failure) -> Present? {
    try present(key, with: presentQuery(database))
  }

  /// The statement that finds a row, to be used again and again by bulk work.
  static func presentQuery(_ database: Database) throws(Failure) -> Query {
    try Query(database, selectPresent)
  }

  static func present(_ key: RecordKey, with query: Query) throws(Failure) -> Present? {
    try query.bind(key, 1).first { (query) throws(Failure) in
      Present(state: state(query), document: query.bytes(11))
    }
  }

  /// The state of a row, without reading its document; nil when there is no such row.
  static func state(row: Int64, in database: Database) throws(Failure) -> RowState? {
    try Query(database, selectState).bind(row, 1).first { state($0) }
  }

  private static func state(_ query: Query) -> RowState {
    let rev = Digest32(bytes: query.bytes(2)) ?? .zero
    let share = Tallies.Share(
      type: query.int(3), scope: query.text(4), status: query.text(5), unit: query.key(6),
      dueAt: query.int64(10), isOpen: query.int(7) == 1, isDeleted: query.int(8) == 1,
      isDrill: query.int(9) == 1, rev: rev)
    return RowState(row: query.int64(0), sequence: query.int64(1), rev: rev, share: share)
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
      filterText, document, holder, matter, outcome, runningClocks)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private static let updateRow = """
    UPDATE record SET id = ?, type = ?, isOpen = ?, isDeleted = ?, isDrill = ?, status = ?,
      unit = ?, assignee = ?, subject = ?, place = ?, dueAt = ?, precedence = ?, number = ?,
      title = ?, scope = ?, level = ?, createdAt = ?, updatedAt = ?, sequence = ?, rev = ?,
      filterText = ?, document = ?, holder = ?, matter = ?, outcome = ?, runningClocks = ?
    WHERE row = ?
    """

  /// The parameter after those that `bind` fills.
  private static let firstFigure: Int32 = 23

  /// Adds a row and returns its number.
  static func insert(
    _ prepared: PreparedRecord, type: Int, sequence: Int64, filterText: String?,
    figures: FigureTerms.Numbers?, in database: Database
  ) throws(Failure) -> Int64 {
    try insert(
      prepared, type: type, sequence: sequence, filterText: filterText, figures: figures,
      with: insertQuery(database))
    return database.lastInsertedRowID
  }

  /// The statement that adds a row, to be used again and again by bulk work.
  static func insertQuery(_ database: Database) throws(Failure) -> Query {
    try Query(database, insertRow)
  }

  static func insert(
    _ prepared: PreparedRecord, type: Int, sequence: Int64, filterText: String?,
    figures: FigureTerms.Numbers?, with query: Query
  ) throws(Failure) {
    bind(prepared, type: type, sequence: sequence, filterText: filterText, to: query)
    FigureRows.bind(figures, to: query, from: firstFigure)
    try query.run()
  }

  static func update(
    row: Int64, _ prepared: PreparedRecord, type: Int, sequence: Int64, filterText: String?,
    figures: FigureTerms.Numbers?, in database: Database
  ) throws(Failure) {
    let query = try Query(database, updateRow)
    bind(prepared, type: type, sequence: sequence, filterText: filterText, to: query)
    FigureRows.bind(figures, to: query, from: firstFigure)
    try query.bind(row, firstFigure + 4).run()
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

extension RecordRows {
  /// What `wrongColumns` compares, in its order.
  static let derivedColumns = """
    id, type, isOpen, isDeleted, isDrill, status, unit, assignee, subject, place, dueAt,
    precedence, number, title, scope, level, createdAt, updatedAt, filterText IS NOT NULL,
    \(OrderMarks.derivedColumns),
    holder, matter, outcome, runningClocks
    """

  /// The columns of a row that aren't as its document derives them; `first` is where the derived
  /// columns begin. Of `filterText` only that open records alone have one: it holds names of other
  /// records as they were called when this one was written.
  static func wrongColumns(
    of prepared: PreparedRecord, type: Int, terms: [Int: String], in query: Query,
    from first: Int32
  ) -> [String] {
    let columns = prepared.columns
    let fits: [(String, Bool)] = [
      ("id", query.key(first) == prepared.key),
      ("type", query.int(first + 1) == type),
      ("isOpen", query.int(first + 2) == (prepared.isOpen ? 1 : 0)),
      ("isDeleted", query.int(first + 3) == (prepared.isDeleted ? 1 : 0)),
      ("isDrill", query.int(first + 4) == (prepared.isDrill ? 1 : 0)),
      ("status", query.optionalText(first + 5) == columns.status),
      ("unit", query.key(first + 6)?.id == columns.unit),
      ("assignee", query.key(first + 7)?.id == columns.assignee),
      ("subject", query.key(first + 8)?.id == columns.subject),
      ("place", query.optionalText(first + 9) == columns.place),
      ("dueAt", query.int64(first + 10) == columns.dueAt?.milliseconds ?? PreparedRecord.never),
      ("precedence", query.int(first + 11) == -columns.urgency),
      ("number", query.optionalText(first + 12) == prepared.number),
      ("title", query.text(first + 13) == columns.title),
      ("scope", query.text(first + 14) == columns.scope),
      ("level", query.int(first + 15) == prepared.level),
      ("createdAt", query.int64(first + 16) == columns.createdAt.milliseconds),
      ("updatedAt", query.int64(first + 17) == columns.updatedAt.milliseconds),
      ("filterText", query.int(first + 18) == (prepared.isOpen ? 1 : 0)),
      ("claim.by", query.key(first + 19)?.id == columns.claim?.by),
      ("claim.until", query.int64(first + 20) == columns.claim?.until.milliseconds ?? 0),
      ("reopened", query.int(first + 21) == (columns.isReopened ? 1 : 0)),
      ("caller", query.int(first + 22) == (columns.callerPhone == nil ? 0 : 1)),
      ("merged", query.key(first + 23)?.id == columns.merger?.target),
      ("calledBack", query.int(first + 24) == (columns.merger?.isCalledBack == true ? 1 : 0)),
      ("parent", query.key(first + 25)?.id == columns.parent),
    ]
    return fits.filter { !$0.1 }.map(\.0)
      + FigureRows.wrongColumns(of: prepared.figures, terms: terms, in: query, from: first + 26)
  }
}
