import DomainModel
import Foundation
import JSONDiff
import SyncNode
import SyncProtocol
import Testing
import Trust

@Suite("A node proves what it keeps", .everyEngine)
struct ProvingTests {
  private func keys(_ desk: TestDesk, _ log: String) throws -> [NoteKey] {
    try desk.enrolment.nodeKeys.map { key in
      let point: NoteKey.Point =
        key.algorithm == "SM2"
        ? .sm2(try SM2PublicKey(text: key.publicKey))
        : .ed25519(try Ed25519PublicKey(text: key.publicKey))
      return try NoteKey(name: log, point: point)
    }
  }

  @Test("Each change has a proof under a checkpoint with both signatures")
  func inclusion() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    desk.make(Record.order(world.clock))
    let outcome = try #require(try await desk.push().first)
    let log = world.node.identity.log

    let answer = await desk.call(
      .inclusion, QueryItems(["sequence": String(try #require(outcome.sequence))]))

    let proof = try LedgerProof(parsing: answer.bytes)
    let checkpoint = try proof.verify(origin: log, keys: try keys(desk, log))
    #expect(checkpoint.size == outcome.sequence)
    #expect(proof.disclosure?.text.contains("路灯不亮") == true)
  }

  @Test("A later checkpoint grows out of an earlier one")
  func growth() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let log = world.node.identity.log
    func checkpoint() async throws -> Checkpoint {
      let note = try SignedNote(parsing: await desk.call(.checkpoint).bytes)
      return try Checkpoint(verifying: note, origin: log, keys: try keys(desk, log))
    }
    let older = try await checkpoint()
    for _ in 0..<5 { desk.make(Record.order(world.clock)) }
    try await desk.push()
    let newer = try await checkpoint()

    let answer = await desk.call(
      .consistency, QueryItems(["from": String(older.size), "to": String(newer.size)])
    ).json
    let hashes = (answer?["hashes"]?.array ?? []).compactMap(\.string)
      .compactMap { Digest32(text: $0) }

    #expect(newer.size > older.size)
    try newer.verifyGrowth(from: older, proof: hashes)
  }

  @Test("A byte changed in a record or in the log is found")
  func tampering() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let order = Record.order(world.clock)
    desk.make(order)
    try await desk.sync()
    #expect(try await Verification(world.node).run().findings == [])

    try await Tampering.record(order.id, "路灯", with: "路打", in: world)
    #expect(try await Verification(world.node).run().findings.count >= 1)
    try await Tampering.record(order.id, "路打", with: "路灯", in: world)
    try await Tampering.changes(of: order.id, "解放路", with: "解放街", in: world)
    #expect(try await Verification(world.node).run().findings.count >= 1)
  }

  @Test("A node opened again goes on where it was; its copy is as sound as itself")
  func reopening() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    desk.make(Record.order(world.clock))
    try await desk.sync()
    let status = try await world.administration.status()

    let again = try await NodeWorld.open(world.folder, world.clock)
    #expect(try await Administration(again).status() == status)
    try await Administration(again).backup(to: world.folder + "/copy.sqlite")

    let copy = try SQLiteDocumentStore(path: world.folder + "/copy.sqlite")
    let last = try await copy.read { reading throws(Failure) in try reading.lastSequence() }
    #expect(last == status["sequence"]?.int)
  }

  @Test("The digest of a grant is that of the replica that holds it")
  func grantDigest() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one", roles: [.dispatcher])
    for _ in 0..<3 { desk.make(Record.order(world.clock)) }
    try await desk.sync()

    let description = await desk.call(.node).json
    let grant = try #require(desk.enrolment.grants.first)
    let told = description?["digests"]?[grant.id]?.string

    var sum = Digest32.zero
    for rev in desk.revs.values { sum = sum.adding(rev) }
    let count = (0..<8).map { UInt8(truncatingIfNeeded: desk.revs.count >> (56 - 8 * $0)) }
    #expect(told == SM3.digest(count + sum.bytes).text)
  }

  @Test("A listening desk is poked when the log grows, until the node drains")
  func pokes() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let response = await desk.call(.events)
    guard case .events(let pokes) = response.body else {
      Issue.record("no stream")
      return
    }
    var iterator = pokes.makeAsyncIterator()
    let first = await iterator.next()

    desk.make(Record.order(world.clock))
    try await desk.push()
    let second = await iterator.next()

    #expect((second?.sequence ?? 0) > (first?.sequence ?? 0))
    await world.node.drain()
    #expect(await iterator.next() == nil)
  }

  @Test("Alerts are numbered per scope without gaps, and each pull tells the last number")
  func alertNumbers() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one", roles: [.dutyOfficer])
    let city = try await world.desk("city", scope: "3701", roles: [.dutyOfficer])
    for _ in 0..<2 { desk.make(Self.alert(world, "370102"), command: "alert.import") }
    city.make(Self.alert(world, "3701"), command: "alert.import")
    try await desk.sync()
    try await city.sync()
    let pull = await desk.call(.pull, PullQuery(cursor: desk.cursor).items)

    var reader = PullReader()
    guard case .head(let head)? = try reader.feed(pull.bytes).first else {
      Issue.record("no head")
      return
    }
    #expect(head.alerts == ["370102": 2, "3701": 1])
    try await desk.pull()
    let numbers = desk.homes.values.filter { $0.type == .alert && $0.scope == "370102" }
      .compactMap { $0["alertNumber"]?.int }
    #expect(numbers.sorted() == [1, 2])
    #expect(desk.homes.values.contains { $0.type == .alert && $0.scope == "3701" })
  }

  private static func alert(_ world: NodeWorld, _ scope: String) -> Record {
    let id = IDs.uuidV7(milliseconds: world.clock.now.milliseconds, random: world.clock.random)
    return Record([
      "id": .string(id), "type": "alert", "schema": 1, "scope": .string(scope),
      "title": "暴雨黄色预警", "origin": "cap", "colour": "yellow", "areas": [.string(scope)],
      "createdAt": .string(world.clock.now.rfc3339),
      "cap": [
        "identifier": .string(id), "sender": "37010041600000",
        "sent": .string(world.clock.now.rfc3339), "status": "Actual", "msgType": "Alert",
        "scope": "Public",
      ],
    ])
  }
}
