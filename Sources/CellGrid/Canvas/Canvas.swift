/// A writer on a grid that never leaves its region. Columns and rows count from the region's
/// first cell; what falls outside is dropped, so views need no checks.
///
/// A canvas owns its grid. `region` narrows it for the time of a closure, so a view that gets a
/// canvas knows nothing about what is beside it.
public struct Canvas: Sendable {
  /// The cells drawn so far, of the whole screen.
  public internal(set) var grid: CellGrid
  /// The part of the grid that this canvas may write to.
  public internal(set) var bounds: Rectangle
  /// Signs of boxes, rules, bars and cuts.
  public var signs: SignSet
  /// Cells of the East Asian ambiguous class in officers' text: 1 or 2.
  public var ambiguousWidth: Int
  /// How texts are spelled for a terminal that lacks their signs; nil leaves them as they are.
  public var spelling: (@Sendable (String) -> String)?

  /// A canvas over a blank grid.
  public init(size: Size, signs: SignSet = .narrow, ambiguousWidth: Int = 1) {
    grid = CellGrid(size: size)
    bounds = Rectangle(size)
    self.signs = signs
    self.ambiguousWidth = ambiguousWidth
  }

  /// Columns and rows of the region.
  public var size: Size { bounds.size }
  /// The region in its own coordinates: begins at 0, 0.
  public var area: Rectangle { Rectangle(bounds.size) }

  /// Cells that a text takes here.
  public func columns(of text: String) -> Int {
    TextWidth.columns(of: spelling?(text) ?? text, ambiguous: ambiguousWidth)
  }

  /// Blank cells everywhere and the whole grid as region: the next frame in the same memory.
  public mutating func startFrame() {
    grid.clear()
    bounds = Rectangle(grid.size)
  }

  /// Draws in a part of the region; the part is cut to the region and may be empty.
  public mutating func region<Result, Problem: Error>(
    _ part: Rectangle, _ body: (inout Canvas) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    let whole = bounds
    bounds = part.moved(columns: whole.column, rows: whole.row).intersection(whole)
    defer { bounds = whole }
    return try body(&self)
  }

  /// Puts the terminal cursor, which is the focus; outside of the region nothing changes.
  public mutating func placeCursor(column: Int, row: Int) {
    let position = Position(column: bounds.column + column, row: bounds.row + row)
    guard bounds.contains(position) else { return }
    grid.cursor = position
  }

  /// The cell at a place of the region; blank outside.
  public func cell(column: Int, row: Int) -> Cell {
    let position = Position(column: bounds.column + column, row: bounds.row + row)
    return bounds.contains(position) ? grid[position.column, position.row] : .blank
  }
}
