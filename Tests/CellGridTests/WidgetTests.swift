import CellGrid
import Testing

@Suite("Drawing paragraphs, pop-ups and charts")
struct WidgetTests {
  private func canvas(_ columns: Int, _ rows: Int, _ signs: SignSet = .narrow) -> Canvas {
    Canvas(size: Size(columns: columns, rows: rows), signs: signs)
  }

  @Test("A paragraph that goes on says so")
  func paragraph() {
    var canvas = canvas(8, 2)

    let lines = canvas.writeParagraph("三单元水管爆裂，水漫楼道")

    #expect(lines == 3)
    #expect(canvas.grid.text == "三单元水\n管爆裂~")
    canvas.startFrame()
    canvas.writeParagraph("三单元水管爆裂，水漫楼道", firstLine: 1)
    #expect(canvas.grid.text == "管爆裂，\n水漫楼道")
  }

  @Test("A pop-up blanks what it covers, also halves of wide cells")
  func popup() {
    var canvas = canvas(13, 3)
    for row in 0..<3 { canvas.write("水漫楼道水漫", row: row) }

    canvas.popup(inner: Size(columns: 3, rows: 1)) { $0.write("是?") }

    #expect(canvas.grid.text == "水 +-----+漫\n水 | 是? |漫\n水 +-----+漫")
  }

  @Test("A gauge fills by parts of a cell where blocks are known")
  func gauges() {
    var full = canvas(8, 3, .full)
    full.gauge(0.5, row: 0, columns: 8)
    full.gauge(0.53, row: 1, columns: 8)
    full.gauge(2, row: 2, columns: 8)
    #expect(full.grid.text == "████░░░░\n████▎░░░\n████████")

    var narrow = canvas(8, 3)
    narrow.gauge(0.5, row: 0, columns: 8)
    narrow.gauge(0.001, row: 1, columns: 8)
    narrow.gauge(0, row: 2, columns: 8)
    #expect(narrow.grid.text == "####....\n#.......\n........")
  }

  @Test("Bars share the room beside their labels")
  func bars() {
    var canvas = canvas(16, 2)

    canvas.barChart([
      ChartBar(label: "水务", value: 4, valueText: "4"),
      ChartBar(label: "城管", value: 2, valueText: "2"),
    ])

    #expect(canvas.grid.text == "水务 ######### 4\n城管 #####     2")
  }

  @Test("A sparkline shows the newest at the right, gaps as gaps and zero as something")
  func sparkline() {
    var canvas = canvas(6, 1, .full)

    canvas.sparkline([9, 0, nil, 4, 8], columns: 4)

    #expect(canvas.grid.text(row: 0) == "▁ ▅█")
  }

  @Test("A histogram grows from the bottom")
  func histogram() {
    var full = canvas(3, 2, .full)
    full.histogram([1, 2, 0.5])
    #expect(full.grid.text == " █\n██▄")

    var narrow = canvas(5, 2)
    narrow.histogram([1, 2], width: 2, gap: 1)
    #expect(narrow.grid.text == "   ##\n## ##")
  }

  @Test("Hints are written as many as fit whole")
  func hints() {
    var canvas = canvas(20, 1)

    let count = canvas.writeHints([
      KeyHint(key: "/", title: "筛选"), KeyHint(key: "Enter", title: "打开"),
      KeyHint(key: "a", title: "派单"),
    ])

    #expect(count == 2)
    #expect(canvas.grid.text(row: 0) == "/ 筛选  Enter 打开")
    #expect(canvas.grid[0, 0].role == .accent)
  }

  @Test("Charts of nothing, of one cell and of odd numbers draw nothing outside")
  func oddCharts() {
    var canvas = canvas(4, 2)
    canvas.region(Rectangle(column: 1, row: 0, columns: 2, rows: 1)) { part in
      part.barChart([])
      part.histogram([])
      part.histogram([0, 0])
      part.sparkline([], columns: 2)
      part.gauge(.nan, columns: 2)
      part.barChart([ChartBar(label: "水务局", value: .infinity, valueText: "9999")])
      part.histogram([1, 1, 1, 1, 1])
    }

    #expect(canvas.grid.text == " ##\n")
  }
}
