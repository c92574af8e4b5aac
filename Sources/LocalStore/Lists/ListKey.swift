/// The place of a row in an order: keys ascend from the first row to the last.
public struct ListKey: Sendable, Hashable, Comparable {
  let first: Int64
  let second: Int64
  let third: Int64

  /// The key as a cursor.
  public var text: String { "\(first).\(second).\(third)" }

  init(first: Int64, second: Int64, third: Int64) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// Reads a cursor back; nil for any other text.
  public init?(text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
    guard parts.count == 3, let first = parts[0], let second = parts[1], let third = parts[2]
    else { return nil }
    self.init(first: first, second: second, third: third)
  }

  /// The key of a row in an order.
  init(order: ListQuery.Order, row: Int64, dueAt: Int64, precedence: Int64) {
    switch order {
    case .dueFirst: self.init(first: dueAt, second: row, third: 0)
    case .urgencyFirst: self.init(first: precedence, second: dueAt, third: row)
    case .newestFirst: self.init(first: -row, second: 0, third: 0)
    }
  }

  /// Rows that come first are less.
  public static func < (left: ListKey, right: ListKey) -> Bool {
    (left.first, left.second, left.third) < (right.first, right.second, right.third)
  }
}

/// Where a page of a list begins.
public enum ListAnchor: Sendable, Hashable {
  /// The first rows.
  case first
  /// The last rows.
  case last
  /// The rows that follow a key, which itself isn't among them.
  case after(ListKey)
  /// The rows right before a key.
  case before(ListKey)
  /// Rows to both sides of a record; the first rows when the list doesn't have it.
  case around(String)
}
