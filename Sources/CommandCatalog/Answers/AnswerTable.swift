import CellGrid

/// Rows in columns that line up whatever script they hold.
struct AnswerTable {
  struct Column {
    let title: String
    var isNumber = false
    /// More cells than these it doesn't take.
    var most = 24
    /// Takes what the others leave, and gives way when there is too little.
    var isFlexible = false
    /// Is left out when the flexible one would have too little to be read.
    var givesWay = false
  }

  let columns: [Column]
  var rows: [[String]] = []

  /// The titles and the rows, cut to the width; columns without any content are left out.
  func lines(columns width: Int, indent: Int = 0, hasTitles: Bool = true) -> [String] {
    var used = columns.indices.filter { place in rows.contains { !$0[place].isEmpty } }
    var widths = widths(of: used, in: width - indent, hasTitles: hasTitles)
    if used.contains(where: { isCrowded($0, widths[$0] ?? 0) }) {
      used.removeAll { columns[$0].givesWay }
      widths = self.widths(of: used, in: width - indent, hasTitles: hasTitles)
    }
    let titles = hasTitles ? [columns.map(\.title)] : []
    return (titles + rows).map { row in
      let cells = used.map { place in
        TextWidth.padded(
          row[place], columns: widths[place] ?? 0,
          alignment: columns[place].isNumber ? .right : .left)
      }
      let line = String(repeating: " ", count: indent) + cells.joined(separator: Self.gap)
      return TextWidth.cut(Self.trimmed(line), columns: width)
    }
  }

  private static let gap = "  "
  /// Fewer cells than these say too little of a title.
  private static let least = 18

  private func isCrowded(_ place: Int, _ width: Int) -> Bool {
    columns[place].isFlexible && width < Self.least && width < content(of: place)
  }

  private func content(of place: Int) -> Int {
    rows.map { TextWidth.columns(of: $0[place]) }.max() ?? 0
  }

  private func widths(of used: [Int], in width: Int, hasTitles: Bool) -> [Int: Int] {
    var widths: [Int: Int] = [:]
    for place in used {
      let title = hasTitles ? TextWidth.columns(of: columns[place].title) : 0
      let most = columns[place].isFlexible ? width : columns[place].most
      widths[place] = max(title, min(content(of: place), most))
    }
    let taken = widths.values.reduce(0, +) + max(0, used.count - 1) * Self.gap.count
    guard taken > width, let flexible = used.first(where: { columns[$0].isFlexible }) else {
      return widths
    }
    widths[flexible] = max(8, (widths[flexible] ?? 0) - (taken - width))
    return widths
  }

  private static func trimmed(_ line: String) -> String {
    var rest = line[...]
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
