import DomainModel
import JSONDiff
import LocalStore
import SyncClient
import SyncProtocol
import Synchronization
import Testing

/// Loses, repeats and cuts what goes between a desk and the node, as a seed says.
final class FaultyLine: Sendable {
  let node: ScriptedNode
  private let random: Mutex<Seeded>

  init(_ node: ScriptedNode, seed: UInt64) {
    self.node = node
    random = Mutex(Seeded(seed))
  }

  private func draw(_ bound: Int) -> Int {
    random.withLock { Int.random(in: 0..<bound, using: &$0) }
  }

  var transport: NodeTransport {
    NodeTransport(
      send: { request throws(Failure) in try self.send(request) }, listen: { _, _, _ in })
  }

  private func send(_ request: NodeTransport.Request) throws(Failure) -> NodeTransport.Response {
    switch draw(10) {
    case 0: throw Failure(.nodeUnreachable)
    case 1:
      _ = node.answer(request)
      throw Failure(.nodeUnreachable)
    case 2:
      _ = node.answer(request)
      return node.answer(request)
    case 3:
      var response = node.answer(request)
      response.body = Array(response.body.prefix(draw(response.body.count + 1)))
      return response
    case 4:
      // The body of the request is cut on its way: whole lines hold.
      var cut = request
      cut.body = Array(request.body.prefix(draw(request.body.count + 1)))
      _ = node.answer(cut)
      throw Failure(.nodeUnreachable)
    default: return node.answer(request)
    }
  }
}

@Suite("Simulating desks on a bad line")
struct SimulatingTests {
  @Test("Whatever the line does, all come to the same bytes and nothing is lost", arguments: 1...6)
  func converges(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let node = SyncWorld.node()
    let desks = try (0..<3).map { index in
      try SyncDesk(
        "\(index)", seed: UInt64(seed * 10 + index),
        skewMilliseconds: Int64.random(in: -86_400_000...86_400_000, using: &random))
    }
    let line = FaultyLine(node, seed: UInt64(seed) &+ 77)
    for step in 0..<40 {
      guard let desk = desks.randomElement(using: &random) else { continue }
      try act(desk, step, &random)
      if Int.random(in: 0..<3, using: &random) == 0 { _ = try? desk.sync(line.transport) }
      if Int.random(in: 0..<9, using: &random) == 0 { try desk.restart() }
    }
    for _ in 0..<2 { for desk in desks { try desk.sync(node.transport) } }

    try expectRest(desks, node, seed: seed)
  }

  private func act(_ desk: SyncDesk, _ step: Int, _ random: inout Seeded) throws {
    let known = try (0..<40).map(SyncWorld.id).filter { try desk.record($0) != nil }
    guard let id = known.randomElement(using: &random), Int.random(in: 0..<4, using: &random) > 0
    else {
      try desk.create(SyncWorld.grievance(step))
      return
    }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: try desk.edit(id) { $0["title"] = .string("标题 \(step)") }
    case 1: try desk.edit(id) { $0["content"] = .string("内容 \(step)") }
    case 2: try desk.edit(id) { $0["tags"] = .array([.string("t\(step % 5)")]) }
    case 3: try desk.edit(id) { $0["urgency"] = step % 2 == 0 ? "urgent" : "normal" }
    default: try desk.assign(id, to: step % 2 == 0 ? SyncWorld.water : SyncWorld.roads)
    }
  }

  private func expectRest(_ desks: [SyncDesk], _ node: ScriptedNode, seed: Int) throws {
    let state = node.state.withLock { $0 }
    for desk in desks {
      for (id, record) in state.records {
        #expect(try desk.record(id) == record, "seed \(seed), desk \(desk.name), \(id)")
      }
      let name = "desk-" + desk.name
      let logged = state.log.filter { $0.line["device"] == .string(name) }
      let numbers = logged.compactMap { $0.line["number"]?.int }
      #expect(Set(numbers).count == numbers.count, "seed \(seed): a change is in the log twice")
      let tray = try desk.read { (reader) throws(Failure) in
        try reader.changes(in: .refused, limit: 1_000).count
      }
      #expect(numbers.count + tray == desk.madeCount, "seed \(seed), desk \(desk.name)")
      #expect(try desk.read { (reader) throws(Failure) in try reader.unsentCount() } == 0)
      #expect(try desk.store.doctor().allSatisfy { $0.severity != .error })
    }
    let digests = try desks.map { desk in
      try desk.read { (reader) throws(Failure) in try reader.numbers().digest }
    }
    #expect(Set(digests).count == 1, "seed \(seed)")
  }
}
