import LocalStore

/// What a list asks of the store; each call answers within one frame.
public struct ListReads: Sendable {
  /// A run of rows of a query from an anchor, at most `limit`.
  public let page: @Sendable (ListQuery, ListAnchor, Int) -> ListPage
  /// How many rows a query has, exact or at least.
  public let count: @Sendable (ListQuery) -> ListCount
  /// The present rows of some records, in the order asked; records that are gone are left out.
  public let rows: @Sendable ([String], ListQuery.Order) -> [ListRow]

  /// Bundles the three reads.
  public init(
    page: @escaping @Sendable (ListQuery, ListAnchor, Int) -> ListPage,
    count: @escaping @Sendable (ListQuery) -> ListCount,
    rows: @escaping @Sendable ([String], ListQuery.Order) -> [ListRow]
  ) {
    self.page = page
    self.count = count
    self.rows = rows
  }
}
