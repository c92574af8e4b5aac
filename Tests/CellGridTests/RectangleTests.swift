import CellGrid
import Testing

@Suite("Dividing a screen")
struct RectangleTests {
  private let screen = Rectangle(column: 2, row: 1, columns: 20, rows: 10)

  @Test("Both parts of a cut are the whole, also when too much is cut")
  func cuts() {
    #expect(screen.splitTop(3).top.rows == 3)
    #expect(screen.splitTop(3).rest == Rectangle(column: 2, row: 4, columns: 20, rows: 7))
    #expect(screen.splitBottom(99).rest.rows == 0)
    #expect(screen.splitLeft(5).rest.column == 7)
  }

  @Test("Weights share all cells, the remainder first")
  func weights() {
    let parts = screen.columnsByWeight([1, 1, 1], gap: 1)

    #expect(parts.map(\.columns) == [6, 6, 6])
    #expect(parts.map(\.column) == [2, 9, 16])
    #expect(screen.rowsByWeight([2, 1]).map(\.rows) == [7, 3])
    #expect(screen.rowsByWeight([]).isEmpty)
  }

  @Test("Parts that do not meet have an empty intersection")
  func intersections() {
    #expect(screen.intersection(Rectangle(column: 30, row: 0, columns: 5, rows: 5)).isEmpty)
  }
}
