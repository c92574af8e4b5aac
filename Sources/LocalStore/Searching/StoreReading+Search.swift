import ChineseText
import DomainModel

extension StoreReading {
  /// Looks through all records: Chinese of one character or more, pinyin, initials, English,
  /// numbers and their endings. All words must match.
  ///
  /// Scores are of the newest 2 000 records that match; of more, older ones are left out and the
  /// result isn't complete. Closed records that the index hasn't reached are left out too, which
  /// `indexedShare` tells; open ones are looked through.
  public func search(
    _ text: String, types: [RecordType] = [], limit: Int = 100, budgetMilliseconds: Int? = nil
  ) throws(Failure) -> SearchResult {
    try Budget.limiting(session, milliseconds: budgetMilliseconds) { (budget) throws(Failure) in
      let query = SearchQuery(text)
      let share = try indexedShare()
      guard !query.isEmpty else {
        return SearchResult(items: [], indexedShare: share, isComplete: true)
      }
      let walk = SearchWalk(
        session: session, text: text, query: query, types: types, budget: budget)
      let found = try walk.hits(limit: limit)
      return SearchResult(
        items: found.hits, indexedShare: share, isComplete: found.isComplete && share >= 1)
    }
  }

  /// How much of the store the search index has reached, 0 to 1.
  public func indexedShare() throws(Failure) -> Double {
    let waiting = try UnindexedRows.count(in: session.database)
    guard waiting > 0 else { return 1 }
    let last =
      try Query(session.database, "SELECT ifnull(max(row), 0) FROM record")
      .first { $0.int(0) } ?? 0
    return last == 0 ? 1 : max(0, 1 - Double(waiting) / Double(last))
  }
}
