import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Panes
import Testing
import UseCases

@testable import AppShell

@Suite("Triage at speed")
struct TriageTests {
  /// A desk whose directory gives lamps to the water bureau, at the order of that title.
  private func session(
    at title: String, _ fixture: DeskFixture? = nil, size: Size = Size(columns: 80, rows: 24)
  ) throws -> DeskSession {
    var session = try DeskSession(fixture, size: size, keepsAlerts: false)
    session.press("2", "/")
    session.type(title)
    session.press("Enter")
    return session
  }

  private func withDirectory() throws -> DeskFixture {
    let fixture = try DeskFixture()
    let made = try fixture.perform(
      CommandRequest(
        "record.new",
        arguments: [
          "type": "dispatchRule",
          "file": [
            "type": "dispatchRule", "category": "城建", "region": "370102",
            "lead": "01930000-0000-7000-9000-000200000003", "tier": "department",
            "basis": "照明管理规定第九条", "validFrom": "2026-01-01",
          ],
        ]))
    _ = try fixture.perform(CommandRequest("record.publish", records: made.changed))
    return fixture
  }

  private func lease(_ fixture: DeskFixture, _ id: String, by: Int, minutes: Int) throws {
    let context = WriteContext(actor: FixtureID.operators(by), now: DeskFixture.now)
    try fixture.store.write(by: context) { (transaction) throws(Failure) in
      guard var record = try transaction.record(id)?.record else { throw Failure(.notFound) }
      record["claim"] = [
        "by": .string(FixtureID.operators(by)),
        "until": .string(DeskFixture.now.adding(seconds: minutes * 60).rfc3339),
      ]
      try transaction.update(id, to: record, command: "grievance.next")
    }
  }

  @Test("One key begins what each state asks for, and the hint has its verb")
  func nextAction() throws {
    for (title, verb, command) in [
      ("楼道灯", "受理", "grievance.accept"), ("𠮷祥苑", "派单", "grievance.assign"),
      ("烧烤摊", "签收", "grievance.sign"), ("停热", "办结答复", "grievance.resolve"),
      ("站牌", "回访", "grievance.visit"), ("居住证", "结案", "grievance.close"),
    ] {
      var session = try session(at: title)
      #expect(session.screen.contains(". \(verb)"), "\(title)")

      session.press(".")

      let begun: String? =
        session.form?.command.id
        ?? session.confirmation.flatMap {
          if case .perform(let request) = $0.action { request.command } else { nil }
        }
      #expect(begun == command, "\(title)")
      #expect(session.performed.isEmpty)
    }
  }

  @Test(
    "Where the state lets one choose, the key offers the choice; where it asks nothing, it says so")
  func choices() throws {
    var session = try session(at: "反向")
    #expect(session.screen.contains(". 同意退单/驳回退单"))
    session.press(".")
    #expect(session.menu?.entries.map(\.title) == ["同意退单", "驳回退单"])
    session.press("2")
    #expect(session.form?.command.id == "grievance.overrule")

    session.press("Esc", "Esc", "w")
    let all = try #require(session.menu?.entries.firstIndex { $0.title == "全部" })
    for _ in 0..<all { session.press("Down") }
    session.press("Enter", "/")
    session.type("消防通道")
    session.press("Enter", ".")
    #expect(session.state.overlays.isEmpty)
    #expect(session.screen.contains("没有下一动作"))
  }

  @Test(
    "An accepted order is assigned to the directory's unit with two keys, a registered one with three"
  )
  func keysPerOrder() throws {
    let fixture = try withDirectory()
    var accepted = try session(at: "𠮷祥苑", fixture)
    accepted.press(".")
    #expect(accepted.form?.fields.first?.chosen?.note.contains("照明管理规定第九条") == true)
    #expect(accepted.screen.contains("目录主办"))
    accepted.press("Ctrl-s")
    accepted.carryOut()
    #expect(try status(fixture, FixtureID.grievance(5)) == "assigned")

    var registered = try session(at: "楼道灯", fixture)
    registered.press("D", "Ctrl-s")
    #expect(registered.confirmation != nil && registered.performed.isEmpty)
    registered.press("y")
    registered.carryOut()
    #expect(try status(fixture, FixtureID.grievance(4)) == "assigned")
  }

