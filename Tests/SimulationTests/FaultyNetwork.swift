import DomainModel
import SyncClient
import SyncNode
import SyncProtocol
import Synchronization

/// What lies between desks and the node: it loses, repeats, delays and cuts, as the seed says.
final class FaultyNetwork: Sendable {
  private struct State {
    var badness = 0
    var parted: Set<Int> = []
    var delayed: [NodeTransport.Request] = []
  }

  let node: SimulatedNode
  private let chance: Chance
  private let isNarrow: Bool
  private let state = Mutex(State())

  init(_ node: SimulatedNode, _ chance: Chance) {
    self.node = node
    self.chance = chance
    isNarrow = chance.happens(500)
  }

  /// How many of a thousand calls meet each kind of fault.
  func becomes(bad badness: Int) { state.withLock { $0.badness = badness } }

  /// Cuts a desk off, or lets it in again.
  func part(_ desk: Int, _ isParted: Bool) {
    state.withLock { state in
      if isParted { state.parted.insert(desk) } else { state.parted.remove(desk) }
    }
  }

  func isParted(_ desk: Int) -> Bool { state.withLock { $0.parted.contains(desk) } }

  /// All that is still on its way arrives, and from now on all is well.
  func settle() {
    let late = state.withLock { state in
      defer { state = State() }
      return state.delayed
    }
    for request in late { _ = node.answer(request) }
  }

  func transport(of desk: Int) -> NodeTransport {
    NodeTransport(
      send: { [self] request throws(Failure) in try send(request, from: desk) },
      listen: { _, _, _ in })
  }

  /// The line of a node below.
  func port(of node: Int) -> UpstreamPort {
    UpstreamPort { [self] route, query, headers, body throws(Failure) in
      let response = try send(
        NodeTransport.Request(route, query: query, headers: headers, body: body), from: node)
      return UpstreamPort.Answer(
        status: response.status, body: response.body, uploadOffset: response.uploadOffset)
    }
  }

  private func send(
    _ asked: NodeTransport.Request, from desk: Int
  ) throws(Failure) -> NodeTransport.Response {
    let request = narrowed(asked)
    let badness = state.withLock { $0.badness }
    guard badness > 0 else { return try arrive(request) }
    if isParted(desk) || chance.happens(badness) { throw Failure(.nodeUnreachable) }
    if chance.happens(badness) { deliverLate() }
    if chance.happens(badness) { state.withLock { $0.delayed.append(request) } }
    if chance.happens(badness) { node.disk.prepare(fate()) }
    if chance.happens(badness) {
      var cut = request
      cut.body = Array(request.body.prefix(chance.below(request.body.count + 1)))
      _ = node.answer(cut)
      throw Failure(.nodeUnreachable)
    }
    var response = try arrive(request)
    if chance.happens(badness) { throw Failure(.nodeUnreachable) }
    if chance.happens(badness) { response = try arrive(request) }
    if chance.happens(badness) {
      response.body = Array(response.body.prefix(chance.below(response.body.count + 1)))
    }
    return response
  }

  /// On a narrow line bodies are asked for in the smallest pieces, so that much can happen between
  /// two of them.
  private func narrowed(_ request: NodeTransport.Request) -> NodeTransport.Request {
    guard isNarrow, [.pull, .snapshot, .relayDown].contains(request.route) else { return request }
    var narrow = request
    narrow.query.values["maxBytes"] = "4096"
    return narrow
  }

  private func fate() -> MemoryDocumentStore.Fate {
    [.dies, .diesAfterwards, .isFull][chance.below(3)]
  }

  private func deliverLate() {
    let late = state.withLock { state in
      state.delayed.isEmpty ? nil : state.delayed.remove(at: chance.below(state.delayed.count))
    }
    if let late { _ = node.answer(late) }
  }

  private func arrive(
    _ request: NodeTransport.Request
  ) throws(Failure) -> NodeTransport.Response {
    guard let response = node.answer(request) else { throw Failure(.nodeUnreachable) }
    return response
  }
}
