import DomainModel

/// The rows of a list whose filter names a small set: each is looked up by itself, so that the list
/// costs what the set has, however many records there are.
struct ListChosenRows {
  let session: StoreSession
  let query: ListQuery
  let conditions: ListConditions
  let set: RowSet

  /// Up to so many of them, in no order; not complete where the budget or the set's own limit ended
  /// the looking.
  func rows(limit: Int) throws(Failure) -> ListWalk.Found {
    var found = ListWalk.Found()
    let types = Set(query.types.map(\.code))
    do throws(Failure) {
      let (rows, isWhole) = try set.rows(session)
      found.isComplete = isWhole
      let statement = try Query(session.database, sql)
      for (index, value) in conditions.values.enumerated() {
        statement.bind(value, Int32(index + 2))
      }
      for row in rows where found.entries.count < limit {
        guard let entry = try entry(row, types, statement) else { continue }
        found.entries.append(entry)
      }
    } catch {
      guard error.code == .interrupted else { throw error }
      found.isComplete = false
    }
    return found
  }

  private func entry(
    _ row: Int64, _ types: Set<Int>, _ statement: Query
  ) throws(Failure) -> ListWalk.Entry? {
    let entry = try statement.bind(row, 1).first { statement -> ListWalk.Entry? in
      guard types.contains(statement.int(2)) else { return nil }
      let key = ListKey(
        order: query.order, row: row, dueAt: statement.int64(0), precedence: statement.int64(1))
      return ListWalk.Entry(row: row, key: key)
    }
    return entry ?? nil
  }

  private var sql: String {
    let scope =
      switch query.scopeOfList {
      case .open: " AND isOpen = 1"
      case .closed: " AND isOpen = 0"
      case .all: ""
      }
    return """
      SELECT ifnull(\(ListRows.callDue), dueAt), precedence, type FROM record
      WHERE row = ? AND isDeleted = 0\(scope)\(conditions.sql)
      """
  }
}
