import DomainModel
import JSONDiff
import SyncProtocol

/// How the node is, as the duty board and the administrator see it.
extension NodeService {
  /// The member `state` of the node's description for its desks.
  func state() async throws(Problem) -> JSON {
    let waiting = try? await queueAbove()
    let upstream = upstream.reading
    let capacity = environment.capacity()
    return try await reading { reading throws(Failure) in
      var object: JSONObject = ["below": .array(try NodeService.below(reading))]
      object["capacity"] = capacity?.json
      guard let membership = try UpstreamMembership.read(reading) else { return .object(object) }
      var above = upstream.json.object ?? [:]
      above["node"] = .string(membership.node)
      above["queue"] = JSON(waiting ?? upstream.queue)
      object["upstream"] = .object(above)
      return .object(object)
    }
  }

  /// The nodes below, with what they had not sent when they called last.
  static func below(_ reading: any NodeReading) throws(Failure) -> [JSON] {
    var rows: [JSON] = []
    for home in try Homes(reading).below {
      let state = DeviceState(try reading.json(.device, home.device))
      let name = try reading.document(home.device)?.record["name"]
      rows.append([
        "name": name ?? "", "scope": .string(home.scope), "queue": JSON(home.queue),
        "seenAt": state.seenAt == 0
          ? .null : .string(Instant(milliseconds: state.seenAt).rfc3339),
      ])
    }
    return rows
  }

  /// A word whenever the log has grown, one at least at once.
  public func growth() async -> AsyncStream<Poke> {
    await pokes.listen(first: Poke(sequence: 0))
  }
}
