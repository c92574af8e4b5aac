import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Testing
import Trust

@testable import SyncNode

@Suite("Pruning the log", .everyEngine)
struct PruningTests {
  private static let day: Int64 = 86_400_000

  /// A county with two desks that have read everything, a hundred days ago; one order edited twice,
  /// one deleted, one merely there.
  private final class OldCounty {
    let world: NodeWorld
    let desk: TestDesk
    let other: TestDesk
    var orders: [String] = []
    /// The change that was made before all others.
    let first: Change

    init(clock: WorldClock = WorldClock()) async throws {
      world = try await NodeWorld(clock: clock)
      desk = try await world.desk("一")
      other = try await world.desk("二")
      for _ in 0..<3 {
        let order = Record.order(world.clock)
        desk.make(order)
        orders.append(order.id)
      }
      first = desk.outbox[0]
      try await desk.sync()
      try desk.edit(orders[1], command: "delete") {
        $0["deleted"] = ["at": .string(clock.now.rfc3339), "by": .string(desk.person)]
      }
      try await desk.sync()
      for (order, title) in [(0, "路灯全灭"), (0, "路灯闪烁"), (2, "路灯歪了")] {
        try desk.edit(orders[order]) { $0["title"] = .string(title) }
        try await desk.sync()
      }
      try await pullAll()
      clock.pass(milliseconds: 100 * PruningTests.day)
    }

    /// A pull says how far the one before it came.
    func pullAll() async throws {
      for _ in 0..<2 {
        try await desk.pull()
        try await other.pull()
      }
    }

    func prune() async throws -> LogPruning.Report { try await LogPruning(world.node).run() }

    var findings: [String] {
      get async throws { try await Verification(world.node).run().findings }
    }
  }

  @Test("What everybody has read and is old goes, tombstones with it; the last change stays")
  func prunes() async throws {
    let county = try await OldCounty()
    let last = try await county.world.last

    let report = try await county.prune()

    #expect(report.changes == last - 1)
    #expect(try await county.world.log(of: county.orders[0]).isEmpty)
    #expect(try await county.world.last == last)
    #expect(try await county.world.document(county.orders[0])?.title == "路灯闪烁")
    #expect(try await county.findings == [])
    #expect(try await county.prune().changes == 0)
    #expect(try await county.world.administration.status()["oldest"]?.int == last)
  }

  @Test("A tombstone goes with its last change")
  func tombstones() async throws {
    let county = try await OldCounty()
    #expect(try await county.world.document(county.orders[1])?.isDeleted == true)

    let report = try await county.prune()

    #expect(report.tombstones == 1)
    #expect(try await county.world.document(county.orders[1]) == nil)
    #expect(try await county.findings == [])
  }

  @Test("A tombstone stays as long as the log has a refused change of it")
  func refusedAfterwards() async throws {
    let county = try await OldCounty()
    let deleted = try #require(county.desk.homes[county.orders[1]])
    var edited = deleted
    edited["title"] = "删了还改"
    let patch = JSONDiffer.patch(from: .object(deleted.members), to: .object(edited.members))
    county.desk.queue(
      edited, patch, "edit", [:], base: county.desk.sequences[deleted.id] ?? 0)
    county.desk.outbox[0].actor = "nobody"
    #expect(try await county.desk.push().map(\.outcome) == [.refused])
    try await county.pullAll()

    #expect(try await county.prune().tombstones == 0)
    #expect(try await county.findings == [])

    try county.desk.edit(county.orders[0]) { $0["title"] = "今天的" }
    try await county.desk.sync()
    try await county.pullAll()
    county.world.clock.pass(milliseconds: 100 * Self.day)
    #expect(try await county.prune().tombstones == 1)
    #expect(try await county.world.document(deleted.id) == nil)
    #expect(try await county.findings == [])
  }

  @Test("A change sent again after its line is gone was taken long ago; work goes on behind it")
  func repeatOfPruned() async throws {
    let county = try await OldCounty()
    _ = try await county.prune()
    let next = try county.desk.edit(county.orders[0]) { $0["title"] = "今天的" }
    county.desk.outbox = [county.first, next]

    let answer = try await county.desk.push()

    #expect(answer.map(\.outcome) == [.again, .accepted])
    #expect(answer.map(\.effective) == [.accepted, .accepted])
  }

