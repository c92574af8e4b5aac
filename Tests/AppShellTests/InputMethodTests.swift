import CellGrid
import CommandCatalog
import DomainModel
import Panes
import Testing
import UseCases

@testable import AppShell

@Suite("Typing with an input method on")
struct InputMethodTests {
  /// Every key that Chinese punctuation or a full-width form stands for.
  private static let pairs: [(Character, Character)] =
    FullWidthKeys.punctuation.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    + (0xFF01...0xFF5E).compactMap { value in
      Unicode.Scalar(UInt32(value)).flatMap { wide in
        Unicode.Scalar(UInt32(value - 0xFEE0)).map { (Character(wide), Character($0)) }
      }
    }

  @Test("A full-width sign in a list does what its key does")
  func sameAsKey() throws {
    var start = try DeskSession(size: Size(columns: 80, rows: 24))
    start.press("2", "j")
    for (wide, plain) in Self.pairs {
      var byWide = start
      var byPlain = start
      byWide.send(.character(wide))
      byPlain.send(.character(plain))

      #expect(byWide.screen == byPlain.screen, "\(wide) is not \(plain)")
      #expect(byWide.performed == byPlain.performed)
    }
  }

  @Test("The table of punctuation holds every sign that the page names")
  func table() {
    let named: [(Character, Character)] = [
      ("：", ":"), ("？", "?"), ("！", "!"), ("、", "/"), ("【", "["), ("】", "]"), ("《", "<"),
      ("》", ">"), ("。", "."), ("，", ","), ("；", ";"), ("￥", "$"), ("…", "^"), ("—", "_"),
      ("·", "`"), ("\u{3000}", " "), ("Ａ", "A"), ("ｚ", "z"), ("９", "9"),
    ]
    for (wide, plain) in named {
      #expect(FullWidthKeys.normalised(.character(wide)) == .character(plain))
    }
  }

  @Test("Han text opens the filter with it and never runs a command", arguments: ["水", "㐂", "𠮷"])
  func hanText(_ text: String) throws {
    var session = try DeskSession()
    session.press("2")

    session.type(text)

    #expect(session.pane?.filter == text)
    #expect(session.pane?.filterField != nil)
    #expect(session.performed.isEmpty)
  }

  @Test("A committed word of an input method filters as one text")
  func word() throws {
    var session = try DeskSession()
    session.press("2")

    session.sendTogether("水管".map { .character($0) })

    #expect(session.pane?.filter == "水管")
    #expect(session.pane?.list.rows.count == 2)
  }

  @Test("Full-width y and ８ confirm like their keys, Han text confirms nothing")
  func confirming() throws {
    for key: Character in ["ｙ", "８"] {
      var session = try DeskSession()
      session.press("q")
      session.type("是")
      #expect(!session.hasQuit)
      session.send(.character(key))
      #expect(session.hasQuit)
    }
  }

  @Test("Full-width digits choose next steps; a field keeps what is typed")
  func digitsAndFields() throws {
    var session = try DeskSession()
    session.press("2", "Enter", "Enter")
    session.send(.character("１"))
    #expect(session.menu == nil)
    #expect(session.form?.command.id == "grievance.assign")

    session.type("（ＡＢ）")
    #expect(session.form?.fields.first?.field.text == "（ＡＢ）")
  }

  @Test("In the palette Chinese text searches")
  func palette() throws {
    var session = try DeskSession()
    session.press("2")
    session.send(.character("："))
    session.type("派单")

    #expect(session.menu?.entries.first?.title == "派单")
  }
}
