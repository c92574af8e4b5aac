import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Patrolling a cell")
struct PatrollingTests {
  private static let cell = "370102001001001"

  /// A cell of two posts, 500 m apart on a road to the east, kept by the world's operator.
  private func cell(_ world: World, keeper: String? = nil) throws -> String {
    let own = try world.desk.store.read { (reader) throws(Failure) in
      try reader.setting("desk.operator")?.string ?? ""
    }
    return try world.make(
      .region,
      [
        "code": .string(Self.cell), "name": "泉韵第1网格", "kind": "cell", "scope": .string(Self.cell),
        "keeper": .string(keeper ?? own),
        "route": [
          ["id": "p1", "name": "东门岗亭", "point": [117.0500, 36.66]],
          ["id": "p2", "name": "菜市场", "point": [117.0556, 36.66]],
        ],
        "boundary": [
          "type": "Polygon",
          "coordinates": [
            [
              [117.049, 36.659], [117.057, 36.659], [117.057, 36.661], [117.049, 36.661],
              [117.049, 36.659],
            ]
          ],
        ],
      ])
  }

  private func matter(
    _ title: String, _ world: World, region: String = cell, east: Double
  ) throws -> String {
    let longitude = JSONNumber(117.05 + east).map(JSON.number) ?? .null
    return try world.makeGrievance([
      "kind": "gridMatter", "source": "grid", "title": .string(title),
      "place": ["region": .string(region), "point": .array([longitude, 36.66])],
    ])
  }

  private func round(_ world: World) throws -> JSON {
    let output = try ReadPatrol(desk: world.desk)(CommandRequest("grievance.patrol")).output
    return try #require(output?["items"]?[0])
  }

  private func titles(_ round: JSON, visited: Bool? = nil) -> [String] {
    (round["stops"]?.array ?? []).filter { stop in
      visited.map { $0 == (stop["visitedAt"] != nil) } ?? true
    }.compactMap { $0["title"]?.string }
  }

  private func checkIn(
    _ stop: String, _ world: World, point: String? = "117.0501,36.66"
  ) throws -> CommandOutcome {
    world.advance(seconds: 300)
    var arguments: JSONObject = ["stop": .string(stop), "text": "正常"]
    arguments["point"] = point.map(JSON.string)
    return try CheckInOnPatrol(desk: world.desk)(
      CommandRequest("grievance.check-in", arguments: arguments))
  }

  @Test("An ending that two places of the round have is refused: where somebody was isn't guessed")
  func ambiguous() throws {
    let world = try World()
    _ = try cell(world)
    let first = try world.record(try matter("消防通道堆物", world, east: 0.003))
    world.advance(seconds: 86_400)
    let second = try world.record(try matter("井盖破损", world, east: 0.004))
    let ending = String(try #require(first.number).suffix(5))
    #expect(second.number?.hasSuffix(ending) == true)

    let failure = #expect(throws: Failure.self) { try checkIn(ending, world) }

    #expect(failure?.code == .ambiguous)
    #expect(titles(try round(world), visited: true).isEmpty)
    _ = try checkIn(try #require(second.number), world)
    #expect(titles(try round(world), visited: true) == ["井盖破损"])
  }

  @Test("The round keeps the posts in their order and takes matters on the way")
  func round() throws {
    let world = try World()
    _ = try cell(world)
    _ = try matter("消防通道堆物", world, east: 0.003)
    _ = try matter("井盖破损", world, region: "370102001001", east: 0.006)
    _ = try matter("别处的事", world, region: "370102001001", east: 0.02)
    _ = try matter("邻格的事", world, region: "370102001001002", east: 0.003)

    #expect(titles(try round(world)) == ["东门岗亭", "消防通道堆物", "菜市场", "井盖破损"])
  }

  @Test("Risks and subjects on key lists lie on the way, what is answered doesn't")
  func others() throws {
    let world = try World()
    _ = try cell(world)
    let answered = try matter("已答复", world, east: 0.001)
    try world.carryOut("answer", [answered], ["reply": "已清理"])
    let place: JSON = ["region": .string(Self.cell), "point": [117.052, 36.66]]
    _ = try world.make(
      .task, ["kind": "risk", "title": "同址三件", "place": place, "scope": .string(Self.cell)])
    let subject = try world.make(
      .subject, ["kind": "enterprise", "name": "泉边烟花店", "place": place, "scope": "370102"])
    let list = try world.make(
      .keyList,
      [
        "field": "fire", "name": "重点名单", "scope": "370102",
        "members": [["id": "a", "subject": .string(subject)]],
      ])
    _ = try CarryOutCommand(desk: world.desk)(
      CommandRequest("record.publish", records: [list]), command: "publish")

    #expect(Set(titles(try round(world))) == ["东门岗亭", "菜市场", "同址三件", "泉边烟花店"])
  }

  @Test("A check-in is a log entry with its place; the round tells what nobody went to")
  func checkIns() throws {
    let world = try World()
    let region = try cell(world)
    let order = try matter("消防通道堆物", world, east: 0.003)

    let first = try checkIn("东门岗亭", world)
    let second = try checkIn(order, world)

    let entry = try world.record(try #require(first.changed.first))
    #expect(entry.text("kind") == "checkIn" && entry.text("about") == region)
    #expect(entry["point"] == [117.0501, 36.66] && entry["place"]?["name"] == "东门岗亭")
    #expect(second.message.chinese == "已签到：消防通道堆物；还有 1 处未到")
    #expect(titles(try round(world), visited: false) == ["菜市场"])
    world.advance(seconds: 86_400)
    #expect(titles(try round(world), visited: true).isEmpty)
  }

  @Test("A check-in without a position has none, wherever its stop lies")
  func withoutPosition() throws {
    let world = try World()
    _ = try cell(world)

    let outcome = try checkIn("东门岗亭", world, point: nil)

    #expect(try world.record(try #require(outcome.changed.first))["point"] == nil)
  }

  @Test("Without a cell of one's own, or at a place that isn't on the way, it is said")
  func refused() throws {
    let world = try World()
    #expect(throws: Failure.self) { try round(world) }
    _ = try cell(world)

    let elsewhere = #expect(throws: Failure.self) { try checkIn("火车站", world) }
    #expect(elsewhere?.code == .notFound && elsewhere?.detail("place") == "patrol")
    let unknown = #expect(throws: Failure.self) {
      try ReadPatrol(desk: world.desk).rounds(cell: "370102999999999")
    }
    #expect(unknown?.code == .notFound && unknown?.detail("place") == "cell")
  }
}
