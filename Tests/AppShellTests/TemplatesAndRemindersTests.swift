import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@testable import AppShell

@Suite("Templates and reminders on the screen")
struct TemplatesAndRemindersTests {
  private func withTemplate(_ text: String) throws -> DeskFixture {
    let fixture = try DeskFixture()
    let made = try fixture.perform(
      CommandRequest(
        "record.new",
        arguments: [
          "type": "template",
          "file": [
            "type": "template", "kind": "reply", "title": "照明答复", "text": .string(text),
          ],
        ]))
    _ = try fixture.perform(CommandRequest("record.publish", records: made.changed))
    return fixture
  }

  private func answering(_ fixture: DeskFixture) throws -> DeskSession {
    var session = try DeskSession(
      fixture, size: Size(columns: 80, rows: 24), keepsAlerts: false)
    session.goToRegistered()
    session.press("r")
    return session
  }

  @Test("A key offers templates filled for the order; the typed words stand in their field")
  func takes() throws {
    let fixture = try withTemplate("“{{title}}”：{{reply}}谢谢。")
    var session = try answering(fixture)
    #expect(session.screen.contains("Ctrl-t 模板"))
    session.type("已换灯泡。")

    session.press("Ctrl-t")
    session.carryOut()
    #expect(session.menu?.entries.map(\.title) == ["照明答复"])
    session.press("1")

    #expect(session.form?.values["reply"] == "“楼道灯不亮，老人夜间上下楼摔倒”：已换灯泡。谢谢。")
  }

  @Test("A field that is still empty is refused by name, and the words are kept")
  func emptyField() throws {
    let fixture = try withTemplate("测温{{temperature}}℃")
    var session = try answering(fixture)
    session.press("Ctrl-t")
    session.carryOut()
    session.press("1", "Ctrl-s", "y")
    session.carryOut()

    #expect(session.state.messages.shown?.text.contains("{{temperature}}") == true)
    session.press("r")
    #expect(session.form?.values["reply"] == "测温{{temperature}}℃")
  }

  @Test(
    "A reminder that is due stands on the board and the status line; opening it is done with it")
  func reminds() throws {
    let fixture = try DeskFixture()
    _ = try fixture.perform(
      CommandRequest(
        "grievance.remind", records: [FixtureID.burstPipe],
        arguments: ["at": .string(DeskFixture.now.rfc3339), "text": "催水务"]))
    var session = try DeskSession(
      fixture, size: Size(columns: 80, rows: 24), keepsAlerts: false)
    #expect(session.screen.contains("F8 提醒 1"))
    #expect(session.screen.contains("提醒 11-23 21:04 ~0147"))
    #expect(session.state.messages.all.last?.text.contains("催水务") == true)

    session.press("F8")
    #expect(session.menu?.entries.count == 1)
    session.press("1")
    session.carryOut()
    #expect(session.selected == FixtureID.burstPipe)
    #expect(session.state.reminders.isEmpty)
    session.press("F8")
    #expect(session.screen.contains("没有到时的提醒"))
  }
}
