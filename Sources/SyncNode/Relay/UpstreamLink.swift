import DomainModel
import JSONDiff
import SyncProtocol
import Trust

/// The exchange of a node with the one above: everything of this scope goes up, what comes down and
/// what is proposed comes here. Kept places are in both stores' transactions, so a cut anywhere
/// costs nothing but time.
public struct UpstreamLink: Sendable {
  private let node: NodeService
  private let port: UpstreamPort
  private let bearer: String

  /// The link of a node that has joined.
  public init(_ node: NodeService, port: UpstreamPort, bearer: String) {
    self.node = node
    self.port = port
    self.bearer = bearer
  }

  /// Exchanges until nothing is left on either side, and notes how it went.
  /// - Throws: `.nodeUnreachable`; `.nodeChanged` when the node above isn't the one that was joined
  ///   or this log isn't the one it knows; `.notEnrolled` before this node has joined.
  public func exchange() async throws(Failure) {
    do throws(Failure) {
      while try await round() {}
      node.upstream.note {
        $0.word = .synced
        $0.lastSuccess = node.environment.now()
        ($0.queue, $0.lag, $0.problem) = (0, 0, nil)
      }
    } catch {
      let queue = try? await node.queueAbove()
      node.upstream.note {
        $0.word = error.code == .nodeUnreachable ? .unreachable : .stopped
        $0.problem = error.detail("problem") ?? error.code.rawValue
        $0.queue = queue ?? $0.queue
      }
      throw error
    }
  }

  /// One round up and down.
  /// - Returns: whether anything moved.
  private func round() async throws(Failure) -> Bool {
    var membership = try await node.membership()
    let description = try await described(membership)
    if membership.handover != nil {
      try await HomeTakeover(node: node, port: port, headers: headers()).run()
      membership = try await node.membership()
    }
    let place = try reading { () throws(Problem) in try RelayPlace(json: description["relay"]) }
    let own = try await node.own()
    guard place.taken <= own.last else { throw UpstreamLink.changed("rolledBack") }
    let hasSent = try await sendUp(membership, own.scope, place)
    let hasTaken = try await takeDown(membership, own.scope)
    if hasSent || hasTaken { return true }
    // Contents follow the records that name them.
    if try await RelayedContents(node: node, port: port, headers: headers()).exchange() {
      return true
    }
    try await askWitness(place)
    try await compare(description, own.scope)
    return false
  }

  private func described(_ membership: UpstreamMembership) async throws(Failure) -> JSON {
    let json = try await json(.node)
    let description = try reading { () throws(Problem) in try NodeDescription(json: json) }
    guard description.id == membership.node, description.log == membership.log,
      description.logEpoch == membership.logEpoch
    else { throw UpstreamLink.changed("identity") }
    return json
  }

  // Up.

  private func sendUp(
    _ membership: UpstreamMembership, _ scope: String, _ place: RelayPlace
  ) async throws(Failure) -> Bool {
    var (taken, isWhole, hasSent) = (place.taken, false, false)
    while true {
      let batch = try await node.batchUp(
        to: membership.node, scope: scope, after: taken, isWhole: isWhole)
      guard batch.to > taken else {
        if membership.sent != taken { try await node.note(sent: taken) }
        return hasSent
      }
      node.upstream.note { ($0.word, $0.queue) = (.behind, batch.last - taken) }
      let answer = try await signed(.relayUp, batch.bytes)
      if let problem = UpstreamLink.problem(answer) {
        // The copy above has parted from this one: whole records mend it.
        guard problem.code == .digestMismatch, !isWhole else { throw UpstreamLink.failure(problem) }
        isWhole = true
        continue
      }
      let json = try parsed(answer)
      taken = try reading { () throws(Problem) in try RelayPlace(json: json).taken }
      (isWhole, hasSent) = (false, hasSent || !batch.lines.isEmpty)
      guard taken >= batch.to else { throw UpstreamLink.failure(Problem(.sequenceGap)) }
    }
  }

