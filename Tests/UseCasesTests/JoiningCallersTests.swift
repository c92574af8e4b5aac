import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Joining callers to known cases")
struct JoiningCallersTests {
  private func join(_ world: World, _ members: JSONObject, _ target: String) throws
    -> CommandOutcome
  {
    world.advance(seconds: 60)
    return try JoinCaller(desk: world.desk)(members, into: target)
  }

  @Test("A caller who tells only his telephone gets an order of his own inside the known case")
  func joins() throws {
    let world = try World()
    let known = try world.makeGrievance(["category": "供水.水管爆裂"])

    let outcome = try join(world, ["contact": ["phone": "10899990000"]], known)

    let own = try world.record(try #require(outcome.changed.first))
    #expect(own.status == "merged" && own.text("mergedInto") == known)
    #expect(own["contact"]?["phone"] == "10899990000")
    #expect(try own.number != nil && own.number != world.record(known).number)
    #expect(own.title == "三单元水管爆裂" && own.text("category") == "供水.水管爆裂")
    #expect(own["place"]?["region"] == "370102001")

    _ = try UndoChange(desk: world.desk).undo(actor: nil)
    #expect(try world.record(own.id).isDeleted)
    #expect(try world.record(known).status == "registered")
  }

  @Test("What the caller told stays his; the reply and a visit of his own follow")
  func keepsHisWords() throws {
    let world = try World()
    let known = try world.inHand()
    let outcome = try join(
      world,
      [
        "title": "四单元也漏水", "content": "漏到地下室", "kind": "request", "source": "online",
        "contact": ["name": "李小红", "phone": "10899990000"], "place": ["region": "370102002"],
      ], known)
    let own = try #require(outcome.changed.first)
    #expect(try world.record(own).title == "四单元也漏水")
    #expect(try world.record(own)["place"]?["region"] == "370102002")

    try world.carryOut("resolve", [known], ["reply": "已修复"])
    #expect(try world.record(own).text("reply") == "已修复")
    try world.carryOut(
      "visit", [own],
      ["reached": true, "channel": "phone", "outcome": "solved", "satisfied": true])
    #expect(try world.record(own).list("visits").count == 1)
    #expect(try world.record(known).list("visits").isEmpty)
  }

  @Test("Nobody is joined to a closed case, and nothing is registered then")
  func closedCase() throws {
    let world = try World()
    let known = try world.makeGrievance()
    try world.carryOut(
      "decline", [known], ["lane": "explained", "said": "不属职权范围"])
    let before = try world.desk.store.read { (reader) throws(Failure) in
      try reader.total(of: .grievance).count
    }

    #expect(throws: Failure.self) {
      try join(world, ["contact": ["phone": "10899990000"]], known)
    }

    let after = try world.desk.store.read { (reader) throws(Failure) in
      try reader.total(of: .grievance).count
    }
    #expect(after == before)
  }

  @Test("While an order is typed its caller's earlier orders and those alike are found")
  func related() throws {
    let world = try World()
    let earlier = try world.makeGrievance(["title": "路灯不亮", "place": ["region": "370102009"]])
    let alike = try world.makeGrievance([
      "title": "二单元水管爆裂", "contact": ["phone": "10800000000"], "place": ["region": "370102009"],
    ])
    let near = try world.makeGrievance([
      "title": "别的事", "contact": ["phone": "10800000001"],
      "place": ["region": "370102001", "address": "甸柳一区3号楼"],
    ])
    _ = try world.makeGrievance([
      "title": "噪声", "contact": ["phone": "10800000002"], "place": ["region": "370102009"],
    ])

    let found = try FindSimilar(desk: world.desk).related(to: [
      "title": "三单元水管爆裂", "contact": ["phone": "10812342071"],
      "place": ["region": "370102001", "address": "甸柳一区3号楼"],
    ])

    #expect(found.ofCaller.map(\.id) == [earlier])
    #expect(Set(found.alike.map(\.id)) == [alike, near])
    #expect(found.alike.first?.reasons == ["place"])
    #expect(found.all.allSatisfy { $0.isOpen })
    #expect(try FindSimilar(desk: world.desk).related(to: [:]).all.isEmpty)
  }

  @Test("An erased telephone number finds nobody any more")
  func erased() throws {
    let world = try World()
    let id = try world.makeGrievance()
    let phone: JSONObject = ["contact": ["phone": "10812342071"]]
    #expect(try FindSimilar(desk: world.desk).related(to: phone).ofCaller.map(\.id) == [id])

    _ = try EraseMember(desk: world.desk)(
      id, pointer: "/contact/phone",
      request: CommandRequest(
        "record.erase", records: [id], arguments: ["field": "/contact/phone", "reason": "依申请"]))

    #expect(try FindSimilar(desk: world.desk).related(to: phone).ofCaller.isEmpty)
  }

  @Test("Categories in use come first by frequency, then those of the directory")
  func categories() throws {
    let world = try World()
    for category in ["城管.占道", "供水.水管爆裂", "供水.水管爆裂"] {
      _ = try world.makeGrievance(["category": .string(category)])
    }
    _ = try world.make(
      .dispatchRule,
      [
        "category": "供热", "region": "370102", "lead": .string(try world.makeUnit()),
        "basis": "供热条例", "validFrom": "2026-01-01",
      ])

    let found = try world.desk.store.read { (reader) throws(Failure) in
      try ReadCategories(reading: reader)()
    }
    #expect(found == ["供水.水管爆裂", "城管.占道", "供热"])
  }
}
