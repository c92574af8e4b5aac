import DomainModel
import class GRDB.Database

/// The columns of `record` that statistics read.
enum FigureRows {
  private static let batch = 1_000

  /// Derives them, and the marks of merged orders, for grievances that were written before there
  /// were such columns.
  static func fill(_ database: Database) throws(Failure) {
    let terms = FigureTerms()
    var last: Int64 = 0
    while true {
      let rows = try Query(
        database,
        """
        SELECT row, document FROM record INDEXED BY recordByType
        WHERE type = ? AND row > ? ORDER BY row LIMIT ?
        """
      ).bind(RecordType.grievance.code, 1).bind(last, 2).bind(batch, 3)
        .all { (query) throws(Failure) in
          (query.int64(0), try RecordRows.record(fromDocument: query.bytes(1)))
        }
      guard let end = rows.last else { return }
      for (row, record) in rows {
        try update(row, record, terms, database)
        if let merger = Merger(record) { try OrderMarks.insert(merger, row: row, in: database) }
      }
      last = end.0
    }
  }

  private static func update(
    _ row: Int64, _ record: Record, _ terms: FigureTerms, _ database: Database
  ) throws(Failure) {
    let numbers = try terms.numbers(for: FigureColumns.of(record), in: database)
    let query = try Query(
      database,
      "UPDATE record SET holder = ?, matter = ?, outcome = ?, runningClocks = ? WHERE row = ?")
    bind(numbers, to: query, from: 1)
    try query.bind(row, 5).run()
  }

  /// Binds the four columns, from an index on.
  static func bind(_ numbers: FigureTerms.Numbers?, to query: Query, from first: Int32) {
    let columns = [numbers?.holder, numbers?.matter, numbers?.outcome]
    for (index, number) in columns.enumerated() {
      query.bind(number.map(Int64.init), first + Int32(index))
    }
    query.bind(numbers?.running, first + 3)
  }

  /// Those of the four columns that aren't as the document derives them.
  static func wrongColumns(
    of figures: FigureColumns?, terms: [Int: String], in query: Query, from first: Int32
  ) -> [String] {
    let expected = [figures?.holder.json, figures?.matter.json, figures?.outcome.json]
    let fits = zip(["holder", "matter", "outcome"], expected).enumerated().map { index, column in
      let number = query.optionalInt64(first + Int32(index))
      return (column.0, number.flatMap { terms[Int($0)] } == column.1.map(FigureTerms.text))
    }
    let running = RunningClock.text(figures?.running ?? [])
    let hasRunning = query.optionalText(first + 3) == running
    return fits.filter { !$0.1 }.map(\.0) + (hasRunning ? [] : ["runningClocks"])
  }
}
