import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Working by configured times")
struct ConfiguringRulesTests {
  private let rules: JSONObject = [
    "clocks": ["complaint": ["accept": "PT10M"]], "alerts": ["escalate": ["red": "PT10S"]],
  ]

  private func acceptDue(_ desk: Desk) throws -> String? {
    let made = try CreateRecord(desk: desk)(
      .grievance, members: World.grievance, command: "grievance.new")
    let id = made.changed.first ?? ""
    let record = try desk.store.read { (reader) throws(Failure) in try reader.record(id)?.record }
    let clock = record.flatMap { GrievanceClocks.clocks(of: $0).first { $0.step == .accept } }
    return clock?.dueAt.rfc3339
  }

  @Test("The file's times hold while the desk is alone")
  func alone() throws {
    let world = try World()
    let configured = Desk(store: world.desk.store, rules: DeskRules(rules))

    #expect(try acceptDue(world.desk) == "2026-11-23T01:30:00.000Z")
    #expect(try acceptDue(configured) == "2026-11-23T01:10:00.000Z")
  }

  @Test(
    "A file that is saved while the desk is open holds from the next order and the next look on")
  func savedWhileOpen() throws {
    let world = try World()
    let live = DeskRules()
    let desk = Desk(store: world.desk.store, rules: live)
    #expect(try acceptDue(desk) == "2026-11-23T01:30:00.000Z")

    live.replace(with: rules)

    #expect(try acceptDue(desk) == "2026-11-23T01:10:00.000Z")
    #expect(desk.rules == rules)
  }

  @Test("Once the store has joined a node the unit's times hold, and the file only shows its own")
  func enrolled() throws {
    let world = try World()
    let context = WriteContext(actor: "system", now: world.clock.now)
    try world.desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set("https://node.example", forSetting: "sync.node")
    }

    #expect(
      try acceptDue(Desk(store: world.desk.store, rules: DeskRules(rules)))
        == "2026-11-23T01:30:00.000Z")
  }
}
