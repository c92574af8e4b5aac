import DomainModel

/// One walk along one index: which rows, in which order, from where.
struct ListPath {
  /// Which way along the list's order.
  enum Direction { case forward, backward }

  /// An index, named in the statement so that no other is ever taken.
  enum Index: String {
    case openByDue, openByText, openByUrgency, openByAge, openByAssignee
    case recordByType, recordBySubject

    /// What the index leaves open after the type.
    var condition: String {
      switch self {
      case .openByDue, .openByText, .openByAge: "isOpen = 1"
      case .openByUrgency: "isOpen = 1 AND precedence < 0"
      case .openByAssignee: "isOpen = 1 AND assignee IS NOT NULL"
      case .recordByType, .recordBySubject: "isDeleted = 0"
      }
    }

    /// The columns that order its rows, all in one direction.
    var order: [String] {
      switch self {
      case .openByDue, .openByText, .openByAssignee: ["dueAt", "row"]
      case .openByUrgency: ["precedence", "dueAt", "row"]
      case .openByAge, .recordByType, .recordBySubject: ["row"]
      }
    }

    /// Whether the list's first row is the index's last.
    var isNewestFirst: Bool { order == ["row"] }
  }

  let index: Index
  let type: Int
  let direction: Direction
  /// Values of the order columns that the walk starts behind; empty for one end of the index.
  let start: [Int64]
  let conditions: String
  let values: [SQLValue]

  /// Row, due time and precedence in the order of the walk.
  var sql: String {
    let ascending = (direction == .forward) != index.isNewestFirst
    let columns = index.order.joined(separator: ", ")
    let marks = index.order.map { _ in "?" }.joined(separator: ", ")
    let from = start.isEmpty ? "" : " AND (\(columns)) \(ascending ? ">" : "<") (\(marks))"
    let order = index.order.map { ascending ? $0 : $0 + " DESC" }.joined(separator: ", ")
    return """
      SELECT row, dueAt, precedence FROM record INDEXED BY \(index.rawValue)
      WHERE type = ? AND \(index.condition)\(from)\(conditions) ORDER BY \(order) LIMIT ?
      """
  }

  /// A row for each, without values: for counting.
  var countingSQL: String {
    """
    SELECT 1 FROM record INDEXED BY \(index.rawValue)
    WHERE type = ? AND \(index.condition)\(conditions) LIMIT ?
    """
  }

  func bound(_ query: Query, limit: Int) -> Query {
    var position: Int32 = 1
    query.bind(type, position)
    for value in start {
      position += 1
      query.bind(value, position)
    }
    for value in values {
      position += 1
      query.bind(value, position)
    }
    return query.bind(limit, position + 1)
  }
}
