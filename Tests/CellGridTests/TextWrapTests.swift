import CellGrid
import Testing

@Suite("Wrapping text")
struct TextWrapTests {
  @Test("No line begins with a closing sign or ends with an opening one")
  func punctuation() {
    #expect(TextWidth.wrap("水漫楼道，请来。", columns: 8) == ["水漫楼", "道，请", "来。"])
    #expect(TextWidth.wrap("按《条例》办", columns: 4) == ["按", "《条", "例》", "办"])
    #expect(TextWidth.wrap("说“好”", columns: 4) == ["说", "“好”"])
  }

  @Test("Words and numbers stay whole unless they are longer than a line")
  func words() {
    #expect(TextWidth.wrap("call the water bureau", columns: 9) == ["call the", "water", "bureau"])
    #expect(TextWidth.wrap("拨打12345热线", columns: 8) == ["拨打", "12345热", "线"])
    #expect(TextWidth.wrap("G3701022611230A0147", columns: 8) == ["G3701022", "611230A0", "147"])
  }

  @Test("Line breaks of the text stay, empty lines too")
  func paragraphs() {
    #expect(TextWidth.wrap("一\n\n二\r\n三", columns: 10) == ["一", "", "二", "三"])
    #expect(TextWidth.wrap("", columns: 10) == [""])
  }

  @Test("A wide sign in a column of one cell becomes the cut sign")
  func tooNarrow() {
    #expect(TextWidth.wrap("水a", columns: 1) == ["~", "a"])
    #expect(TextWidth.wrap("水", columns: 0) == [])
  }

  @Test("Lines never exceed their columns and lose nothing but spaces")
  func property() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let text = OddTexts.text(using: &generator)
      let columns = Int.random(in: 2...16, using: &generator)

      let lines = TextWidth.wrap(text, columns: columns, ambiguous: 2)

      #expect(lines.allSatisfy { TextWidth.columns(of: $0, ambiguous: 2) <= columns })
      #expect(lines.joined().filter { $0 != " " } == TextWidth.cleaned(text).filter { $0 != " " })
    }
  }
}
