import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Working by a checklist")
struct WorkingChecklistsTests {
  private func list(
    _ item: String, _ questions: [String], _ world: World, version: Int = 1
  ) throws -> String {
    let id = try world.make(
      .checklist,
      [
        "name": .string("\(item) 清单"),
        "owner": .string(try world.makeUnit("指挥中心 \(item)\(version)")),
        "item": .string(item), "version": JSON(version), "scope": "370102",
        "items": .array(
          questions.enumerated().map {
            [
              "id": .string("p\($0.offset + 1)"), "question": .string($0.element),
              "answer": "verdict",
            ]
          }),
      ])
    _ = try CarryOutCommand(desk: world.desk)(
      CommandRequest("record.publish", records: [id]), command: "publish")
    return id
  }

  private func shown(_ order: String, _ world: World) throws -> JSON {
    try #require(try WorkChecklist(desk: world.desk)(order).output)
  }

  /// The to-do of an order, nil before a point of it was ticked.
  private func begun(_ order: String, _ world: World) throws -> StoredRecord? {
    let task = try #require(try shown(order, world)["task"]?.string)
    return try world.desk.store.read { (reader) throws(Failure) in try reader.record(task) }
  }

  @discardableResult
  private func tick(
    _ point: String, _ order: String, _ world: World, off: Bool = false, by actor: String? = nil
  ) throws -> CommandOutcome {
    var arguments: JSONObject = ["point": .string(point)]
    if off { arguments["off"] = true }
    return try WorkChecklist(desk: world.desk).tick(
      CommandRequest("grievance.tick", records: [order], arguments: arguments, actor: actor))
  }

  @Test(
    "The list of the longest category is shown, in the order that it gives, of its newest version")
  func chosen() throws {
    let world = try World()
    _ = try list("order.complaint", ["甲"], world)
    _ = try list("order.供热", ["乙"], world)
    _ = try list("order.供热", ["测温", "查因", "告知"], world, version: 2)
    _ = try list("order.供热.热费", ["丁"], world)
    let order = try world.makeGrievance(["category": "供热.停热"])

    #expect(
      try shown(order, world)["items"]?.array?.compactMap { $0["title"]?.string } == [
        "测温", "查因", "告知",
      ])
    let other = try world.makeGrievance(["category": "噪声"])
    #expect(try shown(other, world)["items"]?[0]?["title"] == "甲")
  }

  @Test("A tick stands as a to-do about the order; the last one ends it, undo takes it back")
  func ticked() throws {
    let world = try World()
    _ = try list("order.complaint", ["联系", "到场"], world)
    let order = try world.inHand()
    let unit = try world.record(order).text("leadUnit")

    try tick("p1", order, world)
    try tick("p1", order, world, off: true)
    #expect(try shown(order, world)["done"]?.int == 0)
    try tick("1", order, world)
    let last = try tick("2", order, world)

    #expect(last.message.chinese == "[x] 到场（2/2）")
    let task = try world.record(try #require(try shown(order, world)["task"]?.string))
    #expect(task.text("about") == order && task.text("leadUnit") == unit)
    #expect(task.text("createdBy") == Actor.system.id && task.status == "done")
    #expect(throws: Failure.self) { try tick("1", order, world, off: true) }
    _ = try UndoChange(desk: world.desk).undo()
    #expect(try shown(order, world)["done"]?.int == 1)
    #expect(try world.record(task.id).status == "open")
  }

  @Test("Whoever gets the order next has a list of his own")
  func anotherUnit() throws {
    let world = try World()
    _ = try list("order.complaint", ["联系", "到场"], world)
    let order = try world.inHand()
    try tick("1", order, world)

    let roads = try world.makeUnit("区城管局")
    try world.carryOut("assign", [order], ["to": .string(roads)])

    #expect(try shown(order, world)["done"]?.int == 0)
  }

  @Test("No list, no point of it: both are refused and nothing is written")
  func refused() throws {
    let world = try World()
    let order = try world.makeGrievance()

    #expect(throws: Failure.self) { try tick("1", order, world) }
    _ = try list("order.complaint", ["联系"], world)
    #expect(throws: Failure.self) { try tick("9", order, world) }
    #expect(try shown(order, world)["done"]?.int == 0)
    #expect(try begun(order, world) == nil)
  }

  @Test("Who may only read begins no to-do, and none is begun about a closed order")
  func beginsNothing() throws {
    let world = try World()
    _ = try list("order.complaint", ["联系", "到场"], world)
    let order = try world.makeGrievance()
    let viewer = try AddOperator(desk: world.desk)(
      CommandRequest("operator.add", arguments: ["name": "李强", "role": "viewer"])
    ).changed.first

    #expect {
      try tick("1", order, world, by: viewer)
    } throws: {
      ($0 as? Failure)?.code == .roleRefused
    }
    try world.carryOut("decline", [order], ["lane": "explained", "said": "已说明"])
    #expect {
      try tick("1", order, world)
    } throws: {
      ($0 as? Failure)?.detail("rule") == "grievance.checklistOfClosed"
    }

    #expect(try begun(order, world) == nil)
  }

  @Test("A time that is given begins nothing where there is a node")
  func givenTime() throws {
    let world = try World()
    _ = try list("order.complaint", ["联系"], world)
    let order = try world.makeGrievance()
    let context = WriteContext(actor: Actor.system.id, now: world.desk.now)
    try world.desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set("https://node.example", forSetting: LocalStore.nodeSetting)
    }

    #expect {
      try WorkChecklist(desk: Desk(store: world.desk.store, isClockFixed: true)).tick(
        CommandRequest("grievance.tick", records: [order], arguments: ["point": "1"]))
    } throws: {
      ($0 as? Failure)?.code == .clockRefused
    }

    #expect(try begun(order, world) == nil)
  }

  @Test("An order in hand keeps the version that it was begun by; the next one gets the newest")
  func newVersion() throws {
    let world = try World()
    _ = try list("order.complaint", ["联系", "到场"], world)
    let order = try world.inHand()
    try tick("1", order, world)

    _ = try list("order.complaint", ["联系", "取证", "到场"], world, version: 2)

    #expect(try shown(order, world)["done"]?.int == 1)
    #expect(try shown(order, world)["total"]?.int == 2)
    #expect(try shown(try world.makeGrievance(), world)["total"]?.int == 3)
  }

  @Test("A tick taken off a list that wasn't begun begins none")
  func nothingToTakeOff() throws {
    let world = try World()
    _ = try list("order.complaint", ["联系", "到场"], world)
    let order = try world.makeGrievance()

    let outcome = try tick("1", order, world, off: true)

    #expect(outcome.message.chinese == "[ ] 联系（0/2）")
    #expect(try begun(order, world) == nil)
    #expect(throws: Failure.self) { try tick("9", order, world, off: true) }
  }

  @Test("A unit's reply says how many points are open, and isn't held up by them")
  func openPointsSaid() throws {
    let world = try World()
    _ = try list("order.complaint", ["联系", "到场", "回话"], world)
    let order = try world.inHand()
    try tick("1", order, world)

    let outcome = try world.carryOut("resolve", [order], ["reply": "已修好"])

    #expect(try world.record(order).status == "resolved")
    #expect(outcome.message.chinese.hasSuffix("；办理清单 3 项中 2 项未打勾"))
    #expect(outcome.message.english.hasSuffix("2 of 3 points of the checklist not ticked"))
  }
}
