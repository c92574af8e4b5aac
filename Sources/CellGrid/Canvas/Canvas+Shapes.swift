extension Canvas {
  /// Puts one sign of one cell.
  public mutating func put(
    _ sign: Glyph, column: Int, row: Int, role: StyleRole = .text, emphasis: Emphasis = []
  ) {
    let position = Position(column: bounds.column + column, row: bounds.row + row)
    guard bounds.contains(position) else { return }
    grid.put(
      Cell(sign, role: role, emphasis: emphasis), column: position.column, row: position.row)
  }

  /// Fills a part (the whole region unless told) with one sign of one cell.
  public mutating func fill(
    _ part: Rectangle? = nil, with sign: Glyph = .space, role: StyleRole = .text,
    emphasis: Emphasis = []
  ) {
    let target = absolute(part)
    let cell = Cell(sign, role: role, emphasis: emphasis)
    for row in target.row..<target.endRow {
      for column in target.column..<target.endColumn {
        grid.put(cell, column: column, row: row)
      }
    }
  }

  /// Changes role and emphasis of cells without touching what they show.
  public mutating func restyle(
    _ part: Rectangle? = nil, role: StyleRole, emphasis: Emphasis = []
  ) {
    let target = absolute(part)
    guard !target.isEmpty else { return }
    for row in target.row..<target.endRow {
      grid.restyle(
        columns: target.column..<target.endColumn, row: row, role: role, emphasis: emphasis)
    }
  }

  /// A line of `columns` cells to the right (to the region's edge unless told).
  public mutating func horizontalRule(
    column: Int = 0, row: Int, columns: Int? = nil, role: StyleRole = .border
  ) {
    fill(
      Rectangle(
        column: column, row: row, columns: columns ?? bounds.columns - column, rows: 1),
      with: signs.horizontal, role: role)
  }

  /// A line of `rows` cells down (to the region's edge unless told).
  public mutating func verticalRule(
    column: Int, row: Int = 0, rows: Int? = nil, role: StyleRole = .border
  ) {
    fill(
      Rectangle(column: column, row: row, columns: 1, rows: rows ?? bounds.rows - row),
      with: signs.vertical, role: role)
  }

  /// A box around a part (the whole region unless told) with titles cut into its upper border.
  /// - Returns: the part inside of the lines.
  @discardableResult
  public mutating func box(
    _ part: Rectangle? = nil, title: String = "", rightTitle: String = "",
    role: StyleRole = .border, titleRole: StyleRole = .title
  ) -> Rectangle {
    let frame = part ?? area
    guard frame.columns >= 2, frame.rows >= 2 else { return frame.inset(1) }
    let right = frame.endColumn - 1
    let bottom = frame.endRow - 1
    for row in [frame.row, bottom] {
      horizontalRule(column: frame.column + 1, row: row, columns: frame.columns - 2, role: role)
    }
    for column in [frame.column, right] {
      verticalRule(column: column, row: frame.row + 1, rows: frame.rows - 2, role: role)
    }
    put(signs.topLeft, column: frame.column, row: frame.row, role: role)
    put(signs.topRight, column: right, row: frame.row, role: role)
    put(signs.bottomLeft, column: frame.column, row: bottom, role: role)
    put(signs.bottomRight, column: right, row: bottom, role: role)
    cutTitles(title, rightTitle, into: frame, role: titleRole)
    return frame.inset(1)
  }

  /// Titles stand between spaces, at least one line sign from each corner.
  private mutating func cutTitles(
    _ left: String, _ right: String, into frame: Rectangle, role: StyleRole
  ) {
    let room = frame.columns - 4
    guard room >= 3 else { return }
    var used = 0
    if !left.isEmpty {
      let shown = TextWidth.cut(
        left, columns: room - 2, sign: signs.cutSign, ambiguous: ambiguousWidth)
      used = write(
        " \(shown) ", column: frame.column + 2, row: frame.row, role: role, maxColumns: room)
    }
    let wanted = columns(of: right) + 2
    if !right.isEmpty && used + wanted < room {
      writeRight(" \(right) ", endColumn: frame.endColumn - 2, row: frame.row, role: role)
    }
  }

  /// A part of the region in coordinates of the grid, cut to the region.
  private func absolute(_ part: Rectangle?) -> Rectangle {
    (part ?? area).moved(columns: bounds.column, rows: bounds.row).intersection(bounds)
  }
}
