import CellGrid
import Testing

@Suite("Measuring text")
struct TextWidthTests {
  @Test(
    "Rare names, emoji and marks have certain widths",
    arguments: [
      ("", 0), ("abc", 3), ("值守台", 6), ("㐂", 2), ("𠮷", 2), ("\u{323AF}", 2),
      ("⚠\u{FE0F}", 1), ("👍🏽", 2), ("👨\u{200D}👩\u{200D}👧", 2), ("🇨🇳", 2), ("e\u{301}", 1),
      ("1\u{FE0F}\u{20E3}", 1), ("\u{E123}", 2), ("ｱ", 1), ("Ａ", 2), ("한", 2),
      ("\u{1100}\u{1161}\u{11A8}", 2), ("\u{200B}\u{202E}\u{FEFF}", 0), ("〓", 2), ("\u{3000}", 2),
    ])
  func samples(text: String, columns: Int) {
    #expect(TextWidth.columns(of: text) == columns)
  }

  @Test(
    "The ambiguous class is as wide as the terminal draws it",
    arguments: ["“", "”", "…", "—", "·", "℃", "①", "●", "▲", "│", "█"])
  func ambiguous(sign: String) {
    #expect(TextWidth.columns(of: sign, ambiguous: 1) == 1)
    #expect(TextWidth.columns(of: sign, ambiguous: 2) == 2)
  }

  @Test(
    "Foreign text is cleaned before it is shown",
    arguments: [
      ("楼道\u{FE0F}灯", "楼道灯"), ("a\u{202E}b\u{200B}c", "abc"), ("👨\u{200D}👩\u{200D}👧家", "👨家"),
      ("\u{1B}[31m红", "[31m红"), ("一\t二\n三", "一 二 三"), ("\u{E000}\u{378}", "〓〓"),
      ("🇨🇳", "CN"), ("a\u{A0}b", "a b"), ("e\u{301}\u{302}\u{303}", "e\u{301}\u{302}"),
      ("\u{301}a", "a"), ("👍🏽好", "👍好"),
    ])
  func cleaning(text: String, shown: String) {
    #expect(TextWidth.cleaned(text) == shown)
  }

  @Test(
    "Signs whose width changed between versions of Unicode are not trusted",
    arguments: ["☰", "䷀", "𝌀", "\u{3164}"])
  func changedWidths(sign: String) {
    #expect(["〓", ""].contains(TextWidth.cleaned(sign)))
  }

  @Test("Cleaning a cleaned text changes nothing")
  func cleaningIsStable() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let once = TextWidth.cleaned(OddTexts.text(using: &generator))

      #expect(TextWidth.cleaned(once) == once)
    }
  }

  @Test(
    "Right-to-left names stand as their script in lists",
    arguments: [
      ("ئابدۇللا مۇھەممەد", "〔维〕"), ("محمد", "〔阿〕"), ("שלום", "〔希伯来〕"),
      ("来电 ئابدۇللا 2071", "来电 〔维〕 2071"),
    ])
  func rightToLeft(text: String, shown: String) {
    #expect(TextWidth.cleaned(text) == shown)
    #expect(TextWidth.columns(of: text) == TextWidth.columns(of: shown))
  }

  @Test("Right-to-left letters stay where they have a line of their own")
  func rightToLeftKept() {
    #expect(TextWidth.cleaned("محمد", rightToLeft: .kept) == "محمد")
  }

  @Test("A cut text has at most the columns given and ends in the sign")
  func cutting() {
    #expect(TextWidth.cut("水漫楼道", columns: 8) == "水漫楼道")
    #expect(TextWidth.cut("水漫楼道", columns: 7) == "水漫楼~")
    #expect(TextWidth.cut("水漫楼道", columns: 6, sign: "…") == "水漫…")
    #expect(TextWidth.cut("水", columns: 1) == "~")
    #expect(TextWidth.cut("水", columns: 0) == "")
  }

  @Test("A padded text fills its columns")
  func padding() {
    #expect(TextWidth.padded("水", columns: 5) == "水   ")
    #expect(TextWidth.padded("水", columns: 5, alignment: .right) == "   水")
    #expect(TextWidth.padded("水", columns: 5, alignment: .centre) == " 水  ")
    #expect(TextWidth.padded("水漫楼", columns: 5) == "水漫~")
  }

  @Test("Cut and padded texts never exceed their columns")
  func cutProperty() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let text = OddTexts.text(using: &generator)
      let columns = Int.random(in: 0...20, using: &generator)

      let cut = TextWidth.cut(text, columns: columns, ambiguous: 2)
      let padded = TextWidth.padded(text, columns: columns, ambiguous: 2)

      #expect(TextWidth.columns(of: cut, ambiguous: 2) <= columns)
      #expect(TextWidth.columns(of: padded, ambiguous: 2) == columns)
    }
  }

  @Test("An ideograph that terminals don't know yet shows as unknown and stays in its text")
  func youngIdeographs() {
    #expect(TextWidth.cleaned("薛红\u{323AF}") == "薛红〓")
    #expect(TextWidth.cleaned("薛红\u{323AF}", rightToLeft: .kept) == "薛红\u{323AF}")
    #expect(TextWidth.cleaned("𠮷㐂") == "𠮷㐂")
  }
}
