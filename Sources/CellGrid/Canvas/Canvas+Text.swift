extension Canvas {
  /// Writes one line of text, cleaned; what doesn't fit is cut and ends in the cut sign.
  ///
  /// The text may begin left of the region (a scrolled line); a wide cell that would be halved by
  /// an edge is left out. `maxColumns` counts from `column`.
  /// - Returns: the cells from `column` to the end of what was written.
  @discardableResult
  public mutating func write(
    _ text: String, column: Int = 0, row: Int = 0, role: StyleRole = .text,
    emphasis: Emphasis = [], maxColumns: Int = .max, rightToLeft: RightToLeft = .standIn
  ) -> Int {
    let limit = min(bounds.columns, column + min(maxColumns, bounds.columns - min(0, column)))
    guard row >= 0, row < bounds.rows, column < limit, limit > 0 else { return 0 }
    let line = bounds.row + row
    var place = column
    var previous = column
    let text = spelling?(text) ?? text
    var scanner = GlyphScanner(text, ambiguous: ambiguousWidth, rightToLeft: rightToLeft)
    while let next = scanner.next() {
      let end = place + next.columns
      if end > limit {
        let sign = place < limit ? place : previous
        return cut(from: sign, to: limit, line: line, role: role, emphasis: emphasis) - column
      }
      put(next, at: place, line: line, role: role, emphasis: emphasis)
      previous = place
      place = end
    }
    return place - column
  }

  /// Writes a text that ends before `endColumn` (the region's right edge unless told).
  /// - Returns: the column in which it begins.
  @discardableResult
  public mutating func writeRight(
    _ text: String, endColumn: Int? = nil, row: Int = 0, role: StyleRole = .text,
    emphasis: Emphasis = [], maxColumns: Int = .max
  ) -> Int {
    let end = min(endColumn ?? bounds.columns, bounds.columns)
    let width = min(columns(of: text), maxColumns, max(0, end))
    write(
      text, column: end - width, row: row, role: role, emphasis: emphasis, maxColumns: width)
    return end - width
  }

  @inline(__always)
  private mutating func put(
    _ next: MeasuredGlyph, at place: Int, line: Int, role: StyleRole, emphasis: Emphasis
  ) {
    let isWide = next.columns == 2
    if place >= 0 {
      grid.put(
        Cell(next.glyph, role: role, emphasis: emphasis, isWide: isWide),
        column: bounds.column + place, row: line)
    } else if isWide && place == -1 {
      grid.put(Cell(.space, role: role, emphasis: emphasis), column: bounds.column, row: line)
    }
  }

  /// Puts the cut sign and blanks what is left of a halved wide cell behind it.
  private mutating func cut(
    from place: Int, to limit: Int, line: Int, role: StyleRole, emphasis: Emphasis
  ) -> Int {
    let first = max(0, place)
    for column in first..<limit {
      let glyph = column == first ? signs.cutSign : .space
      grid.put(
        Cell(glyph, role: role, emphasis: emphasis), column: bounds.column + column, row: line)
    }
    return first + 1
  }
}
