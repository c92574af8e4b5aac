import CellGrid
import Testing

@Suite("Drawing charts")
struct WidgetTests {
  private func canvas(_ columns: Int, _ rows: Int, _ signs: SignSet = .narrow) -> Canvas {
    Canvas(size: Size(columns: columns, rows: rows), signs: signs)
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
