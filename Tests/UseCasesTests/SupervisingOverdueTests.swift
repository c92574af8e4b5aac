import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Supervising what is overdue by half")
struct SupervisingOverdueTests {
  private let hour = 3600

  private func supervise(_ world: World) throws -> [String] {
    try SuperviseOverdue(desk: world.desk)().changed
  }

  /// An urgent order in hand, which has a day by the clock.
  private func urgent(_ world: World) throws -> String {
    let id = try world.makeGrievance(["urgency": "urgent"])
    let unit = try world.makeUnit()
    try world.carryOut("accept", [id])
    try world.carryOut("assign", [id], ["to": .string(unit)])
    try world.carryOut("sign", [id])
    return id
  }

  @Test("An order that is late by half of its time gets one item, and no second one")
  func once() throws {
    let world = try World()
    let order = try urgent(world)
    world.advance(seconds: 35 * hour)
    #expect(try supervise(world).isEmpty)
    world.advance(seconds: 2 * hour)

    let made = try supervise(world)

    let item = try world.record(try #require(made.first))
    #expect(made.count == 1)
    #expect(item.text("about") == order && item.text("kind") == "supervised")
    #expect(item.text("light") == "yellow" && item.text("createdBy") == Actor.system.id)
    #expect(item.text("leadUnit") == (try world.record(order)).text("leadUnit"))
    world.advance(seconds: 48 * hour)
    #expect(try supervise(world).isEmpty)
  }

  @Test("What was lifted stays lifted; a new round may be late anew")
  func lifted() throws {
    let world = try World()
    _ = try urgent(world)
    world.advance(seconds: 40 * hour)
    let item = try #require(try supervise(world).first)
    try world.carryOut("lift", [item])

    #expect(try supervise(world).isEmpty)
    #expect(try world.record(item).status == "lifted")
  }

  @Test("A suspended order, one that was answered and one of a drill get none")
  func spared() throws {
    let world = try World()
    let suspended = try urgent(world)
    let answered = try urgent(world)
    let until = world.desk.now.adding(seconds: 90 * hour).rfc3339
    try world.carryOut(
      "suspend", [suspended], ["until": .string(until), "for": "诉求人", "reason": "外出"])
    world.advance(seconds: 40 * hour)
    try world.carryOut("resolve", [answered], ["reply": "已修复"])

    #expect(try supervise(world).isEmpty)
  }

  @Test("The unit that has the order says by its rules how late is too late")
  func factorOfTheUnit() throws {
    let world = try World()
    let order = try world.record(try urgent(world))
    let unit = try #require(order.responsibleUnit)
    let context = WriteContext(actor: Actor.system.id, now: world.desk.now)
    try world.desk.store.write(by: context) { (transaction) throws(Failure) in
      guard var record = try transaction.record(unit)?.record else { return }
      record["rules"] = ["clocks": ["overdueFactor": 1]]
      try transaction.update(unit, to: record, command: "edit")
    }
    world.advance(seconds: 47 * hour)
    #expect(try supervise(world).isEmpty)
    world.advance(seconds: 2 * hour)

    let item = try world.record(try #require(try supervise(world).first))
    #expect(item["figures"]?["factor"] == 1)
  }

  @Test("Workstations of one store look once an hour between them; a clock set back hides nothing")
  func shared() throws {
    let world = try World()
    _ = try urgent(world)
    let look = SuperviseOverdue(desk: world.desk)
    func items() throws -> Int {
      try world.desk.store.read { (reader) throws(Failure) in
        try reader.page(ListQuery(types: [.task], scopeOfList: .open), limit: 10).rows.count
      }
    }

    try look.unlessLooked(withinHours: 1)
    world.advance(seconds: 40 * hour)
    try look.unlessLooked(withinHours: 48)
    #expect(try items() == 0)
    try look.unlessLooked(withinHours: 1)
    #expect(try items() == 1)
    _ = try urgent(world)
    world.advance(seconds: -41 * hour)
    try look.unlessLooked(withinHours: 1)
    world.advance(seconds: 90 * hour)
    try look.unlessLooked(withinHours: 1)
    #expect(try items() == 2)
  }

  @Test("Two desks make the same item, byte for byte")
  func same() throws {
    let world = try World()
    let order = try world.record(try urgent(world))
    let later = world.desk.now.adding(seconds: 60 * hour)
    let items = [later, later.adding(seconds: hour)].map { moment in
      OverdueSupervision.item(for: order, at: moment, calendar: WorkingCalendar(), factor: 0.5) {
        $0 + $0
      }
    }

    #expect(items[0] != nil && items[0] == items[1])
  }
}
