/// A column as a list declares it.
public struct TableColumn: Hashable, Sendable {
  /// The words above the column.
  public var title: String
  /// Fewer cells than this make no sense; the column goes instead.
  public var minimum: Int
  /// Cells that show most values whole.
  public var ideal: Int
  /// Takes what the others leave.
  public var isFlexible: Bool
  /// Columns of low priority shrink and go first.
  public var priority: Int
  /// Where values stand.
  public var alignment: Alignment

  /// A column.
  public init(
    _ title: String, minimum: Int, ideal: Int, isFlexible: Bool = false, priority: Int = 0,
    alignment: Alignment = .left
  ) {
    self.title = title
    self.minimum = max(1, minimum)
    self.ideal = max(self.minimum, ideal)
    self.isFlexible = isFlexible
    self.priority = priority
    self.alignment = alignment
  }
}

/// Where the columns of a list stand in a width. Computed once a size, not once a row.
public struct TableLayout: Hashable, Sendable {
  /// A column that is shown.
  public struct Place: Hashable, Sendable {
    /// Index in the declared columns.
    public let index: Int
    /// Its first cell.
    public let column: Int
    /// Its cells.
    public let columns: Int
    /// Where values stand in it.
    public let alignment: Alignment
  }

  /// The columns that are shown, left to right.
  public let places: [Place]

  /// Fits columns into a width with `gap` cells between them: first those of low priority shrink to
  /// their minimum, then they go; what is left over goes to the flexible ones. Never wider than
  /// `width`.
  public init(_ columns: [TableColumn], width: Int, gap: Int = 1) {
    var shown = Array(columns.indices)
    // Of equal priority the column further right gives way first.
    let weakestFirst = shown.sorted {
      columns[$0].priority != columns[$1].priority
        ? columns[$0].priority < columns[$1].priority : $0 > $1
    }
    func total(_ widths: [Int]) -> Int {
      shown.reduce(0) { $0 + widths[$1] } + gap * max(0, shown.count - 1)
    }
    let minimums = columns.map(\.minimum)
    for index in weakestFirst where total(minimums) > width && shown.count > 1 {
      shown.removeAll { $0 == index }
    }
    var widths = columns.map(\.ideal)
    for index in weakestFirst where shown.contains(index) {
      let excess = max(0, total(widths) - width)
      widths[index] = max(columns[index].minimum, widths[index] - excess)
    }
    if let only = shown.first, shown.count == 1 { widths[only] = min(widths[only], max(0, width)) }
    TableLayout.share(
      width - total(widths), among: shown.filter { columns[$0].isFlexible }, widths: &widths)
    var next = 0
    places = shown.map { index in
      defer { next += widths[index] + gap }
      return Place(
        index: index, column: next, columns: widths[index], alignment: columns[index].alignment)
    }
  }

  private static func share(_ free: Int, among flexible: [Int], widths: inout [Int]) {
    guard free > 0, !flexible.isEmpty else { return }
    for (order, index) in flexible.enumerated() {
      widths[index] += free / flexible.count + (order < free % flexible.count ? 1 : 0)
    }
  }
}

extension Canvas {
  /// Writes one row of a list: a span for each declared column, drawn where the layout has it.
  /// Missing spans stay blank.
  public mutating func write(
    _ cells: [Span], layout: TableLayout, column: Int = 0, row: Int
  ) {
    for place in layout.places where place.index < cells.count {
      let cell = cells[place.index]
      guard !cell.text.isEmpty else { continue }
      let offset: Int
      if place.alignment == .left {
        offset = 0
      } else {
        offset = place.alignment.offset(free: max(0, place.columns - columns(of: cell.text)))
      }
      write(
        cell.text, column: column + place.column + offset, row: row, role: cell.role,
        emphasis: cell.emphasis, maxColumns: place.columns - offset)
    }
  }

  /// Writes the titles of the columns.
  public mutating func writeTitles(
    _ columns: [TableColumn], layout: TableLayout, column: Int = 0, row: Int = 0,
    role: StyleRole = .muted
  ) {
    write(
      columns.map { Span($0.title, role: role) }, layout: layout, column: column, row: row)
  }
}
