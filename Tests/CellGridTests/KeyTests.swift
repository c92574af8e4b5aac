import CellGrid
import Testing

@Suite("Naming keys")
struct KeyTests {
  @Test(
    "A key is printed and read back as help writes it",
    arguments: [
      ("Ctrl-f", KeyEvent.control("f")), ("F2", .function(2)), ("Space", .character(" ")),
      ("Shift-Tab", .backTab), ("PgUp", .pageUp), ("PgDn", .pageDown), ("Esc", .escape),
      ("Enter", .enter), ("A", .character("A")), ("=", .character("=")), ("中", .character("中")),
    ])
  func names(text: String, key: KeyEvent) {
    #expect(key.description == text)
    #expect(KeyEvent(parsing: text) == key)
  }

  @Test("Other ways of writing a key are understood")
  func aliases() {
    #expect(KeyEvent(parsing: "ctrl+F") == .control("f"))
    #expect(KeyEvent(parsing: "^n") == .control("n"))
    #expect(KeyEvent(parsing: "escape") == .escape)
    #expect(KeyEvent(parsing: "pagedown") == .pageDown)
  }

  @Test(
    "What no terminal tells apart, and nonsense, is no key",
    arguments: ["", "Ctrl-i", "Ctrl-h", "Ctrl-m", "Ctrl-Enter", "F0", "F13", "Hyper-x", " "])
  func refused(text: String) {
    #expect(KeyEvent(parsing: text) == nil)
  }
}

@Suite("Typing commands while an input method is on")
struct FullWidthKeysTests {
  @Test(
    "Chinese punctuation stands for its key",
    arguments: [
      ("：", ":"), ("？", "?"), ("！", "!"), ("、", "/"), ("【", "["), ("】", "]"), ("《", "<"),
      ("》", ">"), ("，", ","), ("。", "."), ("；", ";"), ("￥", "$"), ("…", "^"), ("—", "_"),
      ("·", "`"), ("（", "("), ("）", ")"), ("\u{3000}", " "),
    ] as [(Character, Character)])
  func punctuation(typed: Character, meant: Character) {
    #expect(FullWidthKeys.normalised(.character(typed)) == .character(meant))
  }

  @Test("Every full-width form stands for its ASCII sign")
  func fullWidthForms() {
    for value in UInt32(0x21)...0x7E {
      guard let plain = Unicode.Scalar(value), let wide = Unicode.Scalar(value + 0xFEE0) else {
        continue
      }

      #expect(FullWidthKeys.normalised(.character(Character(wide))) == .character(Character(plain)))
    }
  }

  @Test("A pair that one stroke sends is one key")
  func pairs() {
    let typed = "……——…".map { KeyEvent.character($0) }

    #expect(FullWidthKeys.normalised(typed) == "^_^".map { .character($0) })
  }

  @Test("Han text and other keys come back as they are")
  func others() {
    for key in [KeyEvent.character("水"), .character("a"), .enter, .control("f"), .paste("：")] {
      #expect(FullWidthKeys.normalised(key) == key)
    }
    #expect(FullWidthKeys.isHanText(.character("水")))
    #expect(!FullWidthKeys.isHanText(.character("：")))
    #expect(!FullWidthKeys.isHanText(.character("a")))
  }
}
