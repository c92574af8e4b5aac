import CellGrid
import Testing

@Suite("Writing on a canvas")
struct CanvasTests {
  @Test("A cut text ends in the cut sign, and a wide cell is never halved")
  func cutting() {
    var canvas = Canvas(size: Size(columns: 7, rows: 3))

    #expect(canvas.write("水漫楼道", row: 0) == 7)
    #expect(canvas.write("水漫楼", row: 1) == 6)
    #expect(canvas.write("水漫楼道", row: 2, maxColumns: 6) == 5)

    #expect(canvas.grid.text == "水漫楼~\n水漫楼\n水漫~")
  }
}
