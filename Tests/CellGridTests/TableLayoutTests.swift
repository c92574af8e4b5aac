import CellGrid
import Testing

@Suite("Fitting columns into a width")
struct TableLayoutTests {
  private let columns = [
    TableColumn("时限", minimum: 6, ideal: 8, priority: 5, alignment: .right),
    TableColumn("编号", minimum: 6, ideal: 19, priority: 2),
    TableColumn("标题", minimum: 10, ideal: 20, isFlexible: true, priority: 4),
    TableColumn("单位", minimum: 4, ideal: 8, priority: 1),
  ]

  private func widths(_ width: Int) -> [Int: Int] {
    Dictionary(
      uniqueKeysWithValues: TableLayout(columns, width: width).places.map { ($0.index, $0.columns) }
    )
  }

  @Test("With room, the flexible column takes what is left")
  func room() {
    #expect(widths(70) == [0: 8, 1: 19, 2: 32, 3: 8])
  }

  @Test("Without room, columns of low priority shrink first, then go")
  func shrinking() {
    #expect(widths(58) == [0: 8, 1: 19, 2: 20, 3: 8])
    #expect(widths(55) == [0: 8, 1: 19, 2: 20, 3: 5])
    #expect(widths(45) == [0: 8, 1: 10, 2: 20, 3: 4])
    #expect(widths(28) == [0: 8, 1: 6, 2: 12])
    #expect(widths(3) == [0: 3])
  }

  @Test("The layout is never wider than its width")
  func property() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<2000 {
      let count = Int.random(in: 0...6, using: &generator)
      let columns = (0..<count).map { _ in
        TableColumn(
          "", minimum: Int.random(in: 1...12, using: &generator),
          ideal: Int.random(in: 1...30, using: &generator),
          isFlexible: Bool.random(using: &generator),
          priority: Int.random(in: 0...3, using: &generator))
      }
      let width = Int.random(in: 1...100, using: &generator)

      let layout = TableLayout(columns, width: width)

      #expect(layout.places.map { $0.column + $0.columns }.max() ?? 0 <= width)
      #expect(
        zip(layout.places, layout.places.dropFirst()).allSatisfy {
          $0.column + $0.columns < $1.column
        })
      #expect(count == 0 || !layout.places.isEmpty)
    }
  }

  @Test("A row is drawn where the layout has its columns")
  func drawing() {
    var canvas = Canvas(size: Size(columns: 28, rows: 2))
    let layout = TableLayout(columns, width: 28)

    canvas.writeTitles(columns, layout: layout, row: 0)
    canvas.write(
      [Span("-0:42", role: .warning), Span("…0147"), Span("三单元水管爆裂"), Span("水务")],
      layout: layout, row: 1)

    #expect(canvas.grid.text == "    时限 编号   标题\n   -0:42 …0147  三单元水管~")
    #expect(canvas.grid[3, 1].role == .warning)
  }
}

@Suite("Scrolling a list")
struct ListViewportTests {
  @Test("Three rows of context stay in sight")
  func context() {
    var viewport = ListViewport()
    viewport.show(16, count: 100, rows: 20, jumpsHalfPage: false)
    #expect(viewport.first == 0)
    viewport.show(17, count: 100, rows: 20, jumpsHalfPage: false)
    #expect(viewport.first == 1)
    viewport.show(3, count: 100, rows: 20, jumpsHalfPage: false)
    #expect(viewport.first == 0)
    viewport.show(99, count: 100, rows: 20, jumpsHalfPage: false)
    #expect(viewport.visible(count: 100, rows: 20) == 80..<100)
  }

  @Test("Beside another pane it jumps half a page")
  func jumping() {
    var viewport = ListViewport()
    viewport.show(17, count: 100, rows: 20, jumpsHalfPage: true)
    #expect(viewport.first == 10)
    viewport.show(12, count: 100, rows: 20, jumpsHalfPage: true)
    #expect(viewport.first == 0)
  }

  @Test("The selected row is always shown, and no blank rows below")
  func property() {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<200 {
      var viewport = ListViewport()
      for _ in 0..<50 {
        let count = Int.random(in: 1...60, using: &generator)
        let rows = Int.random(in: 1...25, using: &generator)
        let index = Int.random(in: 0..<count, using: &generator)

        viewport.show(
          index, count: count, rows: rows, jumpsHalfPage: Bool.random(using: &generator))

        let visible = viewport.visible(count: count, rows: rows)
        #expect(visible.contains(index))
        #expect(visible.count == min(rows, count))
      }
    }
  }
}
