import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Counting grievances")
struct CountingGrievancesTests {
  private func statistics(
    _ world: World, _ arguments: JSONObject = [:], as actor: String? = nil
  ) throws -> JSON {
    try GrievanceStatistics(desk: world.desk)(
      CommandRequest("grievance.stats", arguments: arguments, actor: actor)
    ).output ?? .null
  }

  private func visited(_ world: World, solved: Bool, unit: String) throws -> String {
    let id = try world.makeGrievance()
    try world.carryOut("accept", [id])
    try world.carryOut("assign", [id], ["to": .string(unit)])
    try world.carryOut("sign", [id])
    try world.carryOut("resolve", [id], ["reply": "已修复"])
    try world.carryOut(
      "visit", [id],
      [
        "channel": "phone", "reached": true, "satisfied": true,
        "outcome": solved ? "solved" : "explained",
      ])
    return id
  }

  @Test("Solved and satisfied are two rates, in all and by unit")
  func twoRates() throws {
    let world = try World()
    let unit = try world.makeUnit()
    _ = try visited(world, solved: true, unit: unit)
    _ = try visited(world, solved: false, unit: unit)

    let all = try statistics(world, ["by": "unit"])

    #expect(all["solvedRate"]?.double == 0.5 && all["satisfiedRate"]?.double == 1)
    let group = all["groups"]?["items"]?.array?.first
    #expect(group?["key"] == .string(unit) && group?["name"]?.string != nil)
    #expect(group?["solvedRate"]?.double == 0.5 && group?["keptShare"]?.double == 1)
    let resolve = all["clocks"]?.array?.first { $0["step"] == "resolve" }
    #expect(resolve?["kept"]?.int == 2 && resolve?["late"]?.int == 0)
  }

  @Test("Who may read the orders of one unit gets figures of these alone")
  func rights() throws {
    let world = try World()
    let unit = try world.makeUnit()
    let added = try AddOperator(desk: world.desk)(
      CommandRequest(
        "operator.add",
        arguments: [
          "name": "赵敏", "role": "handler", "unit": .string(unit), "own-unit": true,
        ]))
    let handler = try #require(added.changed.first)
    let mine = try world.makeGrievance()
    _ = try world.makeGrievance()
    try world.carryOut("accept", [mine])
    try world.carryOut("assign", [mine], ["to": .string(unit)])

    #expect(try statistics(world)["total"]?.int == 2)
    #expect(try statistics(world, as: handler)["total"]?.int == 1)
    #expect(try statistics(world, as: handler)["byUnit"]?.array?.count == 1)
  }

  @Test("What is overdue depends on the clock alone, and an undone creation no longer counts")
  func byTheClock() throws {
    let world = try World()
    _ = try world.inHand()

    #expect(try statistics(world)["overdue"]?.int == 0)
    world.advance(seconds: 30 * 86_400)
    let late = try statistics(world)
    #expect(late["overdue"]?.int == 1 && late["everLate"]?.int == 1)

    let other = try world.makeGrievance()
    _ = try UndoChange(desk: world.desk).undo()
    #expect(try statistics(world)["total"]?.int == 1, "\(other)")
  }

  @Test("A trend has a step for each week between, empty ones too, and bounds hold")
  func trend() throws {
    let world = try World()
    let first = world.clock.now
    _ = try world.makeGrievance()
    world.advance(seconds: 15 * 86_400)
    _ = try world.makeGrievance()

    let weeks = try statistics(world, ["every": "week"])["trend"]
    let counts = weeks?["items"]?.array?.compactMap { $0["count"]?.int }
    #expect(counts == [1, 0, 1] && weeks?["items"]?[0]?["from"] == "2026-11-23")
    let days = try statistics(world)["trend"]
    #expect(days?["every"] == "day" && days?["items"]?.array?.count == 16)
    let later = try statistics(
      world, ["from": .string(first.adding(seconds: 1).rfc3339)])
    #expect(later["total"]?.int == 1)
  }

  @Test("Units are ranked by the mean of three shares, five orders at least, equals alike")
  func ranking() throws {
    let world = try World()
    let units = try [world.makeUnit("区水务局"), world.makeUnit("区住建局")]
    for (index, unit) in units.enumerated() {
      for number in 0..<5 { _ = try visited(world, solved: number >= index, unit: unit) }
    }
    let few = try world.makeUnit("区城管局")
    _ = try visited(world, solved: true, unit: few)

    let ranked = try statistics(world)["ranking"]?["units"]?.array ?? []

    #expect(ranked.map { $0["unit"]?.string } == units)
    #expect(ranked.map { $0["rank"]?.int } == [1, 2])
    #expect(ranked[1]["score"]?.double == 0.933)
  }
}
