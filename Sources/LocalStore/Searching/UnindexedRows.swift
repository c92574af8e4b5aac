import DomainModel
import class GRDB.Database

/// The rows that the index hasn't reached, as disjoint ranges.
enum UnindexedRows {
  /// Adds rows, ascending, the same one twice at most in a row; neighbours become one range.
  static func add(_ rows: [Int64], in database: Database) throws(Failure) {
    var rest = rows[...]
    while let first = rest.first {
      var last = first
      rest.removeFirst()
      while let next = rest.first, next <= last + 1 {
        last = next
        rest.removeFirst()
      }
      try add(first...last, in: database)
    }
  }

  static func add(_ range: ClosedRange<Int64>, in database: Database) throws(Failure) {
    let touching = try self.touching(range, in: database)
    for other in touching { try delete(startingAt: other.lowerBound, in: database) }
    let first = min(range.lowerBound, touching.map(\.lowerBound).min() ?? range.lowerBound)
    let last = max(range.upperBound, touching.map(\.upperBound).max() ?? range.upperBound)
    try insert(first...last, in: database)
  }

  /// Takes a range away from wherever it lies.
  static func remove(_ range: ClosedRange<Int64>, in database: Database) throws(Failure) {
    for other in try touching(range, in: database) {
      guard other.overlaps(range) else { continue }
      try delete(startingAt: other.lowerBound, in: database)
      if other.lowerBound < range.lowerBound {
        try insert(other.lowerBound...(range.lowerBound - 1), in: database)
      }
      if other.upperBound > range.upperBound {
        try insert((range.upperBound + 1)...other.upperBound, in: database)
      }
    }
  }

  /// The newest rows that wait below a bound, at most so many, of one range; nil when none do.
  /// Rows from the bound up are being worked on.
  static func newest(
    _ limit: Int, below bound: Int64? = nil, in database: Database
  ) throws(Failure) -> ClosedRange<Int64>? {
    let bound = bound ?? Int64.max
    let range = try Query(
      database, "SELECT first, last FROM unindexed WHERE first < ? ORDER BY first DESC LIMIT 1"
    ).bind(bound, 1).first { $0.int64(0)...min($0.int64(1), bound - 1) }
    guard let range else { return nil }
    return max(range.lowerBound, range.upperBound - Int64(limit) + 1)...range.upperBound
  }

  /// All ranges, newest first.
  static func all(in database: Database) throws(Failure) -> [ClosedRange<Int64>] {
    try Query(database, "SELECT first, last FROM unindexed ORDER BY first DESC").all {
      $0.int64(0)...$0.int64(1)
    }
  }

  /// How many rows wait; deleted numbers inside a range count, of which there are few.
  static func count(in database: Database) throws(Failure) -> Int {
    try Query(database, "SELECT ifnull(sum(last - first + 1), 0) FROM unindexed")
      .first { $0.int(0) } ?? 0
  }

  /// Ranges are disjoint, so walking down from the end may stop at the first that lies below.
  private static func touching(
    _ range: ClosedRange<Int64>, in database: Database
  ) throws(Failure) -> [ClosedRange<Int64>] {
    let query = try Query(
      database, "SELECT first, last FROM unindexed WHERE first <= ? ORDER BY first DESC"
    ).bind(range.upperBound + 1, 1)
    defer { query.finish() }
    var found: [ClosedRange<Int64>] = []
    while try query.step(), query.int64(1) >= range.lowerBound - 1 {
      found.append(query.int64(0)...query.int64(1))
    }
    return found
  }

  private static func insert(
    _ range: ClosedRange<Int64>, in database: Database
  ) throws(Failure) {
    try Query(database, "INSERT INTO unindexed (first, last) VALUES (?, ?)")
      .bind(range.lowerBound, 1).bind(range.upperBound, 2).run()
  }

  private static func delete(startingAt first: Int64, in database: Database) throws(Failure) {
    try Query(database, "DELETE FROM unindexed WHERE first = ?").bind(first, 1).run()
  }
}
