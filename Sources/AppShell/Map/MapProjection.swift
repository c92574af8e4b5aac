import CellGrid
import DomainModel

/// Where positions fall on a part of the screen: metres east and north of the middle, in dots.
struct MapProjection {
  let cells: Size
  let style: DotStyle
  let centre: GeoPoint
  /// Metres of a dot's width.
  let metresPerDot: Double

  init(_ sheet: MapSheet, cells: Size, style: DotStyle) {
    self.cells = cells
    self.style = style
    centre = sheet.centre
    let columns = Double(max(1, cells.columns * style.columns))
    let rows = Double(max(1, cells.rows * style.rows))
    if let width = sheet.width {
      metresPerDot = width / columns
    } else {
      // A tenth stays free around everything.
      let extent = sheet.extent
      let needed = max(extent.east / columns, extent.north / (rows * style.aspect))
      metresPerDot = max(needed * 1.1, 1_000 / columns)
    }
  }

  /// Metres from the left edge to the right one.
  var width: Double { metresPerDot * Double(cells.columns * style.columns) }

  /// The dot of a position; it may lie outside.
  func dot(_ position: GeoPoint) -> (column: Int, row: Int) {
    let way = centre.offset(to: position)
    let column = Double(cells.columns * style.columns) / 2 + way.east / metresPerDot
    let row = Double(cells.rows * style.rows) / 2 - way.north / (metresPerDot * style.aspect)
    return (Self.whole(column), Self.whole(row))
  }

  /// The cell of a position; nil outside.
  func cell(_ position: GeoPoint) -> Position? {
    let dot = dot(position)
    guard dot.column >= 0, dot.row >= 0 else { return nil }
    let place = Position(column: dot.column / style.columns, row: dot.row / style.rows)
    return place.column < cells.columns && place.row < cells.rows ? place : nil
  }

  private static func whole(_ value: Double) -> Int {
    Int(min(1e6, max(-1e6, value)).rounded(.down))
  }
}
