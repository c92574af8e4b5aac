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

  @Test("A wide sign never starts in the last column")
  func lastColumn() {
    var canvas = Canvas(size: Size(columns: 3, rows: 1))

    canvas.write("水", column: 2)

    #expect(canvas.grid.text(row: 0) == "  ~")
  }

  @Test("Writing over one half of a wide cell blanks the other half")
  func halves() {
    var canvas = Canvas(size: Size(columns: 8, rows: 1))
    canvas.write("水漫楼道")

    canvas.write("a", column: 1)
    canvas.write("b", column: 4)

    #expect(canvas.grid.text(row: 0) == " a漫b 道")
  }

  @Test("A text that begins left of the region shows its visible part")
  func scrolledLine() {
    var canvas = Canvas(size: Size(columns: 6, rows: 1))

    canvas.write("水漫楼道", column: -3)

    #expect(canvas.grid.text(row: 0) == " 楼道")
  }

  @Test("A region counts from its own corner and hides what is outside")
  func regions() {
    var canvas = Canvas(size: Size(columns: 10, rows: 3))

    canvas.region(Rectangle(column: 3, row: 1, columns: 4, rows: 1)) { part in
      part.write("abcdef", row: 0)
      part.write("x", row: 1)
      part.write("y", row: -1)
      part.placeCursor(column: 2, row: 0)
      part.placeCursor(column: 9, row: 0)
    }

    #expect(canvas.grid.text == "\n   abc~\n")
    #expect(canvas.grid.cursor == Position(column: 5, row: 1))
    #expect(canvas.size == Size(columns: 10, rows: 3))
  }

  @Test("A box has its title cut into the border and gives its inside")
  func box() {
    var canvas = Canvas(size: Size(columns: 14, rows: 3), signs: .full)

    let inside = canvas.box(title: "诉求", rightTitle: "9")

    #expect(canvas.grid.text == "┌─ 诉求 ─ 9 ─┐\n│            │\n└────────────┘")
    #expect(inside == Rectangle(column: 1, row: 1, columns: 12, rows: 1))
  }

  @Test("A box that has no room for its title cuts it")
  func narrowBox() {
    var canvas = Canvas(size: Size(columns: 10, rows: 2))

    canvas.box(title: "诉求工单")

    #expect(canvas.grid.text == "+- 诉~ --+\n+--------+")
  }

  @Test("Right-aligned text ends at the edge")
  func rightAligned() {
    var canvas = Canvas(size: Size(columns: 8, rows: 2))

    let first = canvas.writeRight("已同步")
    canvas.writeRight("离线两天待发", row: 1)

    #expect(first == 2)
    #expect(canvas.grid.text == "  已同步\n离线两~")
  }

  @Test("Restyling keeps the text and both halves of wide cells alike")
  func restyling() {
    var canvas = Canvas(size: Size(columns: 6, rows: 1))
    canvas.write("水漫楼")

    canvas.restyle(Rectangle(column: 1, row: 0, columns: 2, rows: 1), role: .selection)

    #expect(canvas.grid.text(row: 0) == "水漫楼")
    #expect(
      canvas.grid.row(0).map(\.role) == [
        .selection, .selection, .selection, .selection, .text, .text,
      ])
  }

  @Test("A new frame is blank and has no cursor")
  func newFrame() {
    var canvas = Canvas(size: Size(columns: 4, rows: 1))
    canvas.write("水漫")
    canvas.placeCursor(column: 1, row: 0)

    canvas.startFrame()

    #expect(canvas.grid == CellGrid(size: Size(columns: 4, rows: 1)))
  }
}
