import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@testable import AppShell

@Suite("Settling conflicts and refused work on the screen")
struct SettlingOnScreenTests {
  private static let conflicts = [
    "01930000-0000-8000-8000-000000000001", "01930000-0000-8000-8000-000000000002",
  ]

  /// A desk that has joined a node, with two conflicts of one pattern and a refused edit.
  private func session(
    size: Size = Size(columns: 80, rows: 24), language: Language = .chinese, isLinear: Bool = false
  ) throws -> DeskSession {
    let fixture = try DeskFixture()
    let context = WriteContext(
      actor: Actor.system.id, now: DeskFixture.now, goesToOutbox: false)
    for (number, id) in Self.conflicts.enumerated() {
      let record = Record([
        "id": .string(id), "type": "conflict", "scope": "370102",
        "record": .string(FixtureID.grievance(number + 1)),
        "fields": [
          [
            "id": "/title", "rule": "guarded", "base": "水管爆裂", "mine": "水管爆裂，漫到二楼",
            "theirs": "三单元水管爆裂，水漫楼道",
          ],
          [
            "id": "/contact/phone", "rule": "guarded", "base": "13812342071",
            "mine": "13900001111", "theirs": "13900002222",
          ],
        ], "by": .string(FixtureID.wang), "at": "2026-11-23T11:04:00.000Z", "status": "open",
      ])
      try fixture.store.write(by: context) { (transaction) throws(Failure) in
        try transaction.create(record)
      }
    }
    try fixture.retitle(FixtureID.grievance(3), "路灯全灭")
    try fixture.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set("https://node.example", forSetting: "sync.node")
      guard let change = try transaction.history(FixtureID.grievance(3)).last else { return }
      try transaction.refuse(
        change.sequence,
        problem: ["code": "record.deleted", "details": ["id": .string(change.record)]])
    }
    return try DeskSession(fixture, size: size, language: language, isLinear: isLinear)
  }

  @Test("The status line counts what waits and names the key that opens it")
  func statusLine() throws {
    let session = try session()

    #expect(session.screen.contains("F6 冲突 2 被拒 1"))
  }

  @Test("A conflict is settled field by field, and asks before it is")
  func fieldByField() throws {
    var session = try session()

    session.press("F6", "Enter", "1", "Enter")
    #expect(session.confirmation == nil)
    session.press("Down", "2", "Enter")
    #expect(session.confirmation?.sentence.contains("水管爆裂，漫到二楼") == true)
    session.press("y")

    let request = try #require(session.performed.first)
    #expect(request.command == "conflicts.resolve")
    #expect(request.records == [Self.conflicts[0]])
    #expect(request.arguments["sides"]?["/title"]?["side"] == "mine")
    #expect(request.arguments["sides"]?["/contact/phone"]?["side"] == "theirs")
  }

  @Test("All of a pattern go with it when asked, by one choice for all fields")
  func alike() throws {
    var session = try session()

    session.press("F6", "Enter", "2", "Down", "2", "*", "Enter")
    #expect(session.confirmation?.sentence.contains("同类的 1 个") == true)
    session.press("y")

    #expect(session.performed.first?.arguments == ["take": "theirs", "alike": true])
  }

  @Test("A value of one's own is typed, and a mask is never offered as one")
  func ownValue() throws {
    var session = try session()

    session.press("F6", "Enter", "Down", "3")
    session.type("13711112222")
    session.press("Enter", "Up", "2", "Enter", "y")

    let sides = session.performed.first?.arguments["sides"]
    #expect(sides?["/contact/phone"]?["value"] == "13711112222")
  }

  @Test("The next conflict is a key away, and going back loses nothing")
  func next() throws {
    var session = try session()

    session.press("F6", "Enter", "n")
    guard case .conflict(let sheet)? = session.state.overlays.last else {
      Issue.record("no conflict is open")
      return
    }
    #expect(sheet.conflict.id == Self.conflicts[1])
    session.press("Esc")
    #expect(session.menu?.source == .unsettled)
  }

  @Test("Refused work is shown with its reason, given up only with one's own")
  func refusedWork() throws {
    var session = try session()

    session.press("F6", "End", "Down", "Down", "Enter")
    #expect(session.screen.contains("放弃"))
    #expect(session.screen.contains("路灯全灭"))
    session.press("3", "Ctrl-s")
    #expect(session.performed.isEmpty)
    session.type("已另行登记")
    session.press("Ctrl-s")
    session.carryOut()

    #expect(session.menu?.source == .unsettled)
    #expect(!session.screen.contains("被拒 1"))
  }

  @Test("Amending refused work opens its form with what was wanted")
  func amending() throws {
    var session = try session()

    session.press("F6", "Down", "Down", "Enter", "1")

    let form = try #require(session.form)
    #expect(form.fields.contains { $0.field.text == "路灯全灭" })
    session.press("Ctrl-s")
    session.carryOut()
    #expect(try ReadTray(desk: session.fixture.desk)().isEmpty)
  }

  @Test("Linear mode says the sides in sentences")
  func linear() throws {
    var session = try session(isLinear: true)

    session.press("F6", "Enter", "1")

    #expect(session.spoken.contains("1 提出的: 水管爆裂，漫到二楼"))
    #expect(session.spoken.contains("已选：提出的"))
  }

  @Test(
    "The conflict and the tray look like this",
    arguments: [
      (Size(columns: 80, rows: 24), Language.chinese),
      (Size(columns: 120, rows: 36), Language.english),
    ])
  func looks(size: Size, language: Language) throws {
    var session = try session(size: size, language: language)
    let tail = "\(size.columns)x\(size.rows).\(language.rawValue).narrow"

    session.press("F6")
    try ScreenSnapshot(name: "unsettled.\(tail)", grid: session.grid).check()
    session.press("Enter", "1", "Down")
    try ScreenSnapshot(name: "conflict.\(tail)", grid: session.grid).check()
    session.press("Esc", "Down", "Down", "Enter")
    try ScreenSnapshot(name: "refused-work.\(tail)", grid: session.grid).check()
  }
}
