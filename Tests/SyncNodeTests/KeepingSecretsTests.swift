import DomainModel
import JSONDiff
import SyncNode
import SyncProtocol
import Testing
import Trust

@Suite("A node shows only what may be seen", .everyEngine)
struct KeepingSecretsTests {
  @Test("A lower level gets masked copies, with the rev of the copy, and can't write a mask")
  func masks() async throws {
    let world = try await NodeWorld()
    let full = try await world.desk("full", level: 4)
    let low = try await world.desk("low", level: 2)
    let order = Record.order(world.clock)
    full.make(order)
    try await full.sync()
    try full.edit(order.id) { $0["contact"] = ["name": "李雷", "phone": "13900001234"] }
    try await full.sync()
    try await low.sync()

    let seen = try #require(low.homes[order.id])
    #expect(seen["contact"]?["phone"]?.string != "13900001234")
    #expect(seen["contact"]?["phone"]?.string?.contains("*") == true)
    #expect(seen["masked"] == nil)

    try low.edit(order.id) { $0["contact"] = ["name": "韩梅", "phone": "1"] }
    #expect(try await low.push().first?.problem?["code"] == "member.masked")
    try low.edit(order.id) { $0["title"] = "改" }
    try await low.sync()
    try await full.sync()
    #expect(full.records[order.id]?["contact"]?["phone"] == "13900001234")
    #expect(full.records[order.id]?.text("title") == "改")
  }

  @Test("A dispute over a masked member reaches nobody who sees it masked")
  func disputes() async throws {
    let world = try await NodeWorld()
    let (one, two) = (try await world.desk("one"), try await world.desk("two"))
    let low = try await world.desk("low", level: 2)
    let order = Record.order(world.clock)
    one.make(order)
    for desk in [one, two, low] { try await desk.sync() }

    try one.edit(order.id) { $0["contact"] = ["name": "王芳", "phone": "13900001234"] }
    try two.edit(order.id) { $0["contact"] = ["name": "王芳", "phone": "13900005678"] }
    for desk in [one, two, low, one] { try await desk.sync() }

    #expect(two.last.first?.conflict != nil)
    #expect(one.homes.values.contains { $0.type == .conflict })
    let told = low.homes.values.map { JSON.object($0.members).canonicalText }.joined()
    for phone in ["13812342071", "13900001234", "13900005678"] { #expect(!told.contains(phone)) }
    #expect(!low.homes.values.contains { $0.type == .conflict })
  }

  @Test("Another county's records don't come, a city's units and policies come down")
  func scopes() async throws {
    let world = try await NodeWorld()
    let county = try await world.desk("county", scope: "370102")
    let other = try await world.desk("other", scope: "370103")
    let city = try await world.desk("city", scope: "3701", roles: [.dispatcher, .dataSteward])
    county.make(Record.order(world.clock))
    city.make(Record.order(world.clock, scope: "370103"))
    for desk in [county, city, other, county, other, city] { try await desk.sync() }

    let orders = { (desk: TestDesk) in desk.homes.values.filter { $0.type == .grievance } }
    #expect(orders(county).map(\.scope) == ["370102"])
    #expect(orders(other).map(\.scope) == ["370103"])
    #expect(orders(city).count == 2)
    #expect(county.homes.values.contains { $0.type == .unit && $0.scope == "3701" })
    #expect(!county.homes.values.contains { $0.type == .operator && $0.scope == "3701" })
  }

  @Test("A bureau gets an order that names it, and loses it when it doesn't any more")
  func unitBound() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("desk")
    let (water, roads) = (TestUnits.unit(world, "水务局"), TestUnits.unit(world, "城管局"))
    for unit in [water, roads] { desk.make(unit, command: "new") }
    try await desk.sync()
    let bureau = try await world.desk("bureau", roles: [.handler], unit: water.id, level: 3)
    let helper = try await world.desk("helper", roles: [.handler], unit: roads.id, level: 3)
    let order = Record.order(world.clock)
    desk.make(order)
    try desk.edit(order.id, command: "grievance.accept") { $0["status"] = "accepted" }
    try await desk.sync()
    try await bureau.sync()
    #expect(bureau.homes[order.id] == nil)

    try desk.edit(order.id, command: "grievance.assign", arguments: ["to": .string(water.id)]) {
      $0["status"] = "assigned"
      $0["assignedTo"] = .string(water.id)
    }
    try await desk.sync()
    try desk.edit(order.id) { $0["coUnits"] = [.string(roads.id)] }
    try await desk.sync()
    for bureau in [bureau, helper] {
      try await bureau.sync()
      #expect(bureau.homes[order.id]?.status == "assigned")
    }

    try desk.edit(order.id) { $0["coUnits"] = nil }
    try await desk.sync()
    try await helper.sync()
    try await bureau.sync()
    #expect(helper.records[order.id] == nil)
    #expect(helper.homes[order.id]?["title"] == nil)
    #expect(bureau.homes[order.id]?.status == "assigned")
  }

  @Test("A blob is given to whoever reads a record that names it, in ranges too")
  func blobs() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let stranger = try await world.desk("other", scope: "370103")
    let bytes = Array("现场照片".utf8)
    let digest = SM3.digest(bytes).text

    let half = await desk.call(
      .putBlob(digest: digest), headers: ["content-range": "bytes 0-4/\(bytes.count)"],
      body: Array(bytes[..<5]))
    #expect(half.status == 202)
    #expect(await desk.call(.headBlob(digest: digest)).headers["upload-offset"] == "5")
    let rest = await desk.call(
      .putBlob(digest: digest),
      headers: ["content-range": "bytes 5-\(bytes.count - 1)/\(bytes.count)"],
      body: Array(bytes[5...]))
    #expect(rest.status == 201)
    #expect(await desk.call(.getBlob(digest: digest)).status == 404)

    desk.make(
      Record.order(
        world.clock,
        ["attachments": [["id": "a", "digest": .string(digest), "mediaType": "text/plain"]]]))
    try await desk.sync()
    let part = await desk.call(.getBlob(digest: digest), headers: ["range": "bytes=2-3"])
    #expect(part.status == 206)
    #expect(part.headers["content-range"] == "bytes 2-3/\(bytes.count)")
    #expect(await stranger.call(.getBlob(digest: digest)).status == 404)
    let wrong = await desk.call(
      .putBlob(digest: SM3.digest([1]).text), body: bytes)
    #expect(wrong.status == 422)
  }
}

/// Units that tests assign to.
enum TestUnits {
  static func unit(_ world: NodeWorld, _ name: String) -> Record {
    let id = IDs.uuidV7(milliseconds: world.clock.now.milliseconds, random: world.clock.random)
    return Record([
      "id": .string(id), "type": "unit", "schema": 1, "scope": "370102", "name": .string(name),
      "kind": "department", "status": "active", "createdAt": .string(world.clock.now.rfc3339),
    ])
  }
}
