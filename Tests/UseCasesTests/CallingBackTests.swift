import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Calling back")
struct CallingBackTests {
  private func calls(_ world: World) throws -> [JSON] {
    try ListCalls(desk: world.desk)(CommandRequest("grievance.calls")).output?["items"]?.array ?? []
  }

  private func ids(_ items: [JSON]) -> [String?] { items.map { $0["id"]?.string } }

  private func answered(_ world: World) throws -> String {
    let id = try world.makeGrievance()
    try world.carryOut("answer", [id], ["reply": "营业时间为九点到五点"])
    return id
  }

  @Test(
    "Each caller of merged orders has a call of his own, due with that of the order they went into")
  func merged() throws {
    let world = try World()
    let first = try world.makeGrievance()
    let second = try world.makeGrievance()
    try world.carryOut("merge", [second], ["into": .string(first)])
    #expect(try calls(world).isEmpty)
    try world.carryOut("answer", [first], ["reply": "已修复"])
    let later = try answered(world)

    let due = try calls(world)
    #expect(ids(due) == [first, second, later])
    #expect(due[0]["callBack"]?["dueAt"] == due[1]["callBack"]?["dueAt"])

    try world.carryOut(
      "visit", [second], ["channel": "phone", "reached": true, "outcome": "solved"])
    #expect(ids(try calls(world)) == [first, later])
    let view = try world.desk.store.read { (reader) throws(Failure) in
      try reader.count(
        ListQuery(
          types: [.grievance], scopeOfList: .all, filter: [FilterTerm(.uncalled, "yes")]))
    }
    #expect(view == .exact(0))
  }

  @Test("The list tells how often was tried, and on which day a further call counts")
  func attempts() throws {
    let world = try World()
    let id = try answered(world)
    for _ in 0..<2 { try world.carryOut("visit", [id], ["channel": "phone", "reached": false]) }

    let call = try calls(world).first?["callBack"]

    #expect(call?["attempts"]?.int == 2 && call?["days"]?.int == 1)
    #expect(call?["nextDay"] == "2026-11-24")
    world.advance(seconds: 86_400)
    try world.carryOut("visit", [id], ["channel": "phone", "reached": false])
    #expect(try calls(world).isEmpty && world.record(id).status == "visited")
  }

  @Test("The script is the notice of the longest category, filled and masked")
  func script() throws {
    let world = try World()
    for (category, text) in [
      ("", "您好"), ("供水", "{{contact.name}}您好，您反映的“{{title}}”已办，{{visitAt}}。"), ("供电", "停电"),
    ] {
      let id = try world.make(
        .template,
        [
          "kind": "notice", "forState": "resolved", "title": "回访", "text": .string(text),
          "category": .string(category), "scope": "370102",
        ])
      _ = try CarryOutCommand(desk: world.desk)(
        CommandRequest("record.publish", records: [id]), command: "publish")
    }
    let id = try world.makeGrievance([
      "category": "供水.停水", "title": "停水", "contact": ["name": "张三", "phone": "13800002071"],
    ])

    let script = try ReadCallScript(desk: world.desk)(for: id)

    #expect(script == "张**您好，您反映的“停水”已办，____。")
  }

  @Test("A visit that opens the order again is one go, taken back by one undo")
  func reopening() throws {
    let world = try World()
    let id = try answered(world)

    _ = try CarryOutCommand(desk: world.desk)(
      CommandRequest(
        "grievance.visit", records: [id],
        arguments: [
          "channel": "phone", "reached": true, "outcome": "explained", "satisfied": false,
          "text": "仍漏水", "reason": "仍漏水",
        ]), command: "reopen", after: "visit")

    #expect(try world.record(id).status == "accepted")
    #expect(try world.record(id).steps.suffix(2).map(\.command) == ["visit", "reopen"])
    _ = try UndoChange(desk: world.desk).undo()
    #expect(try world.record(id).status == "resolved")
  }

  @Test("Nobody reached, nothing reopened: both are refused together")
  func unreached() throws {
    let world = try World()
    let id = try answered(world)

    #expect(throws: Failure.self) {
      try CarryOutCommand(desk: world.desk)(
        CommandRequest(
          "grievance.visit", records: [id],
          arguments: ["channel": "phone", "reached": false, "reason": "仍漏水"]),
        command: "reopen", after: "visit")
    }
    #expect(try world.record(id).list("visits").isEmpty)
  }
}