  @Test("On the board the key asks for what the state is now, not what it was when it was opened")
  func onBoard() throws {
    let fixture = try withDirectory()
    var session = try session(at: "楼道灯", fixture)
    session.press("1", ".", "y")
    session.carryOut()
    #expect(try status(fixture, FixtureID.grievance(4)) == "accepted")

    // The board hasn't read what kind of matter it is, so mediation stands beside it.
    session.press(".")
    #expect(session.menu?.entries.first?.title == "派单")
    session.press("1")

    #expect(session.form?.command.id == "grievance.assign")
  }

  @Test("A proposal that was cleared from the field doesn't come back")
  func clearedProposal() throws {
    var session = try session(at: "𠮷祥苑", try withDirectory())
    session.press(".", "Ctrl-u")
    #expect(session.form?.fields.first?.field.text.isEmpty == true)
    session.type("qsw")
    session.press("Tab", "BackTab")
    #expect(session.form?.fields.first?.field.text.isEmpty == false)
  }

  private func status(_ fixture: DeskFixture, _ id: String) throws -> String? {
    try fixture.store.read { (reader) throws(Failure) in try reader.record(id)?.record.status }
  }

  @Test("The list says who has claimed an order and for how long, and acting on it says so")
  func claims() throws {
    let fixture = try DeskFixture()
    try lease(fixture, FixtureID.grievance(4), by: 2, minutes: 2)
    let name = try fixture.store.read { (reader) throws(Failure) in
      try reader.record(FixtureID.operators(2))?.record.title ?? ""
    }
    var session = try session(at: "楼道灯", fixture)
    #expect(session.screen.contains("\(name) 2 分"))

    session.press("A")
    #expect(session.confirmation?.sentence.contains("\(name) 已领取此件") == true)

    session.press("Esc", "F3")
    #expect(session.screen.contains("\(name) 2 min"))
  }

  @Test("One's own claim and one that has lapsed stop nobody")
  func ownClaim() throws {
    let fixture = try DeskFixture()
    try lease(fixture, FixtureID.grievance(4), by: 1, minutes: 2)
    try lease(fixture, FixtureID.grievance(5), by: 2, minutes: 0)
    var own = try session(at: "楼道灯", fixture)
    own.press("A")
    #expect(own.confirmation?.sentence.contains("已领取") == false)
    let lapsed = try session(at: "𠮷祥苑", fixture)
    #expect(!lapsed.screen.contains(" 分 "))
  }

  @Test("Views of reopened, claimed and unsent orders stand in the menu with their counts")
  func views() throws {
    let fixture = try DeskFixture()
    try lease(fixture, FixtureID.grievance(4), by: 2, minutes: 2)
    var session = try session(at: "", fixture, size: Size(columns: 120, rows: 36))

    session.press("w")

    let counts = Dictionary(
      uniqueKeysWithValues: (session.menu?.entries ?? []).map { ($0.title, $0.key) })
    #expect(counts["已领取"] == "1" && counts["重开"] == "0" && counts["待发与被拒"] == "0")
    #expect(counts["逾期"] != nil && counts["待派"] != nil)
  }

  @Test("A view kept by an earlier version, by its place, is found again by its name")
  func keptViews() throws {
    let kept = SavedView(
      [
        "pane": 1, "view": 8, "filter": "x", "name": "n",
      ] as JSON)
    let views = PaneCatalog.pane(.grievances)?.views ?? []
    #expect(kept.map { views[$0.viewIndex].identifier } == "all")
    let again = kept.flatMap { SavedView($0.json) }
    #expect(again == kept)
    #expect(kept?.json["view"] == "all")
  }

  @Test("An alert that waits is acknowledged as what comes next; one that stands can be taken back")
  func alerts() throws {
    let fixture = try DeskFixture()
    var session = try DeskSession(fixture, size: Size(columns: 80, rows: 24))
    session.press("4")
    #expect(session.screen.contains(". 签收"))
    session.press("Enter", "Enter")
    #expect(session.menu?.entries.map(\.title) == ["签收"])

    session.press("1", "y")
    session.carryOut()
    session.press("Enter")
    #expect(session.menu?.entries.map(\.title) == ["撤回签收"])
    session.press("Esc", "Esc")
    #expect(!session.screen.contains(". 签收"))
  }

  @Test("A palette in which nothing fits says so")
  func noCommand() throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 24))
    session.press(":")
    session.type("zzqx")

    #expect(session.screen.contains("没有叫“zzqx”的命令。"))
  }
}
