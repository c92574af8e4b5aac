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

  /// Writes a text into a field of `columns` cells, the rest of which becomes blank.
  public mutating func writeField(
    _ text: String, column: Int, row: Int = 0, columns: Int, alignment: Alignment = .left,
    role: StyleRole = .text, emphasis: Emphasis = []
  ) {
    let field = Rectangle(column: column, row: row, columns: columns, rows: 1)
    fill(field, role: role, emphasis: emphasis)
    let offset: Int
    if alignment == .left {
      offset = 0
    } else {
      offset = alignment.offset(free: max(0, columns - self.columns(of: text)))
    }
    write(
      text, column: column + offset, row: row, role: role, emphasis: emphasis,
      maxColumns: columns - offset)
  }

  /// Writes pieces of different roles one after the other on a line.
  /// - Returns: the cells used.
  @discardableResult
  public mutating func write(
    spans: [Span], column: Int = 0, row: Int = 0, maxColumns: Int = .max
  ) -> Int {
    var used = 0
    for span in spans where used < maxColumns {
      used += write(
        span.text, column: column + used, row: row, role: span.role, emphasis: span.emphasis,
        maxColumns: maxColumns - used)
    }
    return used
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

/// A piece of a line with one look.
public struct Span: Hashable, Sendable {
  /// What is written.
  public var text: String
  /// What it means.
  public var role: StyleRole
  /// Attributes on top.
  public var emphasis: Emphasis

  /// A piece of a line.
  public init(_ text: String, role: StyleRole = .text, emphasis: Emphasis = []) {
    self.text = text
    self.role = role
    self.emphasis = emphasis
  }
}
