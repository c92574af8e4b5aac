import Assets
import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
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

  @Test("A bell that is switched off stays silent from the saving on; its patterns change too")
  func bell() throws {
    var session = try DeskSession(keepsAlerts: false)
    session.state.alarm = .alert(rank: 4)
    _ = session.state.handle(.configured(change { $0.bell = false }))
    #expect(session.state.takeAlarm() == nil)

    _ = session.state.handle(
      .configured(change { $0.sound[.red] = BellRhythm(parsing: ". .") }))
    session.state.alarm = .alert(rank: 4)
    #expect(session.state.takeAlarm() == .alert(rank: 4))
    #expect(session.state.bell.rings(for: .alert(rank: 4), from: 1_000) == [1_000, 1_500])
    #expect(session.state.bell.rings(for: .blind, from: 0) == [0])
  }

  @Test("A width that is written stands whatever the terminal says; probe gives it back")
  func ambiguousWidth() throws {
    var session = try DeskSession(signs: .full)
    let written = change { $0.ambiguousWidth = 2 }
    _ = session.state.handle(.configured(written))
    _ = session.state.note(
      ScreenFinding(signs: .full, ambiguousWidth: 1, showsChinese: true))

    #expect(session.state.appearance.ambiguousWidth == 2)
    #expect(session.state.appearance.signs == .narrow)

    _ = session.state.handle(
      .configured(change({ $0.ambiguousWidth = nil }, from: written.after)))
    #expect(session.state.appearance.ambiguousWidth == 1)
    #expect(session.state.appearance.signs == .full)
  }

  @Test("Hints, help and sentences name the operator's own keys")
  func ownKeys() throws {
    var session = try DeskSession()
    session.press("2")
    _ = session.state.handle(
      .configured(
        change { $0.keys = ["list.filter": "ctrl-T", "shell.unsettled": "f8", "list.views": "W"] }))
    session.press("Esc", "2")
    #expect(session.screen.contains("Ctrl-t 筛选"))

    _ = session.state.handle(.sync(.rests(["conflicts": 1, "rejected": 0])))
    #expect(session.state.messages.shown?.text.contains("按 F8") == true)
    session.press("?")
    session.type("shitu")
    #expect(session.menu?.entries.first?.key == "W")
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
