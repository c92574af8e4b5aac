/// One bar of a chart.
public struct ChartBar: Hashable, Sendable {
  /// What is counted.
  public var label: String
  /// How much; negative values are drawn as 0.
  public var value: Double
  /// The value in words, beside the bar.
  public var valueText: String
  /// The look of the bar.
  public var role: StyleRole

  /// A bar.
  public init(label: String, value: Double, valueText: String, role: StyleRole = .chartA) {
    self.label = label
    self.value = value
    self.valueText = valueText
    self.role = role
  }
}

extension Canvas {
  /// Draws a share (0…1) as a filled part of `columns` cells.
  public mutating func gauge(
    _ share: Double, column: Int = 0, row: Int = 0, columns: Int, role: StyleRole = .chartA
  ) {
    let filled = bar(share, column: column, row: row, columns: columns, role: role)
    guard filled < columns else { return }
    let rest = Rectangle(column: column + filled, row: row, columns: columns - filled, rows: 1)
    fill(rest, with: signs.track, role: .muted)
  }

  /// Draws labelled bars below each other in a part; bars that don't fit are dropped.
  public mutating func barChart(_ bars: [ChartBar], in part: Rectangle? = nil) {
    let part = part ?? area
    let labels = min(bars.map { columns(of: $0.label) }.max() ?? 0, part.columns * 2 / 5)
    let values = min(
      bars.map { columns(of: $0.valueText) }.max() ?? 0, max(0, part.columns - labels - 2))
    let room = part.columns - labels - values - 2
    let largest = bars.map(\.value).max() ?? 0
    region(part) { inner in
      for (row, entry) in bars.prefix(part.rows).enumerated() {
        inner.write(entry.label, row: row, maxColumns: labels)
        if room > 0, largest > 0 {
          inner.bar(
            entry.value / largest, column: labels + 1, row: row, columns: room, role: entry.role)
        }
        inner.writeRight(entry.valueText, row: row, role: .muted, maxColumns: values)
      }
    }
  }

  /// Draws values as one row of small columns, the newest at the right edge; nil is a gap. The
  /// smallest step is drawn for every value that is not a gap, so that zero is not taken for one.
  public mutating func sparkline(
    _ values: [Double?], column: Int = 0, row: Int = 0, columns: Int, maximum: Double? = nil,
    role: StyleRole = .chartA
  ) {
    let shown = values.suffix(max(0, columns))
    let largest = maximum ?? shown.compactMap { $0 }.max() ?? 0
    let start = column + columns - shown.count
    for (offset, value) in shown.enumerated() {
      guard let value else { continue }
      let step = Canvas.nearest(
        largest > 0 ? value / largest : 0, of: signs.verticalBars.count - 1)
      put(signs.verticalBars[step], column: start + offset, row: row, role: role)
    }
  }

  /// Draws values as columns of `width` cells growing from the bottom of a part; columns that
  /// don't fit are dropped.
  public mutating func histogram(
    _ values: [Double], in part: Rectangle? = nil, width: Int = 1, gap: Int = 0,
    role: StyleRole = .chartA
  ) {
    let part = part ?? area
    let largest = values.max() ?? 0
    guard largest > 0, width > 0 else { return }
    // '#' has no parts; blocks fill a cell by eighths.
    let steps = signs == .narrow ? 1 : signs.verticalBars.count
    region(part) { inner in
      for (index, value) in values.enumerated() {
        let units = Canvas.units(value / largest, cells: part.rows, steps: steps)
        for row in 0..<part.rows {
          let inCell = min(max(0, units - row * steps), steps)
          guard inCell > 0 else { break }
          let sign =
            steps == 1 ? inner.signs.horizontalBars[0] : inner.signs.verticalBars[inCell - 1]
          let place = Rectangle(
            column: index * (width + gap), row: part.rows - 1 - row, columns: width, rows: 1)
          inner.fill(place, with: sign, role: role)
        }
      }
    }
  }

  /// Draws a bar to the right.
  /// - Returns: the cells that it touches.
  @discardableResult
  private mutating func bar(
    _ share: Double, column: Int, row: Int, columns: Int, role: StyleRole
  ) -> Int {
    let steps = signs.horizontalBars.count
    let units = Canvas.units(share, cells: columns, steps: steps)
    guard units > 0, let whole = signs.horizontalBars.last else { return 0 }
    let full = units / steps
    fill(
      Rectangle(column: column, row: row, columns: full, rows: 1), with: whole, role: role)
    let rest = units % steps
    guard rest > 0 else { return full }
    put(signs.horizontalBars[rest - 1], column: column + full, row: row, role: role)
    return full + 1
  }

  /// Parts of cells that a share fills; something that is more than nothing is never invisible.
  private static func units(_ share: Double, cells: Int, steps: Int) -> Int {
    guard share > 0, share.isFinite, cells > 0 else { return 0 }
    return max(1, nearest(share, of: cells * steps))
  }

  /// The nearest whole number of parts; shares outside of 0…1 are cut, odd ones are 0. Added and
  /// cut by hand since rounding would need the mathematics library.
  private static func nearest(_ share: Double, of parts: Int) -> Int {
    guard share.isFinite else { return 0 }
    return Int(min(max(0, share), 1) * Double(parts) + 0.5)
  }
}
