import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Testing
import Trust

@testable import SyncNode

@Suite("A county's node below a city's", .everyEngine)
struct RelayingTests {
  @Test("What a county orders, the city's desk reads, with the path it came by")
  func upwards() async throws {
    let world = try await TwoNodes()
    let order = try await world.countyOrder()

    try await world.link.exchange()
    try await world.cityDesk.sync()

    #expect(world.cityDesk.revs[order.id] == world.countyDesk.revs[order.id])
    #expect(world.cityDesk.revs[order.id] != nil)
    let path = try await world.city.log(of: order.id).map(\.via)
    #expect(path == [[world.county.node.identity.id]])
    #expect(world.county.node.upstream.reading.isEqual == true)
  }

  @Test("A city's policy comes down to the county's desks, and never goes back up")
  func downwards() async throws {
    let world = try await TwoNodes()
    let policy = world.policy(scope: "3701")
    world.cityDesk.make(policy, command: "policy.new")
    try await world.cityDesk.sync()
    #expect(world.cityDesk.last.map(\.problem) == [nil])

    try await world.link.exchange()
    try await world.countyDesk.sync()
    let before = try await world.city.node.store.read { reading throws(Failure) in
      try reading.lastSequence()
    }
    try await world.link.exchange()

    #expect(world.countyDesk.records[policy.id]?.text("title") == "办事指南")
    let after = try await world.city.node.store.read { reading throws(Failure) in
      try reading.lastSequence()
    }
    #expect(after == before)
  }

  @Test("A city's desk edits a county's order: the county decides, and the desk hears of it")
  func proposal() async throws {
    let world = try await TwoNodes()
    let order = try await world.sharedOrder()

    let change = try world.cityDesk.edit(order.id) { $0["title"] = "市里改的标题" }
    let first = try await world.cityDesk.push()
    try await world.link.exchange()
    world.cityDesk.outbox = [change]
    let second = try await world.cityDesk.push()
    try await world.cityDesk.pull()
    try await world.countyDesk.pull()

    #expect(first.map(\.outcome) == [.forwarded])
    #expect(second.map(\.outcome) == [.again])
    #expect(second.map(\.effective) == [.accepted])
    #expect(world.countyDesk.records[order.id]?.text("title") == "市里改的标题")
    #expect(world.cityDesk.revs[order.id] == world.countyDesk.revs[order.id])
  }

  @Test("City and county edit one field: one conflict, made by the county, seen by both")
  func conflict() async throws {
    let world = try await TwoNodes()
    let order = try await world.sharedOrder()

    try world.countyDesk.edit(order.id) { $0["title"] = "县里的标题" }
    try await world.countyDesk.sync()
    let change = try world.cityDesk.edit(order.id) { $0["title"] = "市里的标题" }
    try await world.cityDesk.push()
    try await world.link.exchange()
    world.cityDesk.outbox = [change]
    let answer = try await world.cityDesk.push()
    try await world.cityDesk.pull()
    try await world.countyDesk.pull()

    #expect(answer.map(\.effective) == [.proposed])
    #expect(world.cityDesk.records[order.id]?.text("title") == "县里的标题")
    let conflicts = world.cityDesk.records.values.filter { $0.type == .conflict }
    #expect(conflicts.map(\.status) == ["open"])
    #expect(world.cityDesk.revs == world.countyDesk.revs.merging(world.cityDesk.revs) { $1 })
    let open = try await world.city.administration.status()["openConflicts"]
    #expect(open == 1)
  }

  @Test("What the county's rules refuse comes back refused")
  func refusal() async throws {
    let world = try await TwoNodes()
    let order = try await world.sharedOrder()

    let change = try world.cityDesk.edit(order.id) { $0["source"] = "grid" }
    try await world.cityDesk.push()
    try await world.link.exchange()
    world.cityDesk.outbox = [change]
    let answer = try await world.cityDesk.push()

    #expect(answer.map(\.effective) == [.refused])
    #expect(answer.first?.problem != nil)
  }

  @Test("A city's desk makes an order for a county: it is made there")
  func creation() async throws {
    let world = try await TwoNodes()
    let order = Record.order(world.clock)

    let change = world.cityDesk.make(order)
    let first = try await world.cityDesk.push()
    try await world.link.exchange()
    world.cityDesk.outbox = [change]
    let second = try await world.cityDesk.push()
    try await world.cityDesk.pull()
    try await world.countyDesk.pull()

    #expect(first.map(\.outcome) == [.forwarded])
    #expect(second.map(\.effective) == [.merged], "\(second.map(\.problem))")
    #expect(world.countyDesk.revs[order.id] == world.cityDesk.revs[order.id])
    #expect(world.countyDesk.revs[order.id] != nil)
  }

  @Test("Province, city, county: up through both, and a proposal down through both")
  func threeLevels() async throws {
    let world = try await TwoNodes()
    let province = try await NodeWorld(clock: world.clock)
    let provinceDesk = try await province.desk("省", scope: "37")
    let above = try await province.takes(world.city, scope: "3701")
    let order = try await world.countyOrder()

    try await world.link.exchange()
    try await above.exchange()
    try await provinceDesk.sync()
    let path = try await province.log(of: order.id).map(\.via)
    #expect(path == [[world.county.node.identity.id, world.city.node.identity.id]])

    let change = try provinceDesk.edit(order.id) { $0["title"] = "省里改的标题" }
    let first = try await provinceDesk.push()
    try await above.exchange()
    try await world.link.exchange()
    try await above.exchange()
    provinceDesk.outbox = [change]
    let second = try await provinceDesk.push()
    try await provinceDesk.pull()
    try await world.countyDesk.pull()

    #expect(first.map(\.outcome) == [.forwarded])
    #expect(second.map(\.effective) == [.accepted], "\(second.map(\.problem))")
    #expect(provinceDesk.records[order.id]?.text("title") == "省里改的标题")
    #expect(provinceDesk.revs[order.id] == world.countyDesk.revs[order.id])
  }

