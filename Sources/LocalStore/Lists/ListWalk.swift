import DomainModel

/// Finds the rows of a list, by one of the three plans of the architecture: along an index, newest
/// first straight from the full-text index, or by a small set of rows that the filter names. No
/// sort in the database.
struct ListWalk {
  typealias Direction = ListPath.Direction

  /// A row and its place.
  struct Entry {
    let row: Int64
    let key: ListKey
  }

  /// What a walk found, and whether it came to its end.
  struct Found {
    var entries: [Entry] = []
    var isComplete = true
  }

  /// An order that no index gives is of so many newest hits.
  static let gathered = 2_000
  /// Open lists are shorter: all hits of a text are sorted.
  static let gatheredOpen = 50_000

  let session: StoreSession
  let query: ListQuery
  let budget: Budget?
  private let conditions: ListConditions
  private let chosen: ListChosenRows?
  private let isOpenList: Bool

  init(_ query: ListQuery, session: StoreSession, budget: Budget?) throws(Failure) {
    self.query = query
    self.session = session
    self.budget = budget
    var conditions = try ListConditions(query, session: session)
    isOpenList = query.scopeOfList == .open
    if isOpenList { conditions.addTexts() }
    // Long texts are verified hit by hit, whatever else is asked of them.
    let set = isOpenList || conditions.texts.isEmpty ? conditions.takeSet() : nil
    conditions.addSets()
    self.conditions = conditions
    chosen = set.map {
      ListChosenRows(session: session, query: query, conditions: conditions, set: $0)
    }
  }

  /// Up to so many rows behind a key, in the order of the direction.
  func rows(_ direction: Direction, from key: ListKey?, limit: Int) throws(Failure) -> Found {
    if isSorted {
      var found = try gather()
      found.entries = slice(found.entries, direction, from: key, limit: limit)
      return found
    }
    if needsTextSearch {
      return try textSearch.rows(direction, from: key, limit: limit)
    }
    return try walk(direction, from: key, limit: limit)
  }

  /// How many rows, up to a limit, and whether all were looked at.
  func count(limit: Int) throws(Failure) -> (number: Int, isComplete: Bool) {
    if let chosen {
      let found = try chosen.rows(limit: limit)
      return (found.entries.count, found.isComplete)
    }
    if needsTextSearch {
      let found = try textSearch.rows(.forward, from: nil, limit: limit)
      return (found.entries.count, found.isComplete)
    }
    var number = 0
    for type in query.types {
      let path = countingPath(type.code)
      // Nobody who wants them all wants a part of them: SQLite then counts by itself, which is
      // several times faster than stepping.
      if limit == .max {
        let whole = try Query(session.database, "SELECT count(*) FROM (\(path.countingSQL))")
        number += try path.bound(whole, limit: -1).first { $0.int(0) } ?? 0
        continue
      }
      let isComplete = try steps(
        of: path, try Query(session.database, path.countingSQL), limit: limit - number
      ) { _ in number += 1 }
      guard isComplete, number < limit else { return (number, isComplete) }
    }
    return (number, true)
  }

  /// Long texts and closed records are found through the full-text index.
  private var needsTextSearch: Bool { !isOpenList && !conditions.texts.isEmpty }

  private var textSearch: ListTextSearch {
    ListTextSearch(
      session: session, query: query, conditions: conditions, budget: budget)
  }

  /// Whether no index gives the order, so that hits are gathered and sorted here.
  private var isSorted: Bool {
    if query.subject != nil || chosen != nil { return true }
    if isOpenList { return query.order == .newestFirst && !conditions.texts.isEmpty }
    return query.order != .newestFirst
  }

  private func gather() throws(Failure) -> Found {
    let limit = isOpenList ? Self.gatheredOpen : Self.gathered
    var found = try unsorted(limit: limit)
    found.isComplete = found.isComplete && found.entries.count < limit
    found.entries.sort { $0.key < $1.key }
    return found
  }

  private func unsorted(limit: Int) throws(Failure) -> Found {
    if let chosen { return try chosen.rows(limit: limit) }
    return needsTextSearch
      ? try textSearch.rows(.forward, from: nil, limit: limit)
      : try walk(.forward, from: nil, limit: limit, isCounting: true)
  }

  private func slice(
    _ entries: [Entry], _ direction: Direction, from key: ListKey?, limit: Int
  ) -> [Entry] {
    switch direction {
    case .forward:
      Array(entries.drop { entry in key.map { entry.key <= $0 } ?? false }.prefix(limit))
    case .backward:
      Array(entries.reversed().drop { entry in key.map { entry.key >= $0 } ?? false }.prefix(limit))
    }
  }

