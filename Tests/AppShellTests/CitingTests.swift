import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@testable import AppShell

@Suite("Citing clauses in a reply")
struct CitingTests {
  private func withPolicy() throws -> DeskFixture {
    let fixture = try DeskFixture()
    let made = try fixture.perform(
      CommandRequest(
        "record.new",
        arguments: [
          "type": "policy",
          "file": [
            "type": "policy", "kind": "policy", "title": "城市照明管理办法",
            "documentNumber": "历政发〔2024〕9号", "issuer": "区人民政府", "inForceFrom": "2024-10-01",
            "clauses": [
              ["id": "二.1", "heading": "维护", "text": "楼道灯不亮的，产权人应当在三日内修复。"],
              ["id": "二.2", "heading": "费用", "text": "费用按合同承担。"],
            ],
          ],
        ]))
    _ = try fixture.perform(CommandRequest("record.publish", records: made.changed))
    return fixture
  }

  private func answering(_ fixture: DeskFixture, _ language: Language = .chinese) throws
    -> DeskSession
  {
    var session = try DeskSession(
      fixture, size: Size(columns: 80, rows: 24), language: language, keepsAlerts: false)
    session.goToRegistered()
    session.press("r")
    return session
  }

  @Test("A key proposes clauses; the chosen one is cited and its words stand in the reply")
  func cites() throws {
    let fixture = try withPolicy()
    var session = try answering(fixture)
    #expect(session.screen.contains("F8 可引条款"))
    session.type("您好。")

    session.press("F8")
    session.carryOut()
    #expect(session.menu?.entries.map(\.title) == ["历政发〔2024〕9号 二.1 维护"])
    #expect(session.menu?.entries.first?.note.contains("楼道灯不亮") == true)

    session.press("1")
    let reply = session.form?.values["reply"] ?? ""
    #expect(reply == "您好。 依据《城市照明管理办法》（历政发〔2024〕9号）二.1：楼道灯不亮的，产权人应当在三日内修复。")
    #expect(session.form?.values["citations"]?.hasSuffix("#二.1") == true)
    #expect(session.screen.contains("历政发〔2024〕9号#二.1"))

    session.press("Ctrl-s", "y")
    session.carryOut()
    let order = try fixture.store.read { (reader) throws(Failure) in
      try reader.record(FixtureID.grievance(4))?.record
    }
    #expect(order?.status == "resolved", "\(session.state.messages.all)")
    #expect(order?.list("citations").first?["clause"] == "二.1")
  }

  @Test("Nothing found is said, and the form stays as it was")
  func nothing() throws {
    var session = try answering(try DeskFixture(), .english)
    session.type("x")
    session.press("F8")
    session.carryOut()

    #expect(session.form?.values["reply"] == "x")
    #expect(session.screen.contains("no clause in force"))
  }

  @Test("From the list a chosen clause begins the reply, cited and with its words")
  func fromTheList() throws {
    let fixture = try withPolicy()
    var session = try answering(fixture)
    session.press("Esc", "L")
    session.carryOut()
    #expect(session.menu?.entries.map(\.title) == ["历政发〔2024〕9号 二.1 维护"])

    session.press("1")

    #expect(session.form?.command.id == "grievance.answer")
    #expect(session.form?.values["reply"]?.contains("产权人应当在三日内修复") == true)
    #expect(session.form?.values["citations"]?.hasSuffix("#二.1") == true)
  }

  @Test("Of an order that can't be replied to the clauses are read on a page")
  func late() throws {
    let fixture = try withPolicy()
    _ = try fixture.perform(
      CommandRequest(
        "grievance.answer", records: [FixtureID.grievance(4)], arguments: ["reply": "已修复"]))
    var session = try DeskSession(
      fixture, size: Size(columns: 80, rows: 24), language: .chinese, keepsAlerts: false)
    session.goToRegistered()
    session.press("L")
    session.carryOut()
    guard case .page(let page)? = session.state.overlays.last else {
      Issue.record("no page opened")
      return
    }
    #expect(page.text.contains("相同的词："))
  }
}
