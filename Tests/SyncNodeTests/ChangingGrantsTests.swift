import DomainModel
import JSONDiff
import SyncNode
import SyncProtocol
import Testing

@Suite("A node follows what happens to rights and commands", .everyEngine)
struct ChangingGrantsTests {
  @Test("A device that loses a scope is told to forget it until it says that it has")
  func forgetting() async throws {
    let world = try await NodeWorld()
    let chief = try await world.desk("chief", scope: "3701", roles: [.administrator])
    let desk = try await world.desk("desk", scope: "370102", roles: [.dispatcher])
    try await desk.sync()
    try await chief.sync()
    let grant = try #require(desk.enrolment.grants.first)
    let moved = Grant(
      id: grant.id, role: grant.role, scope: "370103", level: grant.level, from: grant.from)

    try chief.edit(desk.device) { $0["grants"] = [moved.json] }
    try await chief.sync()
    #expect(chief.last.first?.problem == nil)

    let old = await desk.call(.pull, PullQuery(cursor: desk.cursor).items)
    #expect(old.status == 410)
    let snapshot = await desk.call(.snapshot)
    guard case .tail(_, let cursor)? = try snapshot.lines.last.map(SnapshotLine.init(json:)) else {
      Issue.record("no tail")
      return
    }
    let pull = PullQuery(cursor: cursor).items
    #expect(try await forgets(desk, pull) == ["370102"])

    let receipt = Receipt.forgotten(scope: "370102", at: world.clock.now)
    let answer = await desk.call(.receipts, body: LineReader.line(receipt.json))
    #expect(answer.status == 204)
    #expect(try await forgets(desk, pull).isEmpty)
  }

  private func forgets(_ desk: TestDesk, _ query: QueryItems) async throws -> [String] {
    var reader = PullReader()
    return try reader.feed(await desk.call(.pull, query).bytes).compactMap { item in
      if case .forget(let forget) = item { forget.scope } else { nil }
    }
  }

  @Test("Who gave a command may take it back; another may not")
  func undo() async throws {
    let world = try await NodeWorld()
    let (one, two) = (try await world.desk("one"), try await world.desk("two"))
    let order = Record.order(world.clock)
    one.make(order)
    try one.edit(order.id, command: "grievance.accept") { $0["status"] = "accepted" }
    try await one.sync()
    try await two.sync()
    #expect(two.records[order.id]?.status == "accepted")

    try two.edit(order.id, command: "undo") { $0["status"] = "registered" }
    #expect(try await two.push().map(\.outcome) == [.refused])
    try one.edit(order.id, command: "undo") { $0["status"] = "registered" }
    #expect(try await one.push().first?.problem == nil)
    try await two.pull()
    #expect(two.homes[order.id]?.status == "registered")
  }

  @Test("The same command twice is done once; a later one on an older state is asked about")
  func commandsMeet() async throws {
    let world = try await NodeWorld()
    let (one, two) = (try await world.desk("one"), try await world.desk("two"))
    let order = Record.order(world.clock)
    one.make(order)
    try await one.sync()
    try await two.sync()

    try one.edit(order.id, command: "grievance.accept") { $0["status"] = "accepted" }
    try two.edit(order.id, command: "grievance.accept") { $0["status"] = "accepted" }
    try await one.sync()
    #expect(try await two.push().first?.effective != .proposed)
    try await two.pull()
    try await one.pull()

    try one.edit(
      order.id, command: "grievance.decline", arguments: ["lane": "explained"]
    ) { $0["status"] = "declined" }
    #expect(try await one.push().map(\.outcome) == [.refused])
    #expect(one.homes == two.homes)
    #expect(two.homes[order.id]?.list("steps").count == 1)
  }

  @Test("A grant that has ended gives nothing any more")
  func ended() async throws {
    let world = try await NodeWorld()
    let chief = try await world.desk("chief", roles: [.administrator])
    let desk = try await world.desk("desk", roles: [.dispatcher])
    desk.make(Record.order(world.clock))
    try await desk.sync()
    try await chief.sync()

    let day = world.clock.now.civilDate
    let grants = desk.enrolment.grants.map {
      Grant(
        id: $0.id, role: $0.role, scope: $0.scope, level: $0.level, from: $0.from,
        to: day.adding(days: 1)
      ).json
    }
    try chief.edit(desk.person) { $0["grants"] = .array(grants) }
    try await chief.sync()
    desk.make(Record.order(world.clock))
    #expect(try await desk.push().first?.problem == nil)

    world.clock.pass(milliseconds: 3 * 86_400_000)
    desk.make(Record.order(world.clock))
    #expect(try await desk.push().first?.problem?["code"] == "role.refused")
  }
}
