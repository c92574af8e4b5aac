import DomainModel
import class GRDB.Database
import JSONDiff

/// Keeps up which open orders were opened again and which are claimed, who called, which callers of
/// merged orders were called back, and which orders stand under a parent.
enum OrderMarks {
  static let tables = ["claim", "reopened", "caller", "merged", "child"]

  /// What doctor compares, by the row of `record`.
  static let derivedColumns = """
    (SELECT holder FROM claim WHERE claim.row = record.row),
    (SELECT until FROM claim WHERE claim.row = record.row),
    EXISTS (SELECT 1 FROM reopened WHERE reopened.row = record.row),
    EXISTS (SELECT 1 FROM caller WHERE caller.row = record.row
      AND phone = json_extract(CAST(document AS TEXT), '$.contact.phone')),
    (SELECT target FROM merged WHERE merged.row = record.row),
    (SELECT isCalledBack FROM merged WHERE merged.row = record.row),
    (SELECT parent FROM child WHERE child.row = record.row)
    """

  /// Writes the marks of a new row.
  static func insert(
    _ prepared: PreparedRecord, row: Int64, in database: Database
  ) throws(Failure) {
    guard prepared.record.type == .grievance else { return }
    try write(Marks(prepared.columns), over: Marks(), row: row, in: database)
  }

  /// Notes where a merged order went.
  static func insert(_ merger: Merger, row: Int64, in database: Database) throws(Failure) {
    try Query(database, "INSERT INTO merged (row, target, isCalledBack) VALUES (?, ?, ?)")
      .bind(row, 1).bind(RecordKey(merger.target), 2).bind(merger.isCalledBack ? 1 : 0, 3).run()
  }

  private static func insert(
    parent: String, row: Int64, in database: Database
  ) throws(Failure) {
    try Query(database, "INSERT INTO child (row, parent) VALUES (?, ?)").bind(row, 1)
      .bind(RecordKey(parent), 2).run()
  }

  /// Notes the parents of orders that were written before there was such a table.
  static func fillChildren(_ database: Database) throws(Failure) {
    let rows = try Query(
      database,
      """
      SELECT row, document FROM record INDEXED BY recordByType
      WHERE type = ? AND instr(document, CAST('"parent":' AS BLOB)) > 0
      """
    ).bind(RecordType.grievance.code, 1).all { (query) throws(Failure) in
      (query.int64(0), try RecordRows.record(fromDocument: query.bytes(1)))
    }
    for (row, record) in rows {
      guard let parent = QueryColumns.of(record).parent else { continue }
      try insert(parent: parent, row: row, in: database)
    }
  }

  /// Brings the marks of a row from those of its state before to those of the present one.
  static func replace(
    _ before: QueryColumns, by prepared: PreparedRecord, row: Int64, in database: Database
  ) throws(Failure) {
    guard prepared.record.type == .grievance else { return }
    try write(Marks(prepared.columns), over: Marks(before), row: row, in: database)
  }

  /// Removes the marks of a row.
  static func erase(_ before: Record, row: Int64, in database: Database) throws(Failure) {
    guard before.type == .grievance else { return }
    try write(Marks(), over: Marks(QueryColumns.of(before)), row: row, in: database)
  }

  /// What a row has in these tables.
  private struct Marks {
    var claim: RecordClaim?
    var isReopened = false
    var callerPhone: String?
    var merger: Merger?
    var parent: String?

    init() {}

    init(_ columns: QueryColumns) {
      (claim, isReopened, callerPhone) = (columns.claim, columns.isReopened, columns.callerPhone)
      (merger, parent) = (columns.merger, columns.parent)
    }
  }

  /// Most commands change none of them.
  private static func write(
    _ marks: Marks, over before: Marks, row: Int64, in database: Database
  ) throws(Failure) {
    if marks.claim != before.claim {
      try clear("claim", row, database)
      if let claim = marks.claim { try insert(claim, row: row, in: database) }
    }
    if marks.isReopened != before.isReopened {
      try clear("reopened", row, database)
      if marks.isReopened {
        try Query(database, "INSERT INTO reopened (row) VALUES (?)").bind(row, 1).run()
      }
    }
    if marks.callerPhone != before.callerPhone {
      if let phone = before.callerPhone {
        try Query(database, "DELETE FROM caller WHERE phone = ? AND row = ?").bind(phone, 1)
          .bind(row, 2).run()
      }
      if let phone = marks.callerPhone {
        try Query(database, "INSERT OR IGNORE INTO caller (phone, row) VALUES (?, ?)")
          .bind(phone, 1).bind(row, 2).run()
      }
    }
    if marks.merger != before.merger {
      try clear("merged", row, database)
      if let merger = marks.merger { try insert(merger, row: row, in: database) }
    }
    if marks.parent != before.parent {
      try clear("child", row, database)
      if let parent = marks.parent { try insert(parent: parent, row: row, in: database) }
    }
  }

  private static func insert(
    _ claim: RecordClaim, row: Int64, in database: Database
  ) throws(Failure) {
    try Query(database, "INSERT INTO claim (row, holder, until) VALUES (?, ?, ?)")
      .bind(row, 1).bind(RecordKey(claim.by), 2).bind(claim.until.milliseconds, 3).run()
  }

  private static func clear(_ table: String, _ row: Int64, _ database: Database) throws(Failure) {
    try Query(database, "DELETE FROM \(table) WHERE row = ?").bind(row, 1).run()
  }

  /// Who has claimed the record of a row until when, lapsed or not.
  static func claim(row: Int64, in database: Database) throws(Failure) -> RecordClaim? {
    try Query(database, "SELECT holder, until FROM claim WHERE row = ?").bind(row, 1).first {
      RecordClaim(by: $0.key(0)?.id ?? "", until: Instant(milliseconds: $0.int64(1)))
    }
  }
}
