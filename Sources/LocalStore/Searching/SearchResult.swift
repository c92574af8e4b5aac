/// A record found by `search`.
public struct SearchHit: Sendable, Hashable {
  /// As lists show it.
  public let row: ListRow
  /// 4 exact number, code or name · 3 the title begins with it · 2 in title or names · 1 in a text.
  public let score: Int
  /// The words around the hit.
  public let snippet: String
}

/// What `search` found.
public struct SearchResult: Sendable, Hashable {
  /// Best score first, equal scores newest first.
  public let items: [SearchHit]
  /// How much of the store the index has reached, 0 to 1.
  public let indexedShare: Double
  /// Whether there is nothing more: false when cut by the limit, the budget or the index.
  public let isComplete: Bool

  /// What a screen shows when the store can't be read.
  public static let unread = SearchResult(items: [], indexedShare: 1, isComplete: false)
}
