extension Rectangle {
  /// Cuts a number of rows off the top. Both parts together are the whole.
  public func splitTop(_ count: Int) -> (top: Rectangle, rest: Rectangle) {
    let cut = min(max(0, count), rows)
    return (
      Rectangle(column: column, row: row, columns: columns, rows: cut),
      Rectangle(column: column, row: row + cut, columns: columns, rows: rows - cut)
    )
  }

  /// Cuts a number of rows off the bottom.
  public func splitBottom(_ count: Int) -> (rest: Rectangle, bottom: Rectangle) {
    let cut = min(max(0, count), rows)
    let parts = splitTop(rows - cut)
    return (parts.top, parts.rest)
  }

  /// Cuts a number of columns off the left.
  public func splitLeft(_ count: Int) -> (left: Rectangle, rest: Rectangle) {
    let cut = min(max(0, count), columns)
    return (
      Rectangle(column: column, row: row, columns: cut, rows: rows),
      Rectangle(column: column + cut, row: row, columns: columns - cut, rows: rows)
    )
  }

  /// Side by side by weights, with `gap` columns between; the remainder goes to the first parts.
  /// As many parts as weights; no weight gives no part.
  public func columnsByWeight(_ weights: [Int], gap: Int = 0) -> [Rectangle] {
    var left = column
    return Rectangle.shares(of: columns, weights: weights, gap: gap).map { share in
      defer { left += share + gap }
      return Rectangle(column: left, row: row, columns: share, rows: rows)
    }
  }

  /// Above each other by weights, with `gap` rows between.
  public func rowsByWeight(_ weights: [Int], gap: Int = 0) -> [Rectangle] {
    var top = row
    return Rectangle.shares(of: rows, weights: weights, gap: gap).map { share in
      defer { top += share + gap }
      return Rectangle(column: column, row: top, columns: columns, rows: share)
    }
  }

  private static func shares(of length: Int, weights: [Int], gap: Int) -> [Int] {
    let available = max(0, length - gap * max(0, weights.count - 1))
    let total = weights.reduce(0) { $0 + max(0, $1) }
    guard total > 0 else { return weights.map { _ in 0 } }
    var shares = weights.map { available * max(0, $0) / total }
    var rest = available - shares.reduce(0, +)
    for index in shares.indices where rest > 0 && weights[index] > 0 {
      shares[index] += 1
      rest -= 1
    }
    return shares
  }
}
