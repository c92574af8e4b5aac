import DomainModel
import SyncProtocol

/// How the node is, as the duty board and the administrator see it.
extension NodeService {
  /// The state for the node's desks.
  func state() async throws(Problem) -> NodeState {
    let waiting = try? await queueAbove()
    var upstream = upstream.reading
    upstream.queue = waiting ?? upstream.queue
    let (above, capacity) = (upstream, environment.capacity())
    return try await reading { reading throws(Failure) in
      NodeState(
        capacity: capacity,
        upstream: try UpstreamMembership.read(reading) == nil ? nil : above,
        below: try NodeService.below(reading))
    }
  }

  /// The nodes below, with what they had not sent when they called last.
  static func below(_ reading: any NodeReading) throws(Failure) -> [NodeBelow] {
    var below: [NodeBelow] = []
    for home in try Homes(reading).below {
      let seen = DeviceState(try reading.json(.device, home.device)).seenAt
      below.append(
        NodeBelow(
          name: try reading.document(home.device)?.record.text("name") ?? "", scope: home.scope,
          queue: home.queue, seenAt: seen == 0 ? nil : Instant(milliseconds: seen)))
    }
    return below
  }

  /// A word at once, and whenever the log has grown.
  public func growth() async -> AsyncStream<Poke> {
    await pokes.listen(first: Poke(sequence: 0))
  }
}
