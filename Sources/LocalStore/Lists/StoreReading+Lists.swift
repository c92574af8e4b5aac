import DomainModel

extension StoreReading {
  /// A window of a list.
  ///
  /// - Parameters:
  ///   - query: what the list shows.
  ///   - anchor: where the window begins; it is moved so that it is full where the list allows.
  ///   - limit: the most rows.
  ///   - budgetMilliseconds: past it the page has what was found by then and isn't complete.
  /// - Returns: the rows in the list's order.
  /// - Throws: what the database fails with; a spent budget is no failure.
  public func page(
    _ query: ListQuery, from anchor: ListAnchor = .first, limit: Int,
    budgetMilliseconds: Int? = nil
  ) throws(Failure) -> ListPage {
    try Budget.limiting(session, milliseconds: budgetMilliseconds) { (budget) throws(Failure) in
      let walk = try ListWalk(query, session: session, budget: budget)
      let found = try window(walk, query, anchor, limit)
      budget?.lift()
      return ListPage(
        rows: try ListRows.load(found.entries, session: session), isComplete: found.isComplete)
    }
  }

  private func window(
    _ walk: ListWalk, _ query: ListQuery, _ anchor: ListAnchor, _ limit: Int
  ) throws(Failure) -> ListWalk.Found {
    switch anchor {
    case .first: return try walk.rows(.forward, from: nil, limit: limit)
    case .after(let key): return try walk.rows(.forward, from: key, limit: limit)
    case .last: return try backward(walk, from: nil, limit)
    case .before(let key): return try backward(walk, from: key, limit)
    case .around(let id):
      guard let key = try ListRows.key(of: id, order: query.order, session: session) else {
        return try walk.rows(.forward, from: nil, limit: limit)
      }
      return try around(walk, key, limit)
    }
  }

  private func backward(
    _ walk: ListWalk, from key: ListKey?, _ limit: Int
  ) throws(Failure) -> ListWalk.Found {
    var found = try walk.rows(.backward, from: key, limit: limit)
    found.entries.reverse()
    return found
  }

  /// Half before the record, the rest from it on; more before where the list ends.
  private func around(
    _ walk: ListWalk, _ key: ListKey, _ limit: Int
  ) throws(Failure) -> ListWalk.Found {
    let before = try backward(walk, from: key, limit)
    var after = try walk.rows(.forward, from: key.predecessor(walk.query.order), limit: limit)
    let fromBefore = max(limit / 2, limit - after.entries.count)
    let head = before.entries.suffix(fromBefore)
    after.entries = Array(head + after.entries.prefix(limit - head.count))
    after.isComplete = after.isComplete && before.isComplete
    return after
  }

  /// How many rows a list has. Without conditions, or with no other than a span of due times, it
  /// is read from sums kept up by each write; else rows are counted up to a limit: a screen needs no more than the first 10 000.
  public func count(
    _ query: ListQuery, limit: Int = 10_000, budgetMilliseconds: Int? = nil
  ) throws(Failure) -> ListCount {
    // Where there are no drills nobody needs to look for them, which only the row itself tells.
    var query = query
    let hasDrills = try hasDrills(query.types)
    if !hasDrills { query.includesDrills = true }
    if query.isCounted, !(hasDrills && query.includesDrills) {
      return .exact(try counted(query))
    }
    if query.isCountedByDay, !(hasDrills && query.includesDrills) {
      return .exact(try openDue(query))
    }
    return try Budget.limiting(session, milliseconds: budgetMilliseconds) {
      (budget) throws(Failure) in
      let found = try ListWalk(query, session: session, budget: budget).count(limit: limit)
      let isAll = found.isComplete && found.number < limit
      return isAll ? .exact(found.number) : .atLeast(min(found.number, limit))
    }
  }

  private func openDue(_ query: ListQuery) throws(Failure) -> Int {
    var sum = 0
    for type in query.types {
      sum += try openDue(type, from: query.dueFrom, before: query.dueBefore)
    }
    return sum
  }

  private func counted(_ query: ListQuery) throws(Failure) -> Int {
    var sum = 0
    for type in query.types {
      let tally = try total(of: type, statuses: query.statuses, unit: query.unit)
      switch query.scopeOfList {
      case .open: sum += tally.open
      case .closed: sum += tally.count - tally.open
      case .all: sum += tally.count
      }
    }
    return sum
  }
}

extension ListQuery {
  /// Whether the counters may know the number.
  fileprivate var isCounted: Bool { isFreeOfRows && dueBefore == nil && dueFrom == nil }

  /// Whether the sums by due day may know the number.
  fileprivate var isCountedByDay: Bool {
    isFreeOfRows && scopeOfList == .open && statuses.isEmpty && unit == nil
  }

  /// Whether nothing is asked that only the rows themselves can answer.
  private var isFreeOfRows: Bool {
    filter.isEmpty && records == nil && assignee == nil && subject == nil && regionPrefix == nil
  }
}

extension ListKey {
  /// The key right before this one, so that a walk behind it begins with this one.
  func predecessor(_ order: ListQuery.Order) -> ListKey {
    switch order {
    case .dueFirst: ListKey(first: first, second: second - 1, third: third)
    case .urgencyFirst: ListKey(first: first, second: second, third: third - 1)
    case .newestFirst: ListKey(first: first - 1, second: second, third: third)
    }
  }
}
