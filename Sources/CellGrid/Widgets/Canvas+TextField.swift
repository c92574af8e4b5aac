extension Canvas {
  /// Draws a field of `columns` cells and, with focus, puts the cursor at the caret.
  ///
  /// A long text scrolls by half a field, so that the line stands still while the caret moves in
  /// it; hidden ends show the cut sign.
  public mutating func write(
    _ field: TextField, column: Int = 0, row: Int = 0, columns: Int, hasFocus: Bool,
    role: StyleRole = .input
  ) {
    let frame = Rectangle(column: column, row: row, columns: columns, rows: 1)
    fill(frame, role: role)
    let widths = field.characters.map { drawnColumns($0) }
    let before = widths[..<field.caret].reduce(0, +)
    let total = widths.reduce(0, +)
    // The caret may stand behind the last grapheme: that takes a cell too.
    let offset = Canvas.scrollOffset(caret: before, total: total + 1, columns: columns)
    region(frame) { line in
      line.write(
        field.text, column: -offset, role: role, maxColumns: .max, rightToLeft: .kept)
      if offset > 0 { line.put(line.signs.cutSign, column: 0, row: 0, role: .muted) }
      if total - offset > columns {
        line.put(line.signs.cutSign, column: columns - 1, row: 0, role: .muted)
      }
      if hasFocus { line.placeCursor(column: before - offset, row: 0) }
    }
  }

  /// Cells hidden at the left so that the caret is seen, with a cell of context at each end.
  static func scrollOffset(caret: Int, total: Int, columns: Int) -> Int {
    guard total > columns, columns > 3 else { return max(0, min(caret, caret - columns + 1)) }
    let step = max(1, columns / 2)
    var offset = 0
    while caret - offset > columns - 3 { offset += step }
    return offset
  }

  private func drawnColumns(_ character: Character) -> Int {
    if let value = character.asciiValue { return value >= 0x20 && value < 0x7F ? 1 : 0 }
    return GlyphScanner(String(character), ambiguous: ambiguousWidth, rightToLeft: .kept)
      .reduce(0) { $0 + $1.columns }
  }
}
