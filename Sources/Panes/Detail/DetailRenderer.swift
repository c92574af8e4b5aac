import CellGrid

/// Draws laid-out detail lines from a scroll offset.
public struct DetailRenderer {
  /// A renderer; it keeps nothing.
  public init() {}

  /// Draws as many lines as fit; the cursor stands on the first line when the detail is focused.
  public func render(
    _ lines: [DetailLine], offset: Int, isFocused: Bool, into canvas: inout Canvas
  ) {
    for (row, line) in lines.dropFirst(offset).prefix(canvas.size.rows).enumerated() {
      for run in line.runs {
        canvas.write(
          run.text, column: run.column, row: row, role: run.role,
          emphasis: run.isBold ? .bold : [])
      }
    }
    if isFocused { canvas.placeCursor(column: 0, row: 0) }
  }
}
