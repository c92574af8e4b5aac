import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Solving one event for all who called about it")
struct LeadingFamiliesTests {
  private func put(
    _ orders: [String], under parent: String?, _ world: World
  ) throws -> CommandOutcome {
    var arguments: JSONObject = [:]
    arguments["to"] = parent.map(JSON.string)
    return try PutUnderParent(desk: world.desk)(
      CommandRequest("grievance.parent", records: orders, arguments: arguments))
  }

  /// A parent with so many orders under it, each of another caller.
  private func family(_ world: World, of count: Int) throws -> (parent: String, under: [String]) {
    let parent = try world.makeGrievance(["title": "全小区停热"])
    let under = try (0..<count).map { number in
      try world.makeGrievance([
        "title": .string("\(number + 1)号楼不热"),
        "contact": ["name": "来电人", "phone": .string("1081234000\(number)")],
      ])
    }
    _ = try put(under, under: parent, world)
    return (parent, under)
  }

  private func states(_ orders: [String], _ world: World) throws -> [String?] {
    try orders.map { try world.record($0).status }
  }

  private func refusal(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Failure)?.detail("rule")
    }
  }

  @Test(
    "The parent is answered once: each caller gets the reply, a call, and one undo takes all back")
  func answered() throws {
    let world = try World()
    let (parent, under) = try family(world, of: 3)

    let outcome = try world.carryOut("answer", [parent], ["reply": "热源已恢复，今晚升温。"])

    #expect(outcome.changed == [parent] + under)
    #expect(outcome.message.chinese.contains("下属同办 3 件"))
    for order in try under.map(world.record) {
      #expect(order.status == "resolved" && order.text("reply") == "热源已恢复，今晚升温。")
      #expect(order.steps.last?.command == "answer")
    }
    let calls = try ListCalls(desk: world.desk)(CommandRequest("grievance.calls")).output
    #expect(calls?["total"]?.int == 4)
    try world.carryOut(
      "visit", [under[0]], ["channel": "phone", "reached": true, "outcome": "solved"])
    #expect(try states(under, world) == ["visited", "resolved", "resolved"])
    _ = try UndoChange(desk: world.desk).undo()

    _ = try UndoChange(desk: world.desk).undo()

    #expect(try states([parent] + under, world).allSatisfy { $0 == "registered" })
  }

  @Test("Those under it go with it from acceptance to the unit's reply, each by its own command")
  func led() throws {
    let world = try World()
    let unit = try world.makeUnit()
    let (parent, under) = try family(world, of: 2)

    try world.carryOut("accept", [parent])
    try world.carryOut("assign", [parent], ["to": .string(unit)])
    try world.carryOut("sign", [parent])
    #expect(try states(under, world) == ["signed", "signed"])
    try world.carryOut("resolve", [parent], ["reply": "已修复"])

    for order in try under.map(world.record) {
      #expect(order.steps.map(\.command) == ["accept", "assign", "sign", "resolve"])
      #expect(order.text("leadUnit") == unit && order.text("reply") == "已修复")
      #expect(GrievanceClocks.clocks(of: order).first { $0.step == .visit }?.stoppedAt == nil)
    }
  }

  @Test("Who has an order in hand elsewhere keeps it, and the sentence says that it waits")
  func elsewhere() throws {
    let world = try World()
    let (parent, under) = try family(world, of: 2)
    let roads = try world.makeUnit("区城管局")
    try world.carryOut("accept", [under[1]])
    try world.carryOut("assign", [under[1]], ["to": .string(roads)])

    let outcome = try world.carryOut("answer", [parent], ["reply": "已修复"])

    #expect(try states(under, world) == ["resolved", "assigned"])
    #expect(outcome.message.english.contains("1 under it with it, 1 still wait"))
  }

  @Test("An order that comes under an answered parent is answered with its words")
  func late() throws {
    let world = try World()
    let (parent, _) = try family(world, of: 1)
    try world.carryOut("answer", [parent], ["reply": "今晚升温。"])
    let late = try world.makeGrievance(["title": "9号楼也不热"])
    _ = try put([late], under: parent, world)

    try world.carryOut("answer", [late])

    #expect(try world.record(late).text("reply") == "今晚升温。")
    let found = try world.desk.store.read { (reader) throws(Failure) in
      let number = try reader.record(parent)?.record.number ?? ""
      return try reader.page(
        ListQuery(types: [.grievance], filter: [FilterTerm(.parent, number)]), limit: 10
      ).rows.map(\.id)
    }
    #expect(found.contains(late) && found.count == 2)
  }

  @Test("Whoever has claimed an order keeps it while the lease runs")
  func claimed() throws {
    let world = try World()
    let (parent, under) = try family(world, of: 2)
    let other = try AddOperator(desk: world.desk)(
      CommandRequest("operator.add", arguments: ["name": "李强", "role": "dispatcher"])
    ).changed.first
    try world.carryOut("next", [under[1]], as: other)

    let outcome = try world.carryOut("accept", [parent])

    #expect(try states(under, world) == ["accepted", "registered"])
    #expect(outcome.message.english.contains("1 under it with it, 1 still wait"))
  }

  @Test(
    "In a bulk a parent takes its own along once, by id or by number", arguments: [false, true])
  func bulk(byNumber: Bool) throws {
    let world = try World()
    let (parent, under) = try family(world, of: 2)
    let named = try ([parent] + under).map { byNumber ? try world.record($0).number ?? "" : $0 }

    let outcome = try world.carryOut("accept", named)

    #expect(Set(outcome.changed) == Set([parent] + under) && outcome.refused.isEmpty)
  }

  @Test("A family has two levels, and each refusal has its rule in words")
  func levels() throws {
    let world = try World()
    let (parent, under) = try family(world, of: 1)
    let other = try world.makeGrievance()
    let closed = try world.makeGrievance()
    try world.carryOut("decline", [closed], ["lane": "explained", "said": "已说明"])

    #expect(refusal { _ = try put([parent], under: parent, world) } == "grievance.parentSelf")
    #expect(refusal { _ = try put([other], under: under[0], world) } == "grievance.parentIsUnder")
    #expect(refusal { _ = try put([parent], under: other, world) } == "grievance.hasOrdersUnder")
    #expect(refusal { _ = try put([closed], under: parent, world) } == "grievance.parentOfClosed")
    #expect(refusal { _ = try put([other], under: closed, world) } == "grievance.target")

    _ = try put(under, under: nil, world)
    #expect(try world.record(under[0])["parent"] == nil)
    #expect(refusal { _ = try put([parent], under: other, world) } == nil)
  }
}
