import DomainModel
import JSONDiff

/// What one grievance counts for: numbers of terms, and when it was registered.
public struct FigureRow: Sendable {
  /// Where the record lies; see `record(atRow:)`.
  public let row: Int64
  /// When it was registered.
  public let createdAt: Instant
  /// The number of its `FigureHolder`.
  public let holder: Int
  /// The number of its `FigureMatter`.
  public let matter: Int
  /// The number of its `FigureOutcome`.
  public let outcome: Int
  /// Its clocks that haven't stopped, as `RunningClock.clocks` reads them.
  public let running: String?
}

/// The terms that rows of figures name, read when they are asked for.
public struct FigureDictionary: Sendable {
  private let terms: [Int: String]

  init(_ terms: [Int: String]) {
    self.terms = terms
  }

  /// Numbers are below this.
  public var bound: Int { (terms.keys.max() ?? 0) + 1 }

  /// Where an order stands.
  public func holder(_ number: Int) -> FigureHolder { FigureHolder(json(number)) }

  /// What it is about.
  public func matter(_ number: Int) -> FigureMatter { FigureMatter(json(number)) }

  /// How it went.
  public func outcome(_ number: Int) -> FigureOutcome { FigureOutcome(json(number)) }

  private func json(_ number: Int) -> JSON {
    terms[number].flatMap { try? JSON.parse($0) } ?? .null
  }
}

extension StoreReading {
  /// All terms of figures.
  public func figureDictionary() throws(Failure) -> FigureDictionary {
    FigureDictionary(try FigureTerms.all(session.database))
  }

  /// Gives what each grievance counts for, in order of registration; no document is read.
  /// - Parameters:
  ///   - from: registered at or after this moment; nil from the first.
  ///   - until: registered before this moment; nil to the last.
  ///   - body: called for each.
  /// - Throws: what the database fails with, `.interrupted`, what the body throws.
  public func forEachFigure(
    from: Instant? = nil, until: Instant? = nil, _ body: (FigureRow) throws(Failure) -> Void
  ) throws(Failure) {
    let query = try Query(
      session.database,
      """
      SELECT row, createdAt, holder, matter, outcome, runningClocks
      FROM record INDEXED BY figureByTime
      WHERE matter IS NOT NULL AND createdAt >= ? AND createdAt < ? ORDER BY createdAt
      """
    ).bind(from?.milliseconds ?? .min, 1).bind(until?.milliseconds ?? .max, 2)
    defer { query.finish() }
    while try query.step() {
      try body(
        FigureRow(
          row: query.int64(0), createdAt: Instant(milliseconds: query.int64(1)),
          holder: query.int(2), matter: query.int(3), outcome: query.int(4),
          running: query.optionalText(5)))
    }
  }

  /// The record that lies at a row of figures.
  public func record(atRow row: Int64) throws(Failure) -> StoredRecord? {
    try Query(
      session.database, "SELECT row, sequence, rev, document FROM record WHERE row = ?"
    ).bind(row, 1).first { (query) throws(Failure) in try StoredRecords.read(query) }
  }
}
