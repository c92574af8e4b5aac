import CellGrid
import TestSupport
import Testing

@Suite("Interpreting sequences")
struct VirtualScreenTests {
  private func screen(
    _ text: String, columns: Int = 10, rows: Int = 4,
    character: VirtualTerminal = VirtualTerminal()
  ) -> VirtualScreen {
    var screen = VirtualScreen(
      size: Size(columns: columns, rows: rows), character: character)
    screen.feed(Array(text.replacing("^", with: "\u{1B}").utf8))
    return screen
  }

  @Test("Text wraps only when one more character comes")
  func wrapping() {
    let full = screen("0123456789")
    #expect(full.cursor == Position(column: 10, row: 0))
    #expect(screen("0123456789x").text == "0123456789\nx\n\n")
    #expect(screen("012345678中").text(row: 1) == "中")
  }

  @Test("A wide character overwritten in either half leaves a blank in the other")
  func halves() {
    #expect(screen("中文^[1;1Hx").text(row: 0) == "x 文")
    #expect(screen("中文^[1;2Hx").text(row: 0) == " x文")
    #expect(screen("中文^[1;2H字").text(row: 0) == " 字")
  }

  @Test("Cursor moves stay inside and erasing takes what it says")
  func movesAndErases() {
    #expect(screen("^[99;99H").cursor == Position(column: 9, row: 3))
    #expect(screen("^[3;4H^[9A^[9D").cursor == Position(column: 0, row: 0))
    #expect(screen("abcdef^[1;3H^[K").text(row: 0) == "ab")
    #expect(screen("abcdef^[1;3H^[1K").text(row: 0) == "   def")
    #expect(screen("abcdef^[1;3H^[2X").text(row: 0) == "ab  ef")
    #expect(screen("a^[2;1Hb^[3;1Hc^[2;1H^[J").text == "a\n\n\n")
  }

  @Test("Characters and lines are inserted, deleted, repeated and scrolled")
  func editing() {
    #expect(screen("abcdef^[1;2H^[2@").text(row: 0) == "a  bcdef")
    #expect(screen("abcdef^[1;2H^[2P").text(row: 0) == "adef")
    #expect(screen("a中b^[1;2H^[1P").text(row: 0) == "a b")
    #expect(screen("ab^[3b").text(row: 0) == "abbbb")
    #expect(screen("1\r\n2\r\n3\r\n4^[2;3r^[2;1H^[M").text == "1\n3\n\n4")
    #expect(screen("1\r\n2\r\n3\r\n4^[2;3r^[2;1H^[L").text == "1\n\n2\n4")
    #expect(screen("1\r\n2\r\n3\r\n4^[2;3r^[3;1H\n").text == "1\n3\n\n4")
    #expect(screen("1\r\n2\r\n3\r\n4^[2;3r^[2;1H^M").text == "1\n\n2\n4")
  }

  @Test("Styles are kept cell by cell, 256 and 24-bit colours too")
  func styles() {
    let shown = screen("^[1;38;5;200;48;2;1;2;3mx^[0;7my^[39;49mz")
    #expect(shown[0, 0].style.isBold)
    #expect(shown[0, 0].style.foreground == .index(200))
    #expect(shown[0, 0].style.background == .rgb(red: 1, green: 2, blue: 3))
    #expect(shown[1, 0].style.isReversed && !shown[1, 0].style.isBold)
  }

  @Test("Erased cells take the background where the terminal does that")
  func backgroundErase() {
    #expect(screen("^[41m^[K")[5, 0].style.background == .index(1))
    let tmux = VirtualTerminal(erasesWithBackground: false)
    #expect(screen("^[41m^[K", character: tmux)[5, 0].style.background == .standard)
  }

  @Test("The alternate screen, modes and the title come back as they were")
  func modes() {
    var shown = screen("main^[?1049h^[?1000;1006h^[?25l^]2;名^Galt".replacing("^G", with: "\u{07}"))
    #expect(shown.isAlternate && shown.text(row: 0) == "    alt" && shown.title == "名")
    #expect(!shown.isRestored)
    shown.feed(Array("\u{1B}[?1000;1006l\u{1B}[?25h\u{1B}[?1049l".utf8))
    #expect(shown.isRestored && shown.text(row: 0) == "main")
  }

  @Test("Questions are answered as asked, and nothing unknown passes unseen")
  func answers() {
    var shown = screen(
      "“^[6n^[c^[?2026$p^]11;?^\\", character: VirtualTerminal(ambiguousColumns: 2))
    #expect(
      String(decoding: shown.takeAnswers(), as: UTF8.self)
        == "\u{1B}[1;3R\u{1B}[?62;22c\u{1B}[?2026;2$y\u{1B}]11;rgb:0000/0000/0000\u{1B}\\")
    #expect(shown.unknown.isEmpty)
    #expect(screen("^[5y").unknown == ["CSI 5y"])
  }

  @Test("Bytes cut anywhere give the same screen")
  func cutBytes() {
    let bytes = Array("\u{1B}[2;3H\u{1B}[1;38;5;9m中文\u{1B}]2;t\u{07}x\u{1B}(B".utf8)
    var whole = VirtualScreen(size: Size(columns: 20, rows: 3))
    whole.feed(bytes)
    for cut in bytes.indices {
      var parts = VirtualScreen(size: Size(columns: 20, rows: 3))
      parts.feed(bytes[..<cut])
      parts.feed(bytes[cut...])
      #expect(parts.text == whole.text && parts.cursor == whole.cursor && parts.title == "t")
    }
  }
}
