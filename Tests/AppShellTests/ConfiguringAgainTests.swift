import Assets
import CellGrid
import CommandCatalog
import DomainModel
import Testing

@testable import AppShell

@Suite("Configuring a running workstation")
struct ConfiguringAgainTests {
  private func change(
    _ edit: (inout Configuration) -> Void, from before: Configuration = Configuration(),
    problems: [Phrase] = []
  ) -> ConfigurationChange {
    var after = before
    edit(&after)
    return ConfigurationChange(before: before, after: after, problems: problems)
  }

  @Test("Keys, language and reading only hold from the saving on")
  func entries() throws {
    var session = try DeskSession()
    session.press("2")

    _ = session.state.handle(
      .configured(
        change {
          $0.keys = ["list.filter": "F8"]
          $0.language = .english
          $0.readOnly = true
        }))
    session.press("F8")

    #expect(session.pane?.filterField != nil)
    #expect(session.state.desk.isReadOnly)
    #expect(session.screen.contains("keep the filter"))
  }

  @Test("What was chosen on the screen stands when another entry is saved")
  func chosen() throws {
    var session = try DeskSession()
    var before = Configuration()
    before.theme = "light"
    before.language = .chinese
    session.state.appearance.themeName = "night"
    session.press("F3")

    _ = session.state.handle(.configured(change({ $0.mouse = true }, from: before)))

    #expect(session.state.appearance.themeName == "night")
    #expect(session.state.appearance.language == .english)
    #expect(session.state.appearance.usesMouse)
  }

  @Test("A mistake stands on the status line until a key, in every message list")
  func mistakes() throws {
    var session = try DeskSession()
    let mistake = Phrase("config.toml 第 3 行：mouse", "config.toml line 3: mouse")

    _ = session.state.handle(
      .configured(change({ $0.keys = ["no.such": "F8"] }, problems: [mistake])))

    #expect(session.state.messages.all.contains { $0.text == mistake.chinese })
    #expect(session.state.messages.shown?.role == .error)
    #expect(session.state.messages.shown?.text.contains("no.such") == true)
  }
}
