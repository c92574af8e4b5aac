import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Accepting and assigning in one command")
struct DispatchingTests {
  private func dispatch(_ world: World, _ records: [String], _ arguments: JSONObject = [:]) throws
    -> CommandOutcome
  {
    world.advance(seconds: 60)
    return try CarryOutCommand(desk: world.desk)(
      CommandRequest("grievance.dispatch", records: records, arguments: arguments),
      command: "assign", after: "accept")
  }

  /// A world whose directory gives water to the water bureau.
  private func directory() throws -> (world: World, unit: String) {
    let world = try World()
    let unit = try world.makeUnit("水务集团")
    let rule = try world.make(
      .dispatchRule,
      [
        "category": "供水", "region": "370102", "lead": .string(unit), "tier": "department",
        "basis": "城市供水条例第二十四条", "validFrom": "2026-01-01",
      ])
    try world.carryOut("publish", [rule])
    return (world, unit)
  }

  @Test("A registered order is accepted and with the directory's lead at once; one undo takes both")
  func both() throws {
    let (world, unit) = try directory()
    let id = try world.makeGrievance(["category": "供水.水管爆裂"])

    let outcome = try dispatch(world, [id])

    let order = try world.record(id)
    #expect(order.status == "assigned" && order.text("assignedTo") == unit)
    #expect(outcome.message.chinese.contains("水务集团（目录主办"))
    #expect(
      order.list("steps").compactMap { $0["command"]?.string } == ["accept", "assign"])
    let history = try world.desk.store.read { (reader) throws(Failure) in try reader.history(id) }
    #expect(history.map(\.command).suffix(2) == ["grievance.accept", "grievance.assign"])

    _ = try UndoChange(desk: world.desk).undo(actor: nil)
    #expect(try world.record(id).status == "registered")
  }

  @Test("Of an order either both are done or none; a bulk goes on with the next")
  func allOrNothing() throws {
    let (world, _) = try directory()
    let unknown = try world.makeGrievance(["category": "别的"])
    let known = try world.makeGrievance(["category": "供水.水管爆裂"])

    let outcome = try dispatch(world, [unknown, known])

    #expect(outcome.changed == [known] && outcome.refused.map(\.record) == [unknown])
    #expect(try world.record(unknown).status == "registered")
    #expect(try world.record(known).status == "assigned")
    #expect(throws: Failure.self) { try dispatch(world, [unknown]) }
    #expect(try world.record(unknown).status == "registered")
  }

  @Test("An accepted order is only assigned, and what is in hand elsewhere is refused")
  func otherStates() throws {
    let (world, unit) = try directory()
    let id = try world.makeGrievance(["category": "供水.水管爆裂"])
    try world.carryOut("accept", [id])
    _ = try dispatch(world, [id], ["to": .string(unit)])
    #expect(try world.record(id).status == "assigned")

    try world.carryOut("return", [id], ["reason": "不属本单位"])
    #expect(throws: Failure.self) { try dispatch(world, [id]) }
  }
}
