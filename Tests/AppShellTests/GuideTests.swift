import CellGrid
import CommandCatalog
import DomainModel
import Phrasebook
import Testing

@testable import AppShell

@Suite("Following the guide of a demonstration")
struct GuideTests {
  private func guided(language: Language = .chinese) throws -> DeskSession {
    var session = try DeskSession(DeskFixture(), language: language)
    session.state.guide = Guide()
    session.frame()
    return session
  }

  @Test("Its eight steps are done with the keys that it names, one after the other")
  func allSteps() throws {
    var session = try guided()
    #expect(session.screen.contains("引导 1/8  按 Ctrl-f 搜索全部"))

    session.press("Ctrl-f")
    session.type("sg")
    #expect(session.state.guide?.step == .open)
    session.press("Enter")
    #expect(session.state.guide?.step == .assign)

    session.press("Esc", "2", "/")
    session.type("0104")
    session.press("Enter", "a")
    session.type("qcsglj")
    session.press("Enter", "Ctrl-s")
    session.carryOut()
    #expect(session.state.guide?.step == .undo, "\(session.screen)")
    session.press("U", "y")
    session.carryOut()
    #expect(session.state.guide?.step == .alert, "the filter was used on the way to the order")
    session.press("4", "A", "y")
    session.carryOut()
    #expect(session.state.guide?.step == .linear)

    session.press("F4", "F4")
    #expect(session.state.guide?.step == .help)
    session.press("?")
    #expect(session.screen.contains(GuidePhrases.done.chinese))
  }

  @Test("It names the operator's own keys, and a step left out stays until it is done")
  func ownKeys() throws {
    var session = try guided()
    session.state.keyMap = KeyMap(overrides: ["shell.search": "Ctrl-g"])
    session.press("2", "j", "j")
    #expect(session.state.guide?.step == .find)
    #expect(session.screen.contains("按 Ctrl-g 搜索全部"))
  }

  @Test("Every sentence fits 80 columns in both languages", arguments: Guide.Step.allCases)
  func fits(_ step: Guide.Step) {
    let sentence = Guide(at: step).sentence(KeyMap())
    for language in [Language.chinese, .english] {
      #expect(TextWidth.columns(of: sentence(language)) <= 78, "\(sentence(language))")
      #expect(TextWidth.columns(of: GuidePhrases.done(language)) <= 78)
    }
  }

  @Test("In lines only it is said when the step changes, not at each key")
  func linear() throws {
    var session = try DeskSession(isLinear: true)
    session.state.guide = Guide()
    session.press("2", "j", "j")
    session.press("Ctrl-f")
    session.type("s")
    let said = session.spoken.filter { $0.hasPrefix("引导") }
    #expect(said.count == 2)
  }
}