  private func walk(
    _ direction: Direction, from key: ListKey?, limit: Int, isCounting: Bool = false
  ) throws(Failure) -> Found {
    var found = Found()
    for type in query.types {
      var missing = limit
      for path in paths(type.code, direction, from: key, isCounting: isCounting) {
        guard missing > 0 else { break }
        let before = found.entries.count
        let isWhole = try follow(path, limit: missing, into: &found.entries)
        found.isComplete = found.isComplete && isWhole
        missing -= found.entries.count - before
      }
    }
    if query.types.count > 1 {
      found.entries.sort { direction == .forward ? $0.key < $1.key : $0.key > $1.key }
      found.entries = Array(found.entries.prefix(limit))
    }
    return found
  }

  /// False when the budget ended it; what was found by then is kept.
  private func follow(
    _ path: ListPath, limit: Int, into entries: inout [Entry]
  ) throws(Failure) -> Bool {
    let order = query.order
    return try steps(of: path, try Query(session.database, path.sql), limit: limit) { statement in
      let row = statement.int64(0)
      let key = ListKey(
        order: order, row: row, dueAt: statement.int64(1), precedence: statement.int64(2))
      entries.append(Entry(row: row, key: key))
    }
  }

  private func steps(
    of path: ListPath, _ query: Query, limit: Int, _ body: (Query) -> Void
  ) throws(Failure) -> Bool {
    let statement = path.bound(query, limit: limit)
    defer { statement.finish() }
    do {
      while try statement.step() { body(statement) }
      return true
    } catch {
      guard error.code == .interrupted else { throw error }
      return false
    }
  }
}

extension ListWalk {
  /// The walks that together are the list of one type, in order.
  func paths(
    _ type: Int, _ direction: Direction, from key: ListKey?, isCounting: Bool = false
  ) -> [ListPath] {
    let indexes = self.indexes(isCounting: isCounting)
    let ordered = direction == .forward ? indexes : indexes.reversed()
    return ordered.compactMap { index in
      guard let start = start(in: index, direction, from: key) else { return nil }
      return ListPath(
        index: index, type: type, direction: direction, start: start,
        conditions: scopeCondition + rest(in: index, isCounting: isCounting) + conditions.sql,
        values: conditions.values)
    }
  }

  private func indexes(isCounting: Bool) -> [ListPath.Index] {
    if query.subject != nil { return [.recordBySubject] }
    guard isOpenList else { return [.recordByType] }
    if isCounting { return [byDue] }
    switch query.order {
    case .dueFirst:
      return query.assignee != nil && conditions.texts.isEmpty ? [.openByAssignee] : [byDue]
    case .urgencyFirst: return [.openByUrgency, byDue]
    case .newestFirst: return [.openByAge]
    }
  }

  /// Texts make an entry four times as large, so they are read only when one is looked for.
  private var byDue: ListPath.Index { conditions.texts.isEmpty ? .openByDue : .openByText }

  /// Order means nothing for a number, so the narrowest index that knows the conditions is taken.
  func countingPath(_ type: Int) -> ListPath {
    let index: ListPath.Index
    if query.subject != nil {
      index = .recordBySubject
    } else if !isOpenList {
      index = .recordByType
    } else if !conditions.texts.isEmpty || query.dueBefore != nil || query.dueFrom != nil {
      index = byDue
    } else {
      index = query.assignee == nil ? .openByAge : .openByAssignee
    }
    return ListPath(
      index: index, type: type, direction: .forward, start: [],
      conditions: scopeCondition + conditions.sql, values: conditions.values)
  }

  private var scopeCondition: String {
    switch query.scopeOfList {
    case .open: query.subject == nil ? "" : " AND isOpen = 1"
    case .closed: " AND isOpen = 0"
    case .all: ""
    }
  }

  /// Urgent records stand in an index of their own, and come first.
  private func rest(in index: ListPath.Index, isCounting: Bool) -> String {
    let isSecond = index == byDue && query.order == .urgencyFirst && !isCounting
    return isSecond ? " AND precedence = 0" : ""
  }

  /// The values to start behind; nil when the key says that nothing of this index follows.
  private func start(
    in index: ListPath.Index, _ direction: Direction, from key: ListKey?
  ) -> [Int64]? {
    guard let key else { return [] }
    guard query.order == .urgencyFirst, index != .recordBySubject else {
      return index.isNewestFirst ? [-key.first] : [key.first, key.second]
    }
    let isUrgentKey = key.first < 0
    switch (index == .openByUrgency, isUrgentKey) {
    case (true, true): return [key.first, key.second, key.third]
    case (false, false): return [key.second, key.third]
    case (true, false): return direction == .forward ? nil : []
    case (false, true): return direction == .forward ? [] : nil
    }
  }
}