  @Test("What was written into a file isn't read until the desk's next file says so")
  func byFile() async throws {
    let county = try await OldCounty()
    let late = try await county.world.desk("迟到者")
    try await county.pullAll()

    _ = try await FileExchange(county.world.node).answer(late.request())
    #expect(try await county.prune().changes == 0)

    let read = try #require(county.desk.cursor)
    _ = try await FileExchange(county.world.node).answer(late.request(cursor: read))
    #expect(try await county.prune().changes > 0)
  }

  @Test("A file that is too large to read is refused as that, not as a changed one")
  func largeFile() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("一")
    let content = [UInt8](repeating: 0, count: world.node.limits.bodyBytes + 1)
    let file = try desk.request(calls: [ExchangeFile.Call(.push, body: content)])

    let failure = await #expect(throws: Failure.self) {
      _ = try await FileExchange(world.node).answer(file)
    }

    #expect(failure?.detail("text") == "peer.large")
  }

  @Test("A county whose log was pruned before it joined is told that it can't get level")
  func joinsPruned() async throws {
    let county = try await OldCounty()
    _ = try await county.prune()
    let city = try await NodeWorld(clock: county.world.clock)
    _ = try await city.desk("市", scope: "3701")
    let link = try await city.takes(county.world, scope: "370102")

    let failure = await #expect(throws: Failure.self) { try await link.exchange() }

    #expect(failure?.code == .nodeProtocol)
    #expect(failure?.detail("problem") == "cursor-expired")
    #expect(county.world.node.upstream.reading.word == .stopped)
    #expect(county.world.node.upstream.reading.problem == "cursor-expired")
    #expect(try await city.document(county.orders[2]) == nil)
  }

  @Test(
    "Young changes stay, and those that a live device has yet to read; a revoked one waits for none"
  )
  func keeps() async throws {
    let county = try await OldCounty()
    let late = try await county.world.desk("迟到者")
    #expect(try await county.prune().changes == 0)
    try await late.pull()
    #expect(try await county.prune().changes == 0)

    _ = try await county.world.administration.revoke("迟到者")
    #expect(try await county.prune().changes > 0)
    let last = try await county.world.last
    try county.desk.edit(county.orders[0]) { $0["title"] = "今天的" }
    try await county.desk.sync()
    try await county.pullAll()
    _ = try await county.prune()
    #expect(try await county.world.log(of: county.orders[0]).map(\.sequence) == [last + 1])
  }

  @Test("A device that comes later begins with a snapshot, an old cursor is expired")
  func bootstrap() async throws {
    let county = try await OldCounty()
    let old = Cursor(
      log: county.world.node.identity.log, logEpoch: 1, sequence: 2, grantEpoch: 1)
    _ = try await county.prune()
    let late = try await county.world.desk("新来者")

    let pull = await late.call(.pull)
    let resumed = await county.other.call(.pull, PullQuery(cursor: old.text).items)
    let snapshot = await late.call(.snapshot)

    #expect(pull.problem.code == .cursorExpired)
    #expect(resumed.problem.code == .cursorExpired)
    let ids = snapshot.lines.compactMap { $0["document"]?["id"]?.string }
    #expect(ids.contains(county.orders[0]) && !ids.contains(county.orders[1]))
  }

  @Test("Work goes on: edits merge by field, a repeat of what is gone is no second change")
  func worksOn() async throws {
    let county = try await OldCounty()
    _ = try await county.prune()

    try county.desk.edit(county.orders[0]) { $0["title"] = "一改的" }
    try county.other.edit(county.orders[0]) { $0["content"] = "二改的" }
    let first = try await county.desk.push()
    let second = try await county.other.push()
    try await county.pullAll()

    #expect(first.map(\.outcome) == [.accepted])
    #expect(second.map(\.outcome) == [.merged] || second.map(\.outcome) == [.accepted])
    #expect(county.desk.revs == county.other.revs)
    #expect(county.desk.records[county.orders[0]]?.title == "一改的")
    #expect(try await county.findings == [])
  }

  @Test("Proofs given before still verify, the ledger has only grown; of what is gone none is made")
  func proofs() async throws {
    let county = try await OldCounty()
    let before = await county.desk.call(.inclusion, QueryItems(["sequence": "3"]))
    let size = try await county.world.last
    _ = try await county.prune()
    county.desk.make(Record.order(county.world.clock))
    try await county.desk.sync()

    let keys = county.world.node.keys.published.compactMap {
      $0.noteKey(of: county.world.node.identity.log)
    }
    try LedgerProof(parsing: before.bytes).verify(
      origin: county.world.node.identity.log, keys: keys)
    let gone = await county.desk.call(.inclusion, QueryItems(["sequence": "3"]))
    #expect(gone.problem.code == .notFound)
    let now = try await county.world.last
    let kept = await county.desk.call(.inclusion, QueryItems(["sequence": String(now)]))
    try LedgerProof(parsing: kept.bytes).verify(
      origin: county.world.node.identity.log, keys: keys)
    let growth = await county.desk.call(
      .consistency, QueryItems(["from": String(size), "to": String(now)]))
    #expect(growth.status == 200)
  }

  @Test("A record changed behind the node's back is found, also when its changes are gone")
  func tampering() async throws {
    let county = try await OldCounty()
    _ = try await county.prune()
    try await county.world.node.store.write { [order = county.orders[0]] writing throws(Failure) in
      guard let known = try writing.document(order) else { return }
      var record = known.record
      record["title"] = "改过的"
      try writing.put(
        HomeDocument(record: record, sequence: known.sequence, fields: known.fields))
    }

    #expect(try await county.findings.contains { $0.hasPrefix("snapshot: the records") })

    try await county.world.node.store.write { writing throws(Failure) in
      guard var pruned = try PrunedLog.read(writing) else { return }
      pruned.tally = Tally()
      try pruned.write(writing)
    }
    #expect(try await county.findings.contains { $0.hasSuffix("isn't signed") })
  }

  @Test("A county prunes what the city has, and an old order is still edited from there")
  func betweenNodes() async throws {
    let world = try await TwoNodes()
    let order = try await world.sharedOrder()
    for _ in 0..<2 {
      try await world.link.exchange()
      for desk in [world.countyDesk, world.cityDesk] { try await desk.pull() }
    }
    try await world.countyDesk.pull()
    world.clock.pass(milliseconds: 100 * Self.day)
    #expect(try await LogPruning(world.city.node).run().changes > 0)
    #expect(try await LogPruning(world.county.node).run().changes > 0)

    let change = try world.cityDesk.edit(order.id) { $0["title"] = "市里改的标题" }
    try await world.cityDesk.push()
    try await world.link.exchange()
    world.cityDesk.outbox = [change]
    let answer = try await world.cityDesk.push()
    try await world.cityDesk.pull()
    try await world.countyDesk.pull()

    #expect(answer.map(\.effective) == [.accepted])
    #expect(world.countyDesk.records[order.id]?.text("title") == "市里改的标题")
    #expect(world.cityDesk.revs[order.id] == world.countyDesk.revs[order.id])
    for node in [world.city.node, world.county.node] {
      #expect(try await Verification(node).run().findings == [])
    }
  }

  @Test("A county that the city hasn't heard keeps its log")
  func unsent() async throws {
    let world = try await TwoNodes()
    try await world.countyOrder()
    for _ in 0..<2 { try await world.countyDesk.pull() }
    world.clock.pass(milliseconds: 100 * Self.day)

    #expect(try await LogPruning(world.county.node).run().changes == 0)
  }
}

extension TestDesk {
  /// A file for the node that asks for all behind a cursor.
  fileprivate func request(
    cursor: String? = nil, calls: [ExchangeFile.Call] = []
  ) throws -> [UInt8] {
    var file = ExchangeFile(
      head: [
        "format": .string(ExchangeFile.request), "node": .string(node.identity.id),
        "device": .string(device), "epoch": JSON(epoch),
      ], calls: calls)
    file.head["cursor"] = cursor.map { .string($0) }
    guard case .sm2(let own) = key, case .sm2(let nodes) = node.keys.sm2 else {
      throw Failure(.keyMissing)
    }
    return try PeerFile.sealed(file.bytes, from: own, to: nodes.publicKey, random: clock.random)
  }
}

extension NodeWorld {
  fileprivate var last: Int {
    get async throws {
      try await node.store.read { reading throws(Failure) in try reading.lastSequence() }
    }
  }
}
