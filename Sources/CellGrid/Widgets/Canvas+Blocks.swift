extension Canvas {
  /// Writes a wrapped text from the top of a part (the whole region unless told).
  ///
  /// Lines before `firstLine` are skipped; what doesn't fit below is dropped, and the last line
  /// then ends in the cut sign.
  /// - Returns: the lines that the whole text has.
  @discardableResult
  public mutating func writeParagraph(
    _ text: String, in part: Rectangle? = nil, firstLine: Int = 0, role: StyleRole = .text,
    emphasis: Emphasis = [], rightToLeft: RightToLeft = .placeholder
  ) -> Int {
    let part = part ?? area
    let lines = TextWidth.wrap(
      text, columns: part.columns, ambiguous: ambiguousWidth, rightToLeft: rightToLeft)
    let shown = lines.dropFirst(firstLine).prefix(part.rows)
    let hidden = lines.count - firstLine - shown.count
    region(part) { inner in
      for (row, line) in shown.enumerated() {
        let goesOn = hidden > 0 && row == shown.count - 1
        let room = inner.size.columns - (goesOn ? 1 : 0)
        let used = inner.write(
          line, row: row, role: role, emphasis: emphasis, maxColumns: room,
          rightToLeft: rightToLeft)
        if goesOn, inner.columns(of: line) <= room {
          inner.put(inner.signs.cutSign, column: used, row: row, role: role)
        }
      }
    }
    return lines.count
  }

  /// Draws a box in the middle over everything there, blank inside, and lets the closure fill it.
  /// `inner` is the size without the border; it is cut to the region.
  public mutating func popup<Problem: Error>(
    inner: Size, title: String = "", role: StyleRole = .border,
    _ body: (inout Canvas) throws(Problem) -> Void
  ) throws(Problem) {
    let frame = area.centred(Size(columns: inner.columns + 4, rows: inner.rows + 2))
    fill(frame)
    let inside = box(frame, title: title, role: role)
    try region(inside.inset(left: 1, right: 1), body)
  }

  /// Writes keys and what they do, as many as fit whole; the likeliest come first.
  /// - Returns: how many were written.
  @discardableResult
  public mutating func writeHints(
    _ hints: [KeyHint], column: Int = 0, row: Int = 0, maxColumns: Int = .max
  ) -> Int {
    let room = min(maxColumns, bounds.columns - column)
    var used = 0
    for (count, hint) in hints.enumerated() {
      let gap = count == 0 ? 0 : 2
      let needed = gap + columns(of: hint.key) + 1 + columns(of: hint.title)
      guard used + needed <= room else { return count }
      used += gap
      used += write(
        spans: [Span(hint.key, role: .accent), Span(" \(hint.title)")],
        column: column + used, row: row)
    }
    return hints.count
  }
}

/// A key and what it does, for a line of hints.
public struct KeyHint: Hashable, Sendable {
  /// The key as the operator has it.
  public var key: String
  /// What it does.
  public var title: String

  /// A hint.
  public init(key: String, title: String) {
    self.key = key
    self.title = title
  }
}
