import CellGrid
import DomainModel
import JSONDiff
import LocalStore
import Panes
import Phrasebook
import Testing
import UseCases

@testable import AppShell

@Suite("A flood of alerts")
struct FloodOfAlertsTests {
  @Test("A new red takes the line from an older one, in every pane, and the count stands there")
  func newRedTakesTheLine() throws {
    let fixture = try DeskFixture()
    var session = try DeskSession(fixture, size: Size(columns: 80, rows: 24))
    session.press("2")
    for number in 2...7 { try fixture.warn(number, "red", "第\(number)号红色") }
    for number in 8...9 { try fixture.warn(number, "orange", "第\(number)号橙色") }
    session.notice()

    #expect(session.alertLine.hasPrefix(" 红色!!! 7 条 第7号红色"))
    #expect(session.alertLine.contains("橙色!!2"))
    session.press("6")
    #expect(session.alertLine.hasPrefix(" 红色!!! 7 条 第7号红色"))
  }

  @Test("An alert acknowledged twice is noted once, and only what was acknowledged is taken back")
  func acknowledgedTwice() throws {
    let fixture = try DeskFixture()
    let alert = "01930000-0000-7000-9000-000600000001"
    func run(_ command: String) throws -> CommandOutcome {
      try fixture.perform(
        CommandRequest(command, records: [alert], arguments: ["reason": "误签"]))
    }

    #expect(try run("alert.unack").changed.isEmpty)
    #expect(try run("alert.ack").changed == [alert])
    let again = try run("alert.ack")
    #expect(again.changed.isEmpty && again.message.chinese.contains("此前已签收"))
  }

  @Test("! acknowledges the one that stood there for 700 ms and no other")
  func acknowledgesOne() throws {
    let fixture = try DeskFixture()
    var session = try DeskSession(fixture)
    session.press("j", every: 2_000)
    try fixture.warn(2, "red", "刚来的红色")
    session.notice()

    session.press("!", every: 699)
    #expect(session.performed.isEmpty)
    session.press("!", every: 1)
    session.carryOut()
    #expect(session.state.alerts.map(\.title) == ["济南市气象台发布暴雪红色预警"])
  }

  @Test("F7 lists what waits, is shelved and stands with their numbers, and opens each list")
  func lists() throws {
    let fixture = try DeskFixture()
    try fixture.warn(2, "orange", "搁置的橙色")
    try fixture.act(2, "shelved")
    var session = try DeskSession(fixture, size: Size(columns: 80, rows: 24))
    session.press("2", "F7")
    let titles = session.menu?.entries.map(\.title) ?? []
    #expect(titles.contains("待签收 1 条"))
    #expect(titles.contains("已搁置 1 条"))
    #expect(titles.contains("已签收未了结 3 条"))

    session.press("3")
    #expect(session.state.tab == .alerts)
    #expect(session.pane?.list.rows.map(\.title) == ["搁置的橙色"])
    #expect(session.screen.contains("已搁置"))
  }

  @Test("A list of what waits loses an alert at once when it is acknowledged")
  func listsMove() throws {
    let fixture = try DeskFixture()
    try fixture.warn(2, "orange", "另一条")
    var session = try DeskSession(fixture)
    session.press("F7", "1")
    #expect(session.pane?.list.rows.count == 2)

    session.press("!", every: 2_000)
    session.carryOut()
    #expect(session.pane?.list.rows.map(\.title) == ["另一条"])
  }

  @Test("Many are acknowledged together without the red ones, and the sentence says so")
  func leavesRedOut() throws {
    let fixture = try DeskFixture()
    for number in 2...4 { try fixture.warn(number, "orange", "橙色\(number)") }
    var session = try DeskSession(fixture)
    session.press("F7", "1", "*", "A")

    #expect(session.confirmation?.sentence.contains("3") == true)
    #expect(session.state.messages.all.contains { $0.text.contains("红色 1 条不在此批") })
    session.press("y")
    session.carryOut()
    #expect(session.state.alerts.map(\.urgency) == [4])
  }

