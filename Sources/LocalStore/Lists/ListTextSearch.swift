import ChineseText
import DomainModel

/// The closed and all lists under a text: newest first straight from the full-text index by row,
/// each hit verified on its document.
struct ListTextSearch {
  let session: StoreSession
  let query: ListQuery
  let positive: SearchQuery
  let negative: [SearchQuery]
  let conditions: ListConditions
  let budget: Budget?

  init(session: StoreSession, query: ListQuery, conditions: ListConditions, budget: Budget?) {
    self.session = session
    self.query = query
    self.conditions = conditions
    self.budget = budget
    let texts = conditions.texts
    positive = SearchQuery(
      texts.filter { !$0.isNegated }.map(\.value).joined(separator: " "))
    negative = texts.filter(\.isNegated).map { SearchQuery($0.value) }
  }

  func rows(
    _ direction: ListPath.Direction, from key: ListKey?, limit: Int
  ) throws(Failure) -> ListWalk.Found {
    var found = ListWalk.Found()
    let types = Set(query.types.map(\.code))
    let candidates = SearchCandidates(
      session: session, query: positive, types: query.types.map(\.code),
      isNewestFirst: direction == .forward)
    do {
      // The key of the gathered orders isn't a row; those start from the newest.
      let start = query.order == .newestFirst ? key.map { -$0.first } : nil
      try candidates.forEach(behind: start) { (row) throws(Failure) in
        if let entry = try verified(row, types: types) { found.entries.append(entry) }
        return found.entries.count < limit && !(budget?.isSpent ?? false)
      }
    } catch {
      guard error.code == .interrupted else { throw error }
      found.isComplete = false
    }
    if budget?.isSpent ?? false { found.isComplete = false }
    if try UnindexedRows.newest(1, in: session.database) != nil { found.isComplete = false }
    return found
  }

  /// The entry when the row is in the list and its texts match.
  private func verified(_ row: Int64, types: Set<Int>) throws(Failure) -> ListWalk.Entry? {
    let scope = query.scopeOfList == .closed ? " AND isOpen = 0" : ""
    let statement = try Query(
      session.database,
      """
      SELECT dueAt, precedence, type, document FROM record
      WHERE row = ? AND isDeleted = 0\(scope)\(conditions.sql)
      """
    ).bind(row, 1)
    for (index, value) in conditions.values.enumerated() {
      statement.bind(value, Int32(index + 2))
    }
    return try statement.first { (statement) throws(Failure) -> ListWalk.Entry? in
      guard types.contains(statement.int(2)),
        try matches(RecordRows.record(fromDocument: statement.bytes(3)))
      else { return nil }
      let key = ListKey(
        order: query.order, row: row, dueAt: statement.int64(0), precedence: statement.int64(1))
      return ListWalk.Entry(row: row, key: key)
    } ?? nil
  }

  private func matches(_ record: Record) throws(Failure) -> Bool {
    let source = SearchSource(record)
    let short = try source.short(session)
    guard positive.matches(short: short, long: source.long) else { return false }
    return !negative.contains { $0.matches(short: short, long: source.long) }
  }
}
