import CellGrid
import Testing

@Suite("Drawing dots")
struct DrawingDotsTests {
  private func signs(_ style: DotStyle, _ dots: [(Int, Int)]) -> String {
    var raster = DotRaster(cells: Size(columns: 2, rows: 1), style: style)
    for (column, row) in dots { raster.set(column: column, row: row) }
    var canvas = Canvas(size: Size(columns: 2, rows: 1), signs: .full)
    canvas.draw(raster)
    return canvas.grid.text
  }

  @Test("Each dot of a braille cell is the one that ISO/IEC 11548-1 numbers")
  func braille() {
    #expect(signs(.braille, [(0, 0)]).contains("⠁"))
    #expect(signs(.braille, [(1, 3)]).contains("⢀"))
    #expect(signs(.braille, [(0, 0), (0, 1), (0, 2), (0, 3)]).contains("⡇"))
    #expect(signs(.braille, [(2, 0), (3, 0)]).contains("⠉"))
  }

  @Test("Quarter blocks and # show the same dots more coarsely, and dots outside are dropped")
  func coarser() {
    #expect(signs(.blocks, [(0, 0), (1, 1)]).contains("▚"))
    #expect(signs(.blocks, [(9, 9), (-1, 0)]).trimmed.isEmpty)
    #expect(signs(.number, [(1, 0)]).contains(" #"))
  }

  @Test("The finest style is braille where it was seen, then blocks, then #")
  func ladder() {
    #expect(DotStyle.finest(hasBraille: true, signs: .narrow) == .braille)
    #expect(DotStyle.finest(hasBraille: false, signs: .full) == .blocks)
    #expect(DotStyle.finest(hasBraille: false, signs: .narrow) == .number)
  }

  @Test("A bar has the length of its share, and something is never invisible")
  func bars() {
    #expect(DotRaster.bar(0.5, columns: 4, style: .number) == "##")
    #expect(DotRaster.bar(0.5, columns: 3, style: .braille) == "⣿⡇")
    #expect(DotRaster.bar(0.375, columns: 4, style: .blocks) == "█▌")
    #expect(DotRaster.bar(0.000_1, columns: 4, style: .blocks) == "▌")
    #expect(DotRaster.bar(0, columns: 4, style: .blocks).isEmpty)
    #expect(DotRaster.bar(.nan, columns: 4, style: .number).isEmpty)
  }
}

extension String {
  fileprivate var trimmed: String { filter { !$0.isWhitespace } }
}
