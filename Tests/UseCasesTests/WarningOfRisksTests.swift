import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Warning of risks")
struct WarningOfRisksTests {
  private func risks(_ world: World, _ rule: Risk.Rule, as actor: String? = nil) throws
    -> [FindRisks.Found]
  {
    try FindRisks(desk: world.desk)(actor: actor).filter { $0.risk.rule == rule }
  }

  private func order(_ world: World, _ number: Int, _ more: JSONObject = [:]) throws -> String {
    world.advance(seconds: 3600)
    var changes: JSONObject = ["contact": ["phone": .string("1081234\(2000 + number)")]]
    for member in more { changes[member.name] = member.value }
    return try world.makeGrievance(changes)
  }

  private func warn(
    _ world: World, _ order: String, _ arguments: JSONObject = [:]
  ) throws -> CommandOutcome {
    try RaiseRisk(desk: world.desk)(
      CommandRequest("grievance.warn", records: [order], arguments: arguments))
  }

  @Test(
    "Three at one place become a task with the figures and the orders, and are not warned of again")
  func task() throws {
    let world = try World()
    let orders = try (0..<3).map { try order(world, $0) }
    #expect(try risks(world, .samePlace).map(\.risk.orders) == [orders])

    let task = try world.record(try #require(try warn(world, orders[1]).changed.first))

    #expect(task.text("kind") == "risk" && task["figures"]?["orders"]?.int == 3)
    #expect(task.list("links").map { $0["record"]?.string } == orders)
    #expect(task.text("title")?.contains("同一地点 7 天内 3 件") == true && task.status == "open")
    let listed = try ListRisks(desk: world.desk)(CommandRequest("grievance.risks")).output
    #expect(listed?["total"]?.int == 0)
    let failure = #expect(throws: Failure.self) { try warn(world, orders[0]) }
    #expect(failure?.detail("rule") == "grievance.riskRaised")
    // A fourth while the old ones are in the week is the same risk; three new ones later aren't.
    _ = try order(world, 3)
    #expect(try risks(world, .samePlace).allSatisfy { $0.record == task.id })
    world.advance(seconds: 8 * 86_400)
    for number in 4..<7 { _ = try order(world, number) }
    #expect(try risks(world, .samePlace).map(\.record) == [nil])
  }

  @Test("Callers of one matter that were merged are one matter, not three")
  func mergedCallers() throws {
    let world = try World()
    let orders = try (0..<3).map { try order(world, $0) }
    for caller in orders[1...] {
      try world.carryOut("merge", [caller], ["into": .string(orders[0])])
    }

    #expect(try risks(world, .samePlace).isEmpty)
    for number in 3..<5 { _ = try order(world, number) }
    #expect(try risks(world, .samePlace).first?.risk.orders.count == 3)
  }

  @Test("The detail of an order calls it a risk by the bounds of the unit's rules")
  func ownBounds() throws {
    let world = try World()
    let orders = try (0..<3).map { try order(world, $0) }
    let usual = try FindSimilar(desk: world.desk).summary(of: orders[0])
    #expect(usual.isRiskCandidate && usual.samePlace == 2 && usual.samePlaceDays == 7)

    let strict = Desk(
      store: world.desk.store,
      rules: DeskRules(["risk": ["samePlaceCount": 4, "samePlaceDays": 3]]))

    let other = try FindSimilar(desk: strict).summary(of: orders[0])
    #expect(!other.isRiskCandidate && other.samePlaceDays == 3)
  }

  @Test("An order behind no risk is refused with the rule")
  func noRisk() throws {
    let world = try World()
    let one = try order(world, 0)

    let failure = #expect(throws: Failure.self) { try warn(world, one) }

    #expect(failure?.detail("rule") == "grievance.noRisk")
  }

  @Test("A risk becomes a case check of a subject, or the draft of an alert that rings nowhere")
  func otherForms() throws {
    let world = try World()
    let subject = try world.make(
      .subject, ["kind": "enterprise", "name": "燃气公司", "scope": "370102", "status": "operating"])
    let orders = try (0..<3).map { try order(world, $0) }
    let missing = #expect(throws: Failure.self) {
      try warn(world, orders[0], ["as": "inspection"])
    }
    #expect(missing?.code == .argumentMissing)

    let actor = try world.desk.actor(nil)
    let check = try warn(
      world, orders[0],
      [
        "as": "inspection", "subject": .string(subject), "inspectors": [.string(actor.id)],
      ])
    let inspection = try world.record(try #require(check.changed.first))
    #expect(inspection.type == .inspection && inspection.text("source") == "clue")

    world.advance(seconds: 8 * 86_400)
    let later = try (10..<13).map { try order(world, $0) }
    let drafted = try warn(world, later[0], ["as": "alert"])
    let alert = try world.record(try #require(drafted.changed.first))
    #expect(alert.type == .alert && alert["draft"] == true && !alert.isOpen)
  }

  @Test("A category that grows is seen with what the season has, and the orders of the week")
  func growth() throws {
    let world = try World()
    _ = try world.makeGrievance()
    world.advance(seconds: 60 * 86_400)
    for number in 0..<8 {
      _ = try order(
        world, number, ["category": "供热.停热", "place": ["region": "370102001"]])
    }

    let found = try #require(try risks(world, .growth).first)

    #expect(found.risk.orders.count == 8 && found.risk.category == "供热.停热")
    #expect(found.risk.figures["expected"]?.double == 0.5 && found.risk.region == "370102")
  }

  @Test("One contact with one matter thrice is seen, over weeks in which others called")
  func contact() throws {
    let world = try World()
    for number in 0..<3 {
      world.advance(seconds: 9 * 86_400)
      _ = try world.makeGrievance([
        "category": "物业.服务", "place": ["region": "370102001"],
        "contact": ["phone": "10899990000"],
      ])
      _ = try order(world, number, ["place": ["region": "370102001"]])
    }

    #expect(try risks(world, .sameContact).map(\.risk.orders.count) == [3])
  }

  @Test("Who may read no order of a place is warned of nothing there")
  func rights() throws {
    let world = try World()
    for number in 0..<3 { _ = try order(world, number) }
    let unit = try world.makeUnit()
    let added = try AddOperator(desk: world.desk)(
      CommandRequest(
        "operator.add",
        arguments: ["name": "赵敏", "role": "handler", "unit": .string(unit), "own-unit": true]))

    #expect(try risks(world, .samePlace, as: added.changed.first).isEmpty)
  }

  @Test("The orders behind risks are a view of their own, kept until something is made of them")
  func view() throws {
    let world = try World()
    let orders = try (0..<3).map { try order(world, $0) }
    _ = try order(world, 3, ["place": ["region": "370102001", "address": "别处"]])
    let actor = try world.desk.actor(nil)
    var query = ListQuery(
      types: [.grievance], scopeOfList: .all, filter: [FilterTerm(.risk, "yes")])
    query.flagsOf = actor.id
    func shown() throws -> Set<String> {
      try world.desk.store.read { (reader) throws(Failure) in
        Set(try reader.page(query, limit: 10).rows.map(\.id))
      }
    }

    #expect(try KeepRisks(desk: world.desk)(actor: actor))
    #expect(try shown() == Set(orders))
    #expect(try !KeepRisks(desk: world.desk)(actor: actor))
    _ = try warn(world, orders[0])
    #expect(try KeepRisks(desk: world.desk)(actor: actor))
    #expect(try shown().isEmpty)
  }

  @Test("Risks are looked for again when something has changed or a day has begun, and not else")
  func unchanged() throws {
    let world = try World()
    for number in 0..<3 { _ = try order(world, number) }
    let actor = try world.desk.actor(nil)
    let kept = { () throws in
      try world.desk.store.read { (reader) throws(Failure) in
        try reader.localItems(.risk, owner: actor.id)
      }
    }
    #expect(try KeepRisks(desk: world.desk)(actor: actor))
    let context = WriteContext(actor: actor.id, now: world.desk.now)
    let one = try #require(try kept().first)
    try world.desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.drop(.risk, owner: actor.id, id: one.id)
    }

    #expect(try !KeepRisks(desk: world.desk)(actor: actor))
    #expect(try kept().count == 2)
    world.advance(seconds: 86_400)
    #expect(try KeepRisks(desk: world.desk)(actor: actor))
    #expect(try kept().count == 3)
  }
}