  private func signed(_ route: Route, _ body: [UInt8]) async throws(Failure) -> UpstreamPort.Answer
  {
    let signature: String
    do {
      signature = try node.keys.sm2.signature(of: body).text
    } catch {
      throw Failure(.keyMissing, ["text": .string(error.detail)])
    }
    return try await port.call(
      route, QueryItems(),
      headers([
        ProtocolHeader.signature: signature, ProtocolHeader.algorithm: "SM2",
        "Content-Type": ProtocolHeader.lines,
      ]), body)
  }

  // Down.

  private func takeDown(
    _ membership: UpstreamMembership, _ scope: String
  ) async throws(Failure) -> Bool {
    var (read, isWhole, hasTaken) = (membership.read, false, false)
    while true {
      let query = RelayQuery(after: read, isWhole: isWhole)
      let answer = try await port.call(.relayDown, query.items, headers(), [])
      if let problem = UpstreamLink.problem(answer) { throw UpstreamLink.failure(problem) }
      let batch = try reading { () throws(Problem) in
        try RelayBatch(bytes: answer.body, limits: node.limits)
      }
      guard batch.node == membership.node, batch.logEpoch == membership.logEpoch else {
        throw UpstreamLink.changed("identity")
      }
      guard batch.to > read else { return hasTaken }
      node.upstream.note { ($0.word, $0.lag) = (.behind, batch.last - read) }
      do throws(Failure) {
        try await node.take(batch, from: membership, scope: scope)
      } catch {
        guard error.code == .patchFailed, !isWhole else { throw error }
        isWhole = true
        continue
      }
      (read, isWhole, hasTaken) = (batch.to, false, hasTaken || !batch.lines.isEmpty)
    }
  }

  // Trust.

  /// Has the node above cosign what this log has grown to.
  private func askWitness(_ place: RelayPlace) async throws(Failure) {
    guard let (note, hashes) = try await node.growth(from: place.witnessed) else { return }
    let body: JSON = [
      "note": .string(String(decoding: note.bytes, as: UTF8.self)),
      "hashes": .array(hashes.map { .string($0.text) }),
    ]
    let answer = try await port.call(.witness, QueryItems(), headers(), body.canonicalBytes())
    if let problem = UpstreamLink.problem(answer) { throw UpstreamLink.failure(problem) }
    guard let cosigned = try parsed(answer)["cosigned"]?.string else {
      throw UpstreamLink.failure(Problem(.malformed, ["code": "witness.form"]))
    }
    try await node.keep(cosigned: cosigned)
  }

  /// Equal grants give equal digests: with nothing on the way both sides hold the same set.
  private func compare(_ description: JSON, _ scope: String) async throws(Failure) {
    guard let theirs = description["digests"]?.object?.first?.value.string else { return }
    let own = try await node.digest(of: scope)
    node.upstream.note { $0.isEqual = own == theirs }
  }

  // Calls.

  private func json(_ route: Route) async throws(Failure) -> JSON {
    let answer = try await port.call(route, QueryItems(), headers(), [])
    if let problem = UpstreamLink.problem(answer) { throw UpstreamLink.failure(problem) }
    return try parsed(answer)
  }

  private func headers(_ more: [String: String] = [:]) -> [String: String] {
    more.merging(["Authorization": "Bearer " + bearer]) { $1 }
  }

  private func parsed(_ answer: UpstreamPort.Answer) throws(Failure) -> JSON {
    do {
      return try JSON.parse(answer.body)
    } catch {
      throw Failure(.nodeProtocol, ["text": .string(error.code)])
    }
  }

  private func reading<Value>(_ body: () throws(Problem) -> Value) throws(Failure) -> Value {
    do {
      return try body()
    } catch {
      throw UpstreamLink.failure(error)
    }
  }

  static func problem(_ answer: UpstreamPort.Answer) -> Problem? {
    answer.status < 400
      ? nil : Problem(json: try? JSON.parse(answer.body), status: answer.status)
  }

  static func failure(_ problem: Problem) -> Failure {
    let details: JSONObject = ["problem": .string(problem.code.rawValue)]
    if problem.stopsSync { return Failure(.nodeChanged, details) }
    return Failure(problem.isRetryable ? .nodeUnreachable : .nodeProtocol, details)
  }

  private static func changed(_ what: String) -> Failure {
    Failure(.nodeChanged, ["ledger": .string(what)])
  }
}
