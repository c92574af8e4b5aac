import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Acting as an operator")
struct ActingAsOperatorsTests {
  private func add(_ name: String, _ arguments: JSONObject, _ world: World) throws -> String {
    var all = arguments
    all["name"] = .string(name)
    let outcome = try AddOperator(desk: world.desk)(
      CommandRequest("operator.add", arguments: all))
    return try #require(outcome.changed.first)
  }

  @Test("The first operator may all but audit, and the desk has one unit")
  func first() throws {
    let world = try World()

    let actor = try world.desk.actor(nil)

    #expect(Set(actor.grants.map(\.role)) == Set(Role.allCases).subtracting([.auditor]))
    #expect(actor.grants.allSatisfy { $0.level >= 3 && $0.unit == nil && $0.scope == "370102" })
    #expect(try world.record(actor.unit).texts("bureau").count == 4)
  }

  @Test("A viewer may look and may not accept")
  func viewer() throws {
    let world = try World()
    let id = try world.makeGrievance()
    let viewer = try add("李强", ["role": "viewer"], world)

    _ = try ShowRecord(desk: world.desk)(id, actor: viewer)
    #expect {
      try world.carryOut("accept", [id], as: viewer)
    } throws: { error in
      (error as? Failure)?.code == .roleRefused
    }
  }

  @Test("A handler of a unit sees the orders of the unit only")
  func ownUnit() throws {
    let world = try World()
    let id = try world.makeGrievance()
    let unit = try world.makeUnit()
    let handler = try add(
      "赵敏", ["role": "handler", "unit": .string(unit), "own-unit": true], world)

    #expect(throws: Failure.self) { try ShowRecord(desk: world.desk)(id, actor: handler) }
    try world.carryOut("accept", [id])
    try world.carryOut("assign", [id], ["to": .string(unit)])

    _ = try ShowRecord(desk: world.desk)(id, actor: handler)
    try world.carryOut("sign", [id], as: handler)
    #expect(try world.record(id).text("assignee") == handler)
  }

  @Test("Nobody acts who isn't known, and system can't be given")
  func unknown() throws {
    let world = try World()

    for name in ["nobody", "system", ""] {
      #expect {
        try world.desk.actor(name)
      } throws: { error in
        (error as? Failure)?.code == .actorUnknown
      }
    }
  }

  @Test("Switching changes who acts from then on")
  func switching() throws {
    let world = try World()
    let other = try add("李强", ["role": "dispatcher", "account": "lq"], world)

    _ = try SwitchOperator(desk: world.desk)("lq") { (_) throws(Failure) in
      throw Failure(.keyLocked)
    }

    #expect(try world.desk.actor(nil).id == other)
  }

  @Test("An account is given once")
  func duplicate() throws {
    let world = try World()
    _ = try add("李强", ["account": "lq"], world)

    #expect {
      try add("李刚", ["account": "lq"], world)
    } throws: { error in
      (error as? Failure)?.code == .duplicate
    }
  }
}
