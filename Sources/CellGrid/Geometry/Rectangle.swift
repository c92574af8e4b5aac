/// A part of a grid: its first cell and its size.
public struct Rectangle: Hashable, Sendable {
  /// Left edge.
  public var column: Int
  /// Top edge.
  public var row: Int
  /// Cells across, never negative.
  public var columns: Int
  /// Cells down, never negative.
  public var rows: Int

  /// A rectangle; negative sizes become 0.
  public init(column: Int = 0, row: Int = 0, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// A rectangle of a size with its first cell at 0, 0.
  public init(_ size: Size) {
    self.init(columns: size.columns, rows: size.rows)
  }

  /// Cells across and down.
  public var size: Size { Size(columns: columns, rows: rows) }
  /// The first column right of the rectangle.
  public var endColumn: Int { column + columns }
  /// The first row below the rectangle.
  public var endRow: Int { row + rows }
  /// True when no cell fits.
  public var isEmpty: Bool { columns == 0 || rows == 0 }

  /// True when the cell lies inside.
  public func contains(_ position: Position) -> Bool {
    position.column >= column && position.column < endColumn
      && position.row >= row && position.row < endRow
  }

  /// The part common to both; empty when they don't meet.
  public func intersection(_ other: Rectangle) -> Rectangle {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rectangle(
      column: left, row: top,
      columns: min(endColumn, other.endColumn) - left, rows: min(endRow, other.endRow) - top)
  }

  /// The same rectangle moved.
  public func moved(columns: Int, rows: Int) -> Rectangle {
    Rectangle(column: column + columns, row: row + rows, columns: self.columns, rows: self.rows)
  }

  /// The rectangle without a margin on each side; empty when the margins eat it.
  public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rectangle {
    Rectangle(
      column: column + left, row: row + top,
      columns: columns - left - right, rows: rows - top - bottom)
  }

  /// The rectangle without the same margin on all four sides.
  public func inset(_ margin: Int) -> Rectangle {
    inset(left: margin, top: margin, right: margin, bottom: margin)
  }
}
