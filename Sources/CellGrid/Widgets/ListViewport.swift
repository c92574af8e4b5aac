/// Which rows of a long list are on the screen.
public struct ListViewport: Hashable, Sendable {
  /// Rows kept in sight above and below the selection.
  public static let contextRows = 3

  /// The first row that is shown.
  public private(set) var first: Int

  /// A viewport at the beginning of a list.
  public init(first: Int = 0) {
    self.first = max(0, first)
  }

  /// Moves so little that the row and its context are shown.
  ///
  /// Beside another pane a scroll by one line costs two kilobytes and more, since terminals scroll
  /// only whole lines; `jumpsHalfPage` scrolls half a page at a time instead.
  public mutating func show(_ index: Int, count: Int, rows: Int, jumpsHalfPage: Bool) {
    guard rows > 0, count > 0 else {
      first = 0
      return
    }
    let context = min(Self.contextRows, max(0, (rows - 1) / 2))
    // Each jump is followed by a bound: never so far that the row leaves at the other edge.
    let jump = jumpsHalfPage ? max(1, rows / 2) : 1
    if index < first + context {
      first = min(index - context, jumpsHalfPage ? first - jump : .max)
      first = max(first, index - rows + 1 + context)
    } else if index > first + rows - 1 - context {
      let least = index - rows + 1 + context
      first = max(least, jumpsHalfPage ? first + jump : .min)
      first = min(first, index - context)
    }
    first = min(max(0, first), max(0, count - rows))
  }

  /// The rows that are shown.
  public func visible(count: Int, rows: Int) -> Range<Int> {
    let start = min(first, max(0, count))
    return start..<min(max(0, count), start + max(0, rows))
  }
}
