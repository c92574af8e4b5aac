import CellGrid

/// Screens as panes make them, from a seed: rows of mixed text, pop-ups over them at any column,
/// marks, and between two screens seldom more than a little difference.
struct RandomGrids {
  private var random: SeededRandom
  private var lines: [String] = []
  private let size: Size
  private let ambiguousColumns: Int

  private static let pieces = [
    "三单元水管爆裂", "路灯", "a", "bc", " ", "  ", "12345", "e\u{301}", "“引”", "—", "℃", "水务局",
    "ok", "历下区甸柳街道", "-", "①", "ｗｉｄｅ",
  ]

  init(seed: UInt64, size: Size, ambiguousColumns: Int = 1) {
    random = SeededRandom(seed: seed)
    self.size = size
    self.ambiguousColumns = ambiguousColumns
  }

  /// The next screen; on some terminals the last cells of the last row can't hold wide characters.
  mutating func next(keepsCornerFree: Bool = false) -> CellGrid {
    changeLines()
    var canvas = Canvas(size: size, ambiguousWidth: ambiguousColumns)
    for (row, line) in lines.enumerated() {
      let role = StyleRole.allCases[row % StyleRole.allCases.count]
      _ = canvas.write(line, column: row % 3, row: row, role: role)
    }
    if number(below: 2) == 0 { addPopup(to: &canvas) }
    emphasise(&canvas)
    if keepsCornerFree {
      canvas.region(Rectangle(column: size.columns - 3, row: size.rows - 1, columns: 3, rows: 1)) {
        $0.fill()
      }
    }
    if number(below: 8) > 0 {
      canvas.placeCursor(column: number(below: size.columns), row: number(below: size.rows))
    }
    return canvas.grid
  }

  private mutating func changeLines() {
    switch lines.isEmpty ? 0 : number(below: 5) {
    case 0: lines = (0..<size.rows).map { _ in line() }
    case 1:
      lines.removeFirst()
      lines.append(line())
    case 2:
      lines.insert(line(), at: 0)
      lines.removeLast()
    default: for _ in 0..<2 { lines[number(below: lines.count)] = line() }
    }
  }

  private mutating func line() -> String {
    (0..<number(below: 24)).map { _ in Self.pieces[number(below: Self.pieces.count)] }.joined()
  }

  private mutating func addPopup(to canvas: inout Canvas) {
    let box = Rectangle(
      column: number(below: size.columns), row: number(below: size.rows),
      columns: 3 + number(below: 30), rows: 3 + number(below: 6))
    canvas.region(box) { canvas in
      canvas.fill()
      _ = canvas.box(title: "弹窗")
      _ = canvas.write("内容 x", column: 1, row: 1, role: .accent)
    }
  }

  private mutating func emphasise(_ canvas: inout Canvas) {
    let choices: [Emphasis] = [.bold, .underline, .reverse, [.bold, .reverse], .dim]
    for _ in 0..<3 {
      canvas.write(
        "强调 text", column: number(below: size.columns), row: number(below: size.rows),
        role: .critical, emphasis: choices[number(below: choices.count)])
    }
  }

  private mutating func number(below limit: Int) -> Int {
    Int.random(in: 0..<limit, using: &random)
  }
}
