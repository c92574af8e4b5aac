import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Proposing who gets an order")
struct ProposingUnitsTests {
  private func proposals(_ world: World, _ order: String) throws -> [UnitProposal] {
    let order = try world.record(order)
    let desk = world.desk
    return try desk.store.read { (reader) throws(Failure) in
      try ProposeUnits(reading: reader, day: desk.today)(for: order)
    }
  }

  private func order(_ world: World, _ changes: JSONObject = [:], to unit: String? = nil) throws
    -> String
  {
    var changes = changes
    changes["category"] = changes["category"] ?? "供水.水管爆裂"
    let id = try world.makeGrievance(changes)
    try world.carryOut("accept", [id])
    if let unit { try world.carryOut("assign", [id], ["to": .string(unit)]) }
    return id
  }

  @Test("The directory's lead with its basis stands first, then co-units, then where others went")
  func directoryFirst() throws {
    let world = try World()
    let (water, street, other) = (
      try world.makeUnit("水务集团"), try world.makeUnit("甸柳街道"), try world.makeUnit("区住建局")
    )
    let rule = try world.make(
      .dispatchRule,
      [
        "category": "供水", "region": "370102", "lead": .string(water),
        "coUnits": [.string(street)], "tier": "department", "basis": "城市供水条例第二十四条",
        "validFrom": "2026-01-01",
      ])
    try world.carryOut("publish", [rule])
    for _ in 1...3 { _ = try order(world, to: water) }
    _ = try order(world, to: other)
    _ = try order(world, ["category": "城管.占道"], to: other)
    let wanted = try order(world)

    let found = try proposals(world, wanted)

    #expect(found.map(\.name) == ["水务集团", "甸柳街道", "区住建局"])
    #expect(found.map(\.alike) == [3, 0, 1])
    #expect(found.allSatisfy { $0.ofAlike == 4 })
    #expect(found[0].why.chinese == "目录主办；近期同类 4 件，3 件派此；城市供水条例第二十四条")

    let outcome = try world.carryOut("assign", [wanted])
    #expect(outcome.message.chinese.hasSuffix("已派单，水务集团（\(found[0].why.chinese)）"))
  }

  @Test("Without a rule only precedents are proposed, and without a category nothing")
  func withoutRule() throws {
    let world = try World()
    let bureau = try world.makeUnit("区城管局")
    _ = try order(world, to: bureau)
    #expect(try proposals(world, order(world)).map(\.ground) == [.precedent])
    #expect(try proposals(world, order(world, ["category": "养老.助餐"])).isEmpty)
  }

  @Test("A unit whose return was upheld isn't proposed again")
  func barredUnits() throws {
    let world = try World()
    let bureau = try world.makeUnit("区城管局")
    let returned = try order(world, to: bureau)
    _ = try order(world, to: bureau)
    try world.carryOut("return", [returned], ["reason": "不属本单位职责"])
    try world.carryOut("uphold", [returned])
    #expect(try proposals(world, returned).isEmpty)
  }
}
