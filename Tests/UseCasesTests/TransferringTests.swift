import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Moving a record to another scope")
struct TransferringTests {
  private func transfer(
    _ world: World, _ id: String, to scope: String, as actor: String? = nil
  ) throws -> CommandOutcome {
    world.advance(seconds: 60)
    return try TransferRecord(desk: world.desk)(
      CommandRequest(
        "record.transfer", records: [id], arguments: ["scope": .string(scope), "reason": "属地有误"],
        actor: actor))
  }

  /// An operator of one more role, who can act at this desk.
  private func add(_ world: World, _ name: String, _ role: String, scope: String) throws -> String {
    let outcome = try AddOperator(desk: world.desk)(
      CommandRequest(
        "operator.add",
        arguments: ["name": .string(name), "role": .string(role), "scope": .string(scope)]))
    return outcome.changed.first ?? ""
  }

  @Test("An administrator of both scopes moves it, with step, history and a way back")
  func moves() throws {
    let world = try World(scope: "3701")
    let id = try world.makeGrievance()
    let number = try world.record(id).number

    let outcome = try transfer(world, id, to: "370103")

    let moved = try world.record(id)
    #expect(moved.scope == "370103" && moved.number == number && moved.status == "registered")
    #expect(moved.list("steps").last?["command"] == "transfer")
    #expect(moved.list("steps").last?["reason"] == "属地有误")
    #expect(outcome.changed == [id])
    try world.desk.store.read { (reader) throws(Failure) in
      let change = try reader.history(id).last
      #expect(change?.command == "record.transfer" && change?.arguments["scope"] == "370103")
    }
    _ = try UndoChange(desk: world.desk).undo()
    #expect(try world.record(id).scope == "370102001")
  }

  @Test(
    "A code that is none is refused with what is wrong, and nothing moves",
    arguments: [
      ("37010", "region.length"), ("99", "region.unknown"), ("3701ab", "region.characters"),
      ("370199", "region.unknown"),
    ])
  func badCodes(code: String, reason: String) throws {
    let world = try World(scope: "3701")
    let id = try world.makeGrievance()

    let failure = #expect(throws: Failure.self) { try transfer(world, id, to: code) }

    #expect(failure?.code == .argumentInvalid && failure?.details["reason"] == .string(reason))
    #expect(try world.record(id).scope == "370102001")
  }

  @Test("A filled code means the region without the zeros")
  func filledCode() throws {
    let world = try World(scope: "37")
    let id = try world.makeGrievance()

    _ = try transfer(world, id, to: "370100")

    #expect(try world.record(id).scope == "3701")
  }

  @Test("Who administers one of the scopes only, or neither, is refused")
  func rights() throws {
    let world = try World()
    let id = try world.makeGrievance()
    let city = try World(scope: "3701")
    let order = try city.makeGrievance()
    let supervisor = try add(city, "赵督办", "supervisor", scope: "3701")

    let outside = #expect(throws: Failure.self) { try transfer(world, id, to: "370103") }
    let other = #expect(throws: Failure.self) {
      try transfer(city, order, to: "370103", as: supervisor)
    }

    #expect(outside?.code == .roleRefused && outside?.exitStatus == 77)
    #expect(outside?.details["roles"] == ["administrator"])
    #expect(other?.code == .roleRefused)
  }

  @Test("A device stays in the scope that its node gave it")
  func unmovedTypes() throws {
    let world = try World(scope: "3701")
    let device = try world.desk.store.read { (reader) throws(Failure) in
      try reader.identity().device
    }

    let failure = #expect(throws: Failure.self) { try transfer(world, device, to: "370103") }

    #expect(failure?.details["rule"] == "transfer.unmoved")
  }
}
