import DomainModel
import JSONDiff
import SyncProtocol
import Trust

/// A node without its sockets: takes requests, gives answers.
public struct NodeService: Sendable {
  /// The node's store.
  public let store: any DocumentStore
  /// Who the node is.
  public let identity: NodeIdentity
  let keys: NodeKeys
  let blobs: BlobFolder
  let environment: NodeEnvironment
  let limits: ProtocolLimits
  let pokes: PokeBoard
  let requests: RequestLimiter
  /// How the exchange with the node above goes.
  public let upstream = UpstreamState()
  /// Counters for Prometheus.
  public let metrics: NodeMetrics

  /// Opens a node on a store; its identity is drawn when the store is new.
  /// - Throws: `.configInvalid` when the store was signed for with other keys; what the store throws.
  public static func open(
    store: any DocumentStore, keys: NodeKeys, blobs: String, environment: NodeEnvironment,
    limits: ProtocolLimits = ProtocolLimits()
  ) async throws(Failure) -> NodeService {
    let identity = try await store.write { writing throws(Failure) in
      try keys.claim(writing)
      try MergedOrders.begin(writing)
      if let known = try NodeIdentity.read(writing) { return known }
      let drawn = NodeIdentity.drawn(environment)
      try drawn.write(writing)
      return drawn
    }
    return NodeService(
      store: store, identity: identity, keys: keys, blobs: BlobFolder(path: blobs),
      environment: environment, limits: limits, pokes: PokeBoard(),
      requests: RequestLimiter(perMinute: limits.requestsPerMinute), metrics: NodeMetrics())
  }

  /// Answers a request. Never throws: what goes wrong is in the answer, as problem details.
  public func respond(to request: NodeRequest) async -> NodeResponse {
    await respond(to: request, as: nil)
  }

  /// The same for a device that has shown otherwise who it is.
  func respond(to request: NodeRequest, as known: DeviceAccess?) async -> NodeResponse {
    do throws(Problem) {
      let route = try Route(method: request.method, path: request.path)
      guard request.body.count <= limits.bodyBytes else {
        throw Problem(.bodyTooLarge, ["limit": JSON(limits.bodyBytes)])
      }
      let items = try QueryItems(text: request.query)
      return try await answer(route, request, items, known)
    } catch {
      metrics.count("refused_requests", label: error.code.rawValue)
      return .problem(error)
    }
  }

  private func answer(
    _ route: Route, _ request: NodeRequest, _ items: QueryItems, _ known: DeviceAccess?
  ) async throws(Problem) -> NodeResponse {
    switch route {
    case .node: return .json(try await description(request, known))
    case .enrol: return .json(try await enrolled(request), status: 201)
    case .checkpoint: return try await checkpoint()
    default: break
    }
    let device: DeviceAccess
    if let known { device = known } else { device = try await authenticated(request) }
    switch route {
    case .push: return try await push(request, by: device)
    case .pull:
      // What goes into a file is read when the desk says so.
      return try await pull(try PullQuery(items), by: device, isRead: known == nil)
    case .snapshot: return try await snapshot(try SnapshotQuery(items), for: device)
    case .events: return try await events(for: device)
    case .receipts: return try await receive(request, from: device)
    case .inclusion: return try await inclusion(items, for: device)
    case .consistency: return try await consistency(items)
    case .relayUp: return try await relayUp(request, from: device)
    case .relayDown: return try await relayDown(try RelayQuery(items), to: device)
    case .witness: return try await witness(request, for: device)
    case .putBlob(let digest): return try await take(digest, request)
    case .getBlob(let digest):
      try await demandNamed(digest, by: device)
      return try blobs.get(digest, request)
    case .headBlob(let digest): return try blobs.head(digest)
    case .node, .enrol, .checkpoint: throw Problem(.notFound)
    }
  }

  /// Ends all streams of pokes, so that a server can drain.
  public func drain() async { await pokes.finish() }
}

extension NodeService {
  /// Runs in a read; failures of the store become problems.
  func reading<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeReading) throws(Failure) -> Value
  ) async throws(Problem) -> Value {
    do throws(Failure) {
      return try await store.read(body)
    } catch {
      throw FailureProblem.problem(error)
    }
  }

  /// Runs in a write; failures of the store become problems.
  func writing<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeWriting) throws(Failure) -> Value
  ) async throws(Problem) -> Value {
    do throws(Failure) {
      return try await store.write(body)
    } catch {
      throw FailureProblem.problem(error)
    }
  }

  /// The device whose token the request has.
  /// - Throws: `.unauthenticated`, `.deviceRevoked`, `.tooManyRequests`.
  func authenticated(_ request: NodeRequest) async throws(Problem) -> DeviceAccess {
    guard let header = request.headers["authorization"],
      header.lowercased().hasPrefix("bearer ")
    else { throw Problem(.unauthenticated) }
    let digest = Token.digest(String(header.dropFirst(7)))
    let found = try await reading { reading throws(Failure) in
      try DeviceAccess.of(digest, reading)
    }
    guard let device = found else { throw Problem(.unauthenticated) }
    guard device.record.status == "active", !device.record.isDeleted else {
      throw Problem(.deviceRevoked)
    }
    let now = environment.now().milliseconds
    if let seconds = requests.waitSeconds(device.id, nowMilliseconds: now) {
      throw Problem(.tooManyRequests, ["retryAfterSeconds": JSON(seconds)])
    }
    return device
  }

  private func description(
    _ request: NodeRequest, _ known: DeviceAccess?
  ) async throws(Problem) -> JSON {
    var device = known
    if device == nil, request.headers["authorization"] != nil {
      device = try await authenticated(request)
    }
    let note = try await signedCheckpoint()
    let scope = try await reading { reading throws(Failure) in
      try NodeIdentity.read(reading)?.scope ?? ""
    }
    let grants = (device?.record.list("grants") ?? []).compactMap { Grant($0) }
    let description = NodeDescription(
      id: identity.id, log: identity.log, logEpoch: identity.logEpoch, scope: scope,
      schema: RecordCreation.schema, oldestSchema: 1, time: environment.now(), limits: limits,
      checkpoint: String(decoding: note.bytes, as: UTF8.self), grants: grants,
      state: grants.isEmpty ? nil : try await state())
    guard var object = description.json.object, !grants.isEmpty else { return description.json }
    object["digests"] = .object(try await digests(grants))
    object["software"] = .string("dutydesk-node " + nodeVersion)
    if let device { object["relay"] = try await relayPlace(of: device)?.json }
    return .object(object)
  }

  /// Per grant, the digest of its set; both sides compare it when nothing is on the way.
  private func digests(_ grants: [Grant]) async throws(Problem) -> JSONObject {
    try await reading { reading throws(Failure) in
      var digests: JSONObject = [:]
      for grant in grants { digests[grant.id] = .string(try reading.tally(of: grant).digest) }
      return digests
    }
  }

  private func enrolled(_ request: NodeRequest) async throws(Problem) -> JSON {
    let body: JSON
    do {
      body = try JSON.parse(request.body, limits: limits.ofLine)
    } catch {
      throw Problem(.malformed, ["offset": JSON(error.offset)])
    }
    let wish = try EnrolmentRequest(json: body)
    let response = try await writing { [identity, keys, environment] writing throws(Failure) in
      let log = try LogWriter(writing, identity: identity, environment: environment)
      return try Enrolling(log: log, identity: identity, keys: keys).enrolled(wish, body: body)
    }
    metrics.count("enrolments")
    await poke()
    return response.json
  }
}
