/// How fine a picture of dots is: braille cells hold 2 by 4 dots, quarter blocks 2 by 2, and `#`
/// fills a cell.
public enum DotStyle: Sendable, Hashable, CaseIterable {
  case braille, blocks, number

  /// The finest that a terminal shows: braille only where the operator saw that the font has it.
  public static func finest(hasBraille: Bool, signs: SignSet) -> DotStyle {
    if hasBraille { return .braille }
    return signs == .full ? .blocks : .number
  }

  /// Dots of a cell side by side.
  public var columns: Int { self == .number ? 1 : 2 }
  /// Dots of a cell above each other.
  public var rows: Int {
    switch self {
    case .braille: 4
    case .blocks: 2
    case .number: 1
    }
  }

  /// How much higher than wide a dot is, as cells are twice as high as wide.
  public var aspect: Double { 2 * Double(columns) / Double(rows) }
}

/// A picture of dots that maps and charts are drawn on, finer than the cells that show it.
public struct DotRaster: Sendable, Hashable {
  /// How fine it is.
  public let style: DotStyle
  /// Cells that it takes.
  public let cells: Size
  private var bits: [UInt8]

  /// An empty picture of so many cells.
  public init(cells: Size, style: DotStyle) {
    self.cells = cells
    self.style = style
    bits = Array(repeating: 0, count: max(0, cells.columns) * max(0, cells.rows))
  }

  /// Dots side by side.
  public var columns: Int { cells.columns * style.columns }
  /// Dots above each other.
  public var rows: Int { cells.rows * style.rows }

  /// Sets a dot, counted from the top left; outside of the picture nothing changes.
  public mutating func set(column: Int, row: Int) {
    guard column >= 0, row >= 0, column < columns, row < rows else { return }
    let cell = row / style.rows * cells.columns + column / style.columns
    bits[cell] |= bit(column % style.columns, row % style.rows)
  }

  /// The sign of a cell; nil where no dot is set.
  public func glyph(column: Int, row: Int) -> Glyph? {
    let value = bits[row * cells.columns + column]
    guard value != 0 else { return nil }
    switch style {
    case .braille: return Unicode.Scalar(0x2800 + UInt32(value)).map { Glyph($0) }
    case .blocks: return Glyph(Self.quarters[Int(value)])
    case .number: return "#"
    }
  }

  /// Unicode numbers braille dots 1 2 3 7 down the left, 4 5 6 8 down the right (ISO/IEC 11548-1).
  private func bit(_ column: Int, _ row: Int) -> UInt8 {
    switch style {
    case .braille: [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]][column][row]
    case .blocks: 1 << UInt8(row * 2 + column)
    case .number: 1
    }
  }

  /// By bits: top left 1, top right 2, bottom left 4, bottom right 8.
  private static let quarters: [Unicode.Scalar] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]
}

extension DotRaster {
  /// A share (0…1) of so many cells as a bar; something is never invisible, nothing and odd values
  /// are.
  init(bar share: Double, columns: Int, style: DotStyle) {
    self.init(cells: Size(columns: max(0, columns), rows: 1), style: style)
    guard share > 0, share.isFinite, columns > 0 else { return }
    let length = max(1, Int(min(1, share) * Double(self.columns) + 0.5))
    for dot in 0..<length {
      for line in 0..<rows { set(column: dot, row: line) }
    }
  }

  /// The same as a text, for pages that are lines.
  public static func bar(_ share: Double, columns: Int, style: DotStyle) -> String {
    let raster = DotRaster(bar: share, columns: columns, style: style)
    return (0..<raster.cells.columns).compactMap {
      raster.glyph(column: $0, row: 0)?.string
    }.joined()
  }
}

extension Canvas {
  /// Draws the set dots of a picture, its first cell at a place of the region.
  public mutating func draw(
    _ raster: DotRaster, column: Int = 0, row: Int = 0, role: StyleRole = .chartA
  ) {
    for y in 0..<raster.cells.rows {
      for x in 0..<raster.cells.columns {
        guard let glyph = raster.glyph(column: x, row: y) else { continue }
        put(glyph, column: column + x, row: row + y, role: role)
      }
    }
  }

  /// Draws a share (0…1) of so many cells as a bar of dots.
  public mutating func dotBar(
    _ share: Double, style: DotStyle, column: Int, row: Int, columns: Int,
    role: StyleRole = .chartA
  ) {
    draw(
      DotRaster(bar: share, columns: columns, style: style), column: column, row: row, role: role)
  }
}
