import DomainModel
import JSONDiff
import RecordMerge
import SyncNode
import SyncProtocol
import Testing
import Trust

@Suite("A node refuses", .everyEngine)
struct RefusingTests {
  @Test("A repeat is answered as the first time and changes nothing")
  func repeatIsAgain() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let change = desk.make(Record.order(world.clock))
    let first = try await desk.push()
    let before = try await world.administration.status()

    desk.outbox = [change]
    let second = try await desk.push()

    #expect(second.map(\.outcome) == [.again])
    #expect(second.first?.effective == first.first?.effective)
    #expect(second.first?.sequence == first.first?.sequence)
    #expect(try await world.administration.status() == before)
  }

  @Test("A hole in the numbers is 409, and what came before it holds")
  func gapIsRefused() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let changes = (0..<3).map { _ in desk.make(Record.order(world.clock)) }

    let body = PushBatch.encoded([changes[0], changes[2]].compactMap { $0.json.object })
    let response = await desk.call(.push, headers: try desk.signed(body), body: body)

    #expect(response.status == 409)
    #expect(response.problem.code == .sequenceGap)
    #expect(response.problem.members["expected"] == 2)
    desk.outbox = changes
    #expect(try await desk.push().map(\.outcome) == [.again, .merged, .merged])
  }

  @Test("Another change under a used number stops sync")
  func epochReuse() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let change = desk.make(Record.order(world.clock))
    try await desk.push()

    var other = change
    other.record = Record.order(world.clock).id
    let body = desk.pushBody([other])
    let response = await desk.call(.push, headers: try desk.signed(body), body: body)

    #expect(response.problem.code == .epochReused)
  }

  @Test("A body cut at any byte leaves whole changes or nothing, never half of one")
  func cutBody() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let changes = (0..<2).map { _ in desk.make(Record.order(world.clock)) }
    let body = desk.pushBody(changes)

    for length in stride(from: 0, to: body.count, by: 97) {
      let cut = Array(body.prefix(length))
      let response = await desk.call(.push, headers: try desk.signed(cut), body: cut)
      #expect(response.status >= 400 || response.lines.isEmpty)
    }
    let unsigned = await desk.call(.push, headers: try desk.signed([1]), body: body)
    #expect(unsigned.problem.code == .signatureInvalid)

    desk.outbox = changes
    let outcomes = try await desk.push()
    #expect(outcomes.count == 2)
    #expect(outcomes.allSatisfy { $0.effective == .merged })
    #expect(try await Verification(world.node).run().findings == [])
  }

  @Test("Somebody else's device, actor or scope gets nothing in")
  func forged() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let other = try await world.desk("two")
    var change = desk.make(Record.order(world.clock))

    var foreign = change
    foreign.device = other.device
    let body = desk.pushBody([foreign])
    let response = await desk.call(.push, headers: try desk.signed(body), body: body)
    #expect(response.status == 403)

    change.actor = other.person
    desk.outbox = [change]
    #expect(try await desk.push().first?.problem?["code"] == "actor.refused")

    desk.make(Record.order(world.clock, scope: "370103"))
    #expect(try await desk.push().first?.problem?["code"] == "role.refused")
  }

  @Test("A viewer writes nothing, a handler only what the table lets him")
  func roles() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let viewer = try await world.desk("eyes", roles: [.viewer])
    let order = Record.order(world.clock)
    desk.make(order)
    try await desk.sync()
    try await viewer.sync()

    try viewer.edit(order.id) { $0["title"] = "x" }
    try viewer.edit(order.id, command: "grievance.accept") { $0["status"] = "accepted" }
    let outcomes = try await viewer.push()

    #expect(outcomes.map(\.outcome) == [.refused, .refused])
    try desk.edit(order.id, command: "grievance.accept") { $0["status"] = "accepted" }
    try await desk.sync()
    #expect(desk.last.first?.problem == nil)
    #expect(desk.records[order.id]?.status == "accepted")
  }

  @Test("Nobody writes a state that no command makes, nor his own grants")
  func states() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let order = Record.order(world.clock)
    desk.make(order)
    desk.make(Record.order(world.clock, ["status": "closed"]))
    try await desk.sync()

    try desk.edit(order.id) { $0["status"] = "closed" }
    try desk.edit(desk.person) { $0["grants"] = [] }
    let outcomes = try await desk.push()

    #expect(outcomes.map(\.outcome) == [.refused, .refused])
    try await desk.pull()
    #expect(desk.homes.values.filter { $0.status == "closed" }.isEmpty)
  }

  @Test("What can't be read as a change is kept in quarantine and doesn't block the next")
  func malformedChange() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let good = (0..<2).map { _ in desk.make(Record.order(world.clock)) }
    var odd = try #require(good[0].json.object)
    odd["patch"] = [["op": "fly", "path": "/title"]]

    let body = PushBatch.encoded([odd, try #require(good[1].json.object)])
    let response = await desk.call(.push, headers: try desk.signed(body), body: body)

    let outcomes = try response.lines.map { try OutcomeLine(json: $0) }
    #expect(outcomes.map(\.outcome) == [.refused, .merged])
    #expect(try await Verification(world.node).run().findings == [])
  }

  @Test(
    "Odd requests get problem details",
    arguments: [
      ("GET", "/v1/nothing", 404), ("DELETE", "/v1/changes", 405), ("GET", "/v1/changes", 401),
      ("GET", "/v1/blobs/../../node.key", 404), ("GET", "/v1/blobs/sm3:00", 404),
    ])
  func oddRequests(method: String, path: String, status: Int) async throws {
    let world = try await NodeWorld()

    let response = await world.node.respond(to: NodeRequest(method: method, path: path))

    #expect(response.status == status)
    #expect(response.headers["content-type"] == Problem.mediaType)
  }

  @Test("Deep nesting, long lines, odd cursors and wrong enrolments are named")
  func hostileBodies() async throws {
    let world = try await NodeWorld(limits: ProtocolLimits(lineBytes: 4096, bodyBytes: 65_536))
    let desk = try await world.desk("one")
    func push(_ text: String) async throws -> Problem {
      let body = Array((text + "\n").utf8)
      return await desk.call(.push, headers: try desk.signed(body), body: body).problem
    }

    let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
    #expect(try await push("{\"head\":\(deep)}").code == .tooDeep)
    #expect(try await push(String(repeating: "x", count: 5000)).code == .lineTooLong)
    #expect(try await push(String(repeating: "x", count: 70_000)).status == 413)
    #expect(try await push("{\"head\":{}}\n{\"record\":").code == .malformed)
    let odd = await desk.call(.pull, QueryItems(["cursor": "AAAA"]))
    #expect(odd.status == 410)
    let enrol = await world.node.respond(to: NodeRequest(.enrol, body: Array("{}".utf8)))
    #expect(enrol.status == 400)
  }

  @Test("An invitation works once, and a revoked desk is out at once")
  func tokens() async throws {
    let world = try await NodeWorld()
    let token = try await world.administration.invite(
      Invitation(
        name: "one", scope: "370102", roles: [.dispatcher],
        expiresAt: world.clock.now.adding(milliseconds: 1000)))
    let desk = try await TestDesk("one", token: token, node: world.node, clock: world.clock)
    func again(_ key: StoredKey) async -> Int {
      let request = EnrolmentRequest(
        token: token, publicKey: key.publicText, algorithm: "SM2", name: "two", schema: 1)
      return await world.node.respond(
        to: NodeRequest(.enrol, body: request.json.canonicalBytes())
      ).status
    }

    let other = try StoredKey.generated(.sm2, random: world.clock.random)
    #expect(await again(other) == 401)
    try await desk.pull()
    #expect(await again(desk.key) == 401)
    _ = try await world.administration.revoke("one")
    let refused = await desk.call(.pull)
    #expect(refused.problem.code == .deviceRevoked)
    await #expect(throws: Failure.self) { try await world.administration.revoke("one") }
  }

  @Test("Too many requests are told to wait, and waiting helps")
  func rate() async throws {
    let world = try await NodeWorld(limits: ProtocolLimits(requestsPerMinute: 3))
    let desk = try await world.desk("one")
    for _ in 0..<3 { #expect(await desk.call(.pull).status == 200) }

    let refused = await desk.call(.pull)

    #expect(refused.status == 429)
    #expect(refused.headers["retry-after"] != nil)
    world.clock.pass(milliseconds: 60_000)
    #expect(await desk.call(.pull).status == 200)
  }

  @Test("A store under another data folder isn't signed for with other keys")
  func otherKeys() async throws {
    let world = try await NodeWorld()

    let error = await #expect(throws: Failure.self) {
      _ = try await NodeWorld.open(world.folder + "/other", world.clock, world.node.store)
    }

    #expect(error?.code == .configInvalid)
    _ = try await NodeWorld.open(world.folder, world.clock, world.node.store)
  }
}
