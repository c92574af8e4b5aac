import CellGrid
import DomainModel
import JSONDiff
import Panes
import Testing
import UseCases

@testable import AppShell

@Suite("Working with orders of one event")
struct FamilyTests {
  /// A desk where so many orders stand under the burst pipe.
  private func desk(under count: Int) throws -> DeskFixture {
    let fixture = try DeskFixture()
    let numbers = (0..<count).map { 21 + $0 }
    for number in numbers { try fixture.add(number, title: "\(number)号楼停水") }
    _ = try fixture.perform(
      CommandRequest(
        "grievance.parent", records: numbers.map(FixtureID.grievance),
        arguments: ["to": .string(FixtureID.burstPipe)]))
    return fixture
  }

  private func open(_ title: String, _ fixture: DeskFixture) throws -> DeskSession {
    var session = try DeskSession(fixture, size: Size(columns: 80, rows: 60))
    session.press("2", "/")
    session.type(title)
    session.press("Enter", "Enter")
    return session
  }

  private func runFamily(_ session: inout DeskSession) {
    session.press(":")
    session.type("主件与下属")
    session.press("Enter")
  }

  @Test("A parent names a dozen of the orders under it and how many more; the command lists all")
  func dozen() throws {
    var session = try open("三单元", desk(under: 14))
    #expect(session.screen.contains("下属工单 14"))
    #expect(session.screen.contains("32号楼停水") && !session.screen.contains("33号楼停水"))
    #expect(session.screen.contains("还有 2 件"))

    runFamily(&session)

    #expect(session.pane?.isRecordFocused == false)
    #expect(session.pane?.list.rows.count == 14)
    session.press("Enter")
    runFamily(&session)
    #expect(session.pane?.currentRecord == FixtureID.burstPipe)
  }

  @Test("An order without a family says that it has none")
  func none() throws {
    var session = try open("供热站", DeskFixture())

    runFamily(&session)

    #expect(session.state.messages.shown?.text.contains("没有主件") == true)
  }

  @Test("An order that came under an answered parent is answered with the parent's words")
  func parentAnswered() throws {
    let fixture = try DeskFixture()
    _ = try fixture.perform(
      CommandRequest(
        "grievance.resolve", records: [FixtureID.burstPipe], arguments: ["reply": "已抢修完毕。"]))
    _ = try fixture.perform(
      CommandRequest(
        "grievance.parent", records: [FixtureID.grievance(4)],
        arguments: ["to": .string(FixtureID.burstPipe)]))
    var session = try open("楼道灯", fixture)
    #expect(session.screen.contains("主件已答复"))

    session.press("r")
    #expect(session.form?.fields.first?.field.text == "已抢修完毕。")
    session.press("Ctrl-s", "y")
    session.carryOut()

    #expect(session.pane?.detail?.record.status == "resolved")
    #expect(session.pane?.detail?.record.text("reply") == "已抢修完毕。")
  }
}
