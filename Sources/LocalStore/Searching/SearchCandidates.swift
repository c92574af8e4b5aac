import ChineseText
import DomainModel

/// Rows that may match a query: by the full-text index, and those the index hasn't reached yet
/// are left to `UnindexedSearch`.
struct SearchCandidates {
  let session: StoreSession
  let query: SearchQuery
  /// Codes of the types wanted; empty for all.
  let types: [Int]
  let isNewestFirst: Bool

  /// Gives rows by age until the body has enough.
  func forEach(
    behind start: Int64?, _ body: (Int64) throws(Failure) -> Bool
  ) throws(Failure) {
    let statement = try bound(behind: start)
    defer { statement.finish() }
    while try statement.step() {
      guard try body(statement.int64(0)) else { return }
    }
  }

  private func bound(behind start: Int64?) throws(Failure) -> Query {
    let order = isNewestFirst ? "DESC" : "ASC"
    let limit = start ?? (isNewestFirst ? Int64.max : Int64.min)
    let comparison = isNewestFirst ? "<" : ">"
    guard let expression else {
      return try Query(
        session.database,
        "SELECT row FROM record WHERE row \(comparison) ? ORDER BY row \(order)"
      ).bind(limit, 1)
    }
    return try Query(
      session.database,
      """
      SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? AND rowid \(comparison) ?
      ORDER BY rowid \(order)
      """
    ).bind(expression, 1).bind(limit, 2)
  }

  /// Nil when the index can't narrow it down: then all rows are walked, newest first.
  private var expression: String? {
    let tokens = types.map { "\"\(SearchIndex.typeToken($0))\"" }.joined(separator: " OR ")
    guard let words = query.tokens.matchExpression else {
      return types.isEmpty ? nil : tokens
    }
    return types.isEmpty ? words : "\(words) AND (\(tokens))"
  }
}
