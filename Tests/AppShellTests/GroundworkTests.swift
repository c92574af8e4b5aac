import CellGrid
import DomainModel
import JSONDiff
import Testing
import UseCases

@testable import AppShell

@Suite("Ticking a checklist and walking a round on the screen")
struct GroundworkTests {
  private func make(
    _ type: RecordType, _ members: JSONObject, _ fixture: DeskFixture
  ) throws -> String {
    var all = members
    all["type"] = .string(type.rawValue)
    let made = try fixture.perform(
      CommandRequest(
        "record.new", arguments: ["type": .string(type.rawValue), "file": .object(all)]))
    return try #require(made.changed.first)
  }

  private func session(_ fixture: DeskFixture, _ language: Language) throws -> DeskSession {
    try DeskSession(
      fixture, size: Size(columns: 80, rows: 24), language: language, keepsAlerts: false)
  }

  @Test("K shows the points, a number ticks one and the list stays; another takes the tick off")
  func checklist() throws {
    let fixture = try DeskFixture()
    let list = try make(
      .checklist,
      [
        "name": "照明清单", "owner": .string(FixtureID.centre), "item": "order.complaint", "version": 1,
        "scope": "370102",
        "items": [
          ["id": "p1", "question": "已到场", "answer": "verdict"],
          ["id": "p2", "question": "已修复", "answer": "verdict"],
        ],
      ], fixture)
    _ = try fixture.perform(CommandRequest("record.publish", records: [list]))
    var session = try session(fixture, .chinese)
    session.goToRegistered()

    session.press("K")
    session.carryOut()
    #expect(session.menu?.entries.map(\.title) == ["[ ] 已到场", "[ ] 已修复"])
    session.press("2")
    session.carryOut()
    #expect(session.menu?.entries.map(\.title) == ["[ ] 已到场", "[x] 已修复"])
    session.press("2")
    session.carryOut()

    #expect(session.menu?.entries.map(\.title) == ["[ ] 已到场", "[ ] 已修复"])
    #expect(session.screen.contains("[ ] 已修复（0/2）"))
  }

  @Test("The round offers its places; choosing one asks what was found and checks in")
  func patrol() throws {
    let fixture = try DeskFixture()
    _ = try make(
      .region,
      [
        "code": "370102001001001", "name": "泉韵第1网格", "kind": "cell", "scope": "370102001001001",
        "keeper": .string(FixtureID.wang),
        "route": [["id": "p1", "name": "东门岗亭", "point": [117.05, 36.66]]],
      ], fixture)
    var session = try session(fixture, .english)
    session.press("2", ":")
    session.type("patrol")
    session.press("Enter", "Ctrl-s")
    session.carryOut()
    #expect(session.menu?.entries.map(\.title) == ["[ ] post 东门岗亭"])

    session.press("1")
    session.type("quiet")
    session.press("Ctrl-s")
    session.carryOut()

    #expect(session.screen.contains("Checked in: 东门岗亭"))
  }
}
