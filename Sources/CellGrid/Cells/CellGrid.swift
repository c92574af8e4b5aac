/// A screen as cells, row after row, and the place of the terminal cursor.
///
/// A wide cell is one thing: each left half is followed by its right half, and writing over one
/// half blanks the other. No way of changing the grid breaks this.
public struct CellGrid: Hashable, Sendable {
  /// Columns and rows.
  public let size: Size
  /// Cells, row after row; `size.columns * size.rows` of them.
  public private(set) var cells: [Cell]
  /// Where the terminal cursor stands after the frame: the focus. Nil hides it.
  public var cursor: Position?

  /// A grid of blank cells.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cell at a place; blank outside of the grid.
  public subscript(column: Int, row: Int) -> Cell {
    guard contains(column: column, row: row) else { return .blank }
    return cells[row * size.columns + column]
  }

  /// The cells of one row, left to right; empty outside of the grid.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    guard row >= 0, row < size.rows else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// The text of one row without trailing spaces; wide cells count as two columns.
  public func text(row: Int) -> String {
    var text = ""
    for cell in self.row(row) { cell.glyph.append(to: &text.unicodeScalars) }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// All rows as text, one line each: what tests and golden screens compare.
  public var text: String {
    (0..<size.rows).map { text(row: $0) }.joined(separator: "\n")
  }

  func contains(column: Int, row: Int) -> Bool {
    column >= 0 && column < size.columns && row >= 0 && row < size.rows
  }

  /// Makes every cell blank and hides the cursor, keeping the memory.
  mutating func clear() {
    cells.withUnsafeMutableBufferPointer { $0.update(repeating: .blank) }
    cursor = nil
  }

  /// Puts a cell of one or two columns; the caller has checked that it fits into the row.
  @inline(__always)
  mutating func put(_ cell: Cell, column: Int, row: Int) {
    let index = row * size.columns + column
    if cells[index].width == 0 { blankHalf(index - 1) }
    let last = cell.isWide ? index + 1 : index
    if cells[last].width == 2 { blankHalf(last + 1) }
    cells[index] = cell
    if cell.isWide {
      cells[last] = .continuation(role: cell.role, emphasis: cell.emphasis)
    }
  }

  /// Changes the look of the cells of one row without touching what they show. Ends are widened
  /// to whole wide cells.
  mutating func restyle(
    columns: Range<Int>, row: Int, role: StyleRole, emphasis: Emphasis
  ) {
    let start = row * size.columns
    for column in columns {
      cells[start + column].role = role
      cells[start + column].emphasis = emphasis
    }
    guard !columns.isEmpty else { return }
    let first = start + columns.lowerBound
    let last = start + columns.upperBound - 1
    if cells[first].isContinuation { mirrorStyle(from: first, to: first - 1) }
    if cells[last].isWide { mirrorStyle(from: last, to: last + 1) }
  }

  private mutating func mirrorStyle(from source: Int, to target: Int) {
    cells[target].role = cells[source].role
    cells[target].emphasis = cells[source].emphasis
  }

  private mutating func blankHalf(_ index: Int) {
    cells[index] = Cell(.space, role: cells[index].role, emphasis: cells[index].emphasis)
  }
}
