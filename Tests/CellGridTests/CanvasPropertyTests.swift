import CellGrid
import Testing

@Suite("Drawing anything anywhere")
struct CanvasPropertyTests {
  @Test("A canvas never leaves its region, and wide halves always belong together")
  func staysInside() {
    var generator = SeededGenerator(seed: 20_261_123)
    for _ in 0..<1500 {
      var canvas = randomCanvas(using: &generator)
      let before = canvas.grid
      let part = randomRectangle(using: &generator)

      canvas.region(part) { inner in
        for _ in 0..<4 { drawSomething(on: &inner, using: &generator) }
      }

      #expect(firstFlaw(in: canvas.grid) == nil)
      #expect(firstChange(outside: part, from: before, to: canvas.grid) == nil)
    }
  }

  @Test("What write returns is the width of what it wrote")
  func reportsColumns() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let text = OddTexts.text(using: &generator)
      var canvas = Canvas(size: Size(columns: 200, rows: 1), ambiguousWidth: 2)
      let limit = Int.random(in: 0...30, using: &generator)

      let used = canvas.write(text, maxColumns: limit)

      let needed = TextWidth.columns(of: text, ambiguous: 2)
      #expect(used <= limit)
      #expect(needed > limit || used == needed)
    }
  }

  private func randomCanvas(using generator: inout SeededGenerator) -> Canvas {
    var canvas = Canvas(
      size: Size(columns: 20, rows: 5), signs: Bool.random(using: &generator) ? .full : .narrow,
      ambiguousWidth: Int.random(in: 1...2, using: &generator))
    for row in 0..<5 { canvas.write(OddTexts.text(using: &generator), row: row) }
    return canvas
  }

  private func randomRectangle(using generator: inout SeededGenerator) -> Rectangle {
    Rectangle(
      column: Int.random(in: -3...21, using: &generator),
      row: Int.random(in: -2...6, using: &generator),
      columns: Int.random(in: 0...14, using: &generator),
      rows: Int.random(in: 0...4, using: &generator))
  }

  private func drawSomething(on canvas: inout Canvas, using generator: inout SeededGenerator) {
    let column = Int.random(in: -9...20, using: &generator)
    let row = Int.random(in: -1...4, using: &generator)
    let text = OddTexts.text(using: &generator)
    switch Int.random(in: 0...6, using: &generator) {
    case 0: canvas.box(randomRectangle(using: &generator), title: text, rightTitle: text)
    case 1: canvas.fill(randomRectangle(using: &generator), with: "#")
    case 2: canvas.writeRight(text, endColumn: column, row: row)
    case 3: canvas.write(text, column: column, row: row, maxColumns: 5)
    case 4: canvas.restyle(randomRectangle(using: &generator), role: .mark)
    case 5: canvas.put("*", column: column, row: row)
    default: canvas.write(text, column: column, row: row)
    }
  }

  private func firstFlaw(in grid: CellGrid) -> Position? {
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns {
        let cell = grid[column, row]
        let isHalfAlone = cell.isContinuation && (column == 0 || !grid[column - 1, row].isWide)
        let lacksHalf =
          cell.isWide
          && (column + 1 == grid.size.columns || !grid[column + 1, row].isContinuation)
        if isHalfAlone || lacksHalf || cell.isContinuation != cell.glyph.isNone {
          return Position(column: column, row: row)
        }
      }
    }
    return nil
  }

  /// Outside of the region a cell may change only by losing the half that lay inside.
  private func firstChange(
    outside part: Rectangle, from before: CellGrid, to after: CellGrid
  ) -> Position? {
    for row in 0..<before.size.rows {
      for column in 0..<before.size.columns {
        let position = Position(column: column, row: row)
        if part.contains(position) || before[column, row] == after[column, row] { continue }
        let touched =
          column == part.column - 1 && before[column, row].isWide
          || column == part.endColumn && before[column, row].isContinuation
        let sameGlyph = before[column, row].glyph == after[column, row].glyph
        if !touched || !(sameGlyph || after[column, row].glyph == .space) { return position }
      }
    }
    return nil
  }
}