  @Test("The officer on duty sees when the alert passes over, others don't")
  func countdown() throws {
    let session = try DeskSession(size: Size(columns: 80, rows: 24))
    #expect(session.alertLine.contains("2 分内不签收转"))

    let fixture = try DeskFixture()
    let board = { (actor: Actor) in
      StoreReads(desk: fixture.desk, actor: actor, themeNames: []).shellReads.board
    }
    let own = board(fixture.actor)
    let minutes = (0..<20).map { DeskFixture.now.adding(seconds: 60 * $0) }
    let onDuty = try #require(
      minutes.first { own($0).inForce.escalation?.holder == .onDuty })
    let others = board(try fixture.desk.actor(FixtureID.operators(2)))
    #expect(others(onDuty).inForce.escalation == nil)
  }

  @Test("A new red or orange alert rings, again each minute, until a key; yellow doesn't")
  func rings() throws {
    let fixture = try DeskFixture()
    var session = try DeskSession(fixture)
    func rang() -> Bool {
      session.state.isBoardStale = true
      session.frame()
      return session.state.takeAlarm() != nil
    }
    session.press("2")
    _ = session.state.takeAlarm()
    try fixture.warn(2, "yellow", "黄色")
    #expect(!rang())
    try fixture.warn(3, "orange", "橙色")
    #expect(rang())
    #expect(!rang(), "not at each look")
    session.time += 60_000
    #expect(rang())
    session.press("j")
    session.time += 60_000
    #expect(!rang(), "a key has answered")
  }

  @Test("In linear mode a flood is one sentence that begins with the colour")
  func linear() throws {
    let fixture = try DeskFixture()
    var session = try DeskSession(fixture, isLinear: true)
    for number in 2...20 { try fixture.warn(number, "red", "第\(number)号") }
    session.forgetSpoken()
    session.notice()
    let said = session.spoken.filter { $0.contains("预警") }
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("红色!!! 20 条") == true)
  }
}

extension DeskSession {
  /// Looks at what other processes wrote.
  fileprivate mutating func notice() {
    effects += state.handle(.storeChanged(types: ["alert", "alertAction"]))
    frame()
  }

  fileprivate var alertLine: String {
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count > 2 ? String(lines[2]) : ""
  }
}

extension DeskFixture {
  private static func alert(_ number: Int) -> String {
    "01930000-0000-7000-9000-000d000000\(number < 10 ? "0" : "")\(number)"
  }

  /// A warning comes in.
  fileprivate func warn(_ number: Int, _ colour: String, _ title: String) throws {
    let context = WriteContext(actor: Actor.system.id, now: Self.now, goesToOutbox: false)
    _ = try store.write(by: context) { (transaction) throws(Failure) in
      guard var alert = try transaction.record("01930000-0000-7000-9000-000600000001")?.record
      else { throw Failure(.notFound) }
      alert["id"] = .string(Self.alert(number))
      alert["title"] = .string(title)
      alert["colour"] = .string(colour)
      alert["identity"] = .string("w\(number)")
      return try transaction.create(alert)
    }
  }

  /// The unit did something about it.
  fileprivate func act(_ number: Int, _ kind: String) throws {
    let context = WriteContext(actor: Actor.system.id, now: Self.now, goesToOutbox: false)
    let action = Record([
      "id": .string("01930000-0000-7000-9000-000d100000\(number + 10)"), "type": "alertAction",
      "schema": 1, "scope": "370102", "createdAt": .string(Self.now.rfc3339),
      "createdBy": "system", "alert": .string(Self.alert(number)),
      "unit": .string(FixtureID.centre), "by": .string(FixtureID.wang),
      "at": .string(Self.now.rfc3339), "kind": .string(kind),
      "until": .string(Self.now.adding(milliseconds: 3_600_000).rfc3339),
    ])
    _ = try store.write(by: context) { (transaction) throws(Failure) in
      try transaction.create(action)
    }
  }
}