  @Test("The line cut at every call, before it or after: all arrives, and once")
  func cuts() async throws {
    let world = try await TwoNodes()
    let order = try await world.countyOrder()
    let policy = world.policy(scope: "3701")
    world.cityDesk.make(policy, command: "policy.new")
    try await world.cityDesk.sync()

    var cut = 0
    while true {
      let line = CutLine(to: world.city.node, cutting: cut)
      cut += 1
      do {
        try await world.link(over: line.port).exchange()
        break
      } catch {
        #expect(error.code == .nodeUnreachable)
      }
      try #require(cut < 40)
    }
    try await world.cityDesk.sync()
    try await world.countyDesk.sync()

    #expect(cut > 4)
    #expect(world.cityDesk.revs[order.id] == world.countyDesk.revs[order.id])
    #expect(world.countyDesk.records[policy.id] != nil)
    let (up, down) = (
      try await world.city.log(of: order.id), try await world.county.log(of: policy.id)
    )
    #expect(up.count == 1)
    #expect(down.count == 1)
  }

  @Test("A copy above that has parted is mended by the whole record")
  func parted() async throws {
    let world = try await TwoNodes()
    let order = try await world.countyOrder()
    try await world.link.exchange()
    try await world.city.node.store.write { writing throws(Failure) in
      guard var document = try writing.document(order.id) else { return }
      document.record["title"] = "坏了"
      try writing.put(document)
    }

    try world.countyDesk.edit(order.id) { $0["content"] = "三盏" }
    try await world.countyDesk.sync()
    try await world.link.exchange()

    let above = try await world.city.document(order.id)
    #expect(above?.text("title") == "路灯不亮")
    #expect(above?.text("content") == "三盏")
  }

  @Test("The city cosigns the county's checkpoint, and never a second history")
  func witness() async throws {
    let world = try await TwoNodes()
    world.countyDesk.make(Record.order(world.clock))
    try await world.countyDesk.sync()
    try await world.link.exchange()

    let membership = try await world.county.node.membership()
    let note = try SignedNote(parsing: Array(try #require(membership.cosigned).utf8))
    let key = try #require(
      world.city.node.keys.published.first { $0.algorithm == "SM2" })
    let witness = try NoteKey(
      name: world.city.node.identity.log, point: .sm2(SM2PublicKey(text: key.publicKey)),
      purpose: .cosignature)
    #expect(try note.verified(by: [witness]).count == 1)

    let forked = try Checkpoint(
      origin: world.county.node.identity.log, size: 9_999, root: Digest32.zero
    ).signed(by: [world.county.node.keys.sm2, world.county.node.keys.ed25519])
    let body: JSON = ["note": .string(String(decoding: forked.bytes, as: UTF8.self)), "hashes": []]
    let answer = await world.city.node.respond(
      to: NodeRequest(.witness, bearer: world.bearer, body: body.canonicalBytes()))
    #expect(answer.problem.code == .forkDetected)
  }

  @Test("Another log under the county's token stops the exchange, loudly")
  func otherLog() async throws {
    let world = try await TwoNodes()
    let other = try await NodeWorld(clock: world.clock)
    let foreign = RelayBatch(
      node: other.node.identity.id, logEpoch: 1, lines: [], to: 5, last: 5
    ).bytes
    let signature = try world.county.node.keys.sm2.signature(of: foreign).text

    let answer = await world.city.node.respond(
      to: NodeRequest(
        .relayUp, bearer: world.bearer, headers: ["duty-signature": signature], body: foreign))

    #expect(answer.problem.code == .forkDetected)
  }

  @Test("A node below gives records of its own scope only")
  func foreignScope() async throws {
    let world = try await TwoNodes()
    let foreign = Record.order(world.clock, scope: "370103", ["updatedBy": "x"])
    let change = RelayedChange(
      sequence: 1,
      change: [
        "record": .string(foreign.id), "type": "grievance", "scope": "370103", "command": "new",
        "actor": "x", "clock": 3_677_179_185_399_808, "schema": 1,
        "patch": Change.creation(of: foreign).json,
      ],
      origin: ChangeOrigin(device: "d", epoch: 1, number: 1),
      via: [world.county.node.identity.id], rev: Rev.of(foreign).text,
      document: foreign.members)
    let last = 1_000
    let body = RelayBatch(
      node: world.county.node.identity.id, logEpoch: 1, lines: [.change(change)], to: last,
      last: last
    ).bytes
    let signature = try world.county.node.keys.sm2.signature(of: body).text

    let answer = await world.city.node.respond(
      to: NodeRequest(
        .relayUp, bearer: world.bearer, headers: ["duty-signature": signature], body: body))

    #expect(answer.problem.code == .forbidden)
    #expect(try await world.city.document(foreign.id) == nil)
  }

  @Test("Desks join the home of their scope: the city's node sends a county's desk there")
  func invitations() async throws {
    let world = try await TwoNodes()
    for (node, scope) in [(world.city, "370102"), (world.county, "370103")] {
      await #expect(throws: Failure.self) { _ = try await node.desk("x", scope: scope) }
    }
    await #expect(throws: Failure.self) {
      _ = try await world.city.takes(NodeWorld(clock: world.clock), scope: "370102")
    }
  }
}
