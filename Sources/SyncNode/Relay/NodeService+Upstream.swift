import DomainModel
import JSONDiff
import SyncProtocol
import Trust

/// What the link to the node above does in the store here.
extension NodeService {
  /// Makes this node the home of its scope below another.
  /// - Parameters:
  ///   - token: of the invitation there.
  ///   - scope: the scope to be the home of; must be this node's own when it has one.
  ///   - name: how people call this node there.
  ///   - port: the way to the node above.
  /// - Returns: the bearer token, for the caller to keep from now on.
  /// - Throws: `.nodeRefused`; `.nodeUnreachable`; `.argumentInvalid` for another scope.
  public func join(
    token: String, scope: String?, name: String, over port: UpstreamPort
  ) async throws(Failure) -> String {
    let own = try await self.own()
    let wanted = scope ?? own.scope
    guard RegionCode.isWhole(wanted), own.scope.isEmpty || own.scope == wanted else {
      throw Failure(.argumentInvalid, ["argument": "--scope", "value": .string(wanted)])
    }
    var request =
      EnrolmentRequest(
        token: token, publicKey: keys.sm2.publicText, algorithm: "SM2", name: name,
        schema: RecordCreation.schema
      ).json.object ?? [:]
    let joining = JoiningNode(
      id: identity.id, log: identity.log, logEpoch: identity.logEpoch, scope: wanted,
      keys: keys.published)
    request["node"] = joining.json
    let answer = try await port.call(
      .enrol, QueryItems(), [:], JSON.object(request).canonicalBytes())
    if let problem = UpstreamLink.problem(answer) {
      throw Failure(
        .nodeRefused,
        ["problem": .string(problem.code.rawValue), "text": .string(problem.detail ?? "")])
    }
    let (response, description): (EnrolmentResponse, NodeDescription)
    let place: RelayPlace
    do throws(Problem) {
      response = try EnrolmentResponse(json: (try? JSON.parse(answer.body)) ?? .null)
      let headers = ["Authorization": "Bearer " + response.bearer]
      let described: JSON
      do throws(Failure) {
        let body = try await port.call(.node, QueryItems(), headers, []).body
        described = (try? JSON.parse(body)) ?? .null
      } catch {
        throw Problem(.unavailable)
      }
      description = try NodeDescription(json: described)
      place = try RelayPlace(json: described["relay"])
    } catch {
      throw UpstreamLink.failure(error)
    }
    var joined = UpstreamMembership(
      node: description.id, log: description.log, logEpoch: description.logEpoch,
      device: response.device)
    joined.homeEpoch = place.homeEpoch
    // What the log above says before it is in the records that move.
    (joined.handover, joined.read) = (place.handover, place.handover ?? 0)
    let membership = joined
    try await store.write { writing throws(Failure) in
      try membership.write(writing)
      try DueContent.noteAll(writing)
      guard var identity = try NodeIdentity.read(writing), identity.scope.isEmpty else { return }
      identity.scope = wanted
      try identity.write(writing)
    }
    return response.bearer
  }

  /// Whether there is a node above.
  public func hasJoined() async throws(Failure) -> Bool {
    try await store.read { reading throws(Failure) in
      try UpstreamMembership.read(reading) != nil
    }
  }

  func membership() async throws(Failure) -> UpstreamMembership {
    let membership = try await store.read { reading throws(Failure) in
      try UpstreamMembership.read(reading)
    }
    guard let membership else { throw Failure(.notEnrolled) }
    return membership
  }

  func own() async throws(Failure) -> (scope: String, last: Int) {
    try await store.read { reading throws(Failure) in
      (try NodeIdentity.read(reading)?.scope ?? "", try reading.lastSequence())
    }
  }

  func batchUp(
    to receiver: String, scope: String, after sequence: Int, isWhole: Bool
  ) async throws(Failure) -> RelayBatch {
    let now = environment.now()
    return try await store.read { [identity] reading throws(Failure) in
      // What the node above lacks is gone here: what comes after it would fit nowhere there.
      guard sequence + 1 >= (try PrunedLog.oldest(reading)) else {
        throw UpstreamLink.failure(Problem(.cursorExpired))
      }
      let grants: JSONObject = ["grants": [Grant.whole(scope, on: now).json]]
      return try RelayFeed(
        reading: reading, identity: identity, receiver: receiver,
        reader: Reader(Record(grants), day: now.civilDate, units: UnitTree(reading)),
        isWhole: isWhole
      ).batch(after: sequence, bytes: RelayFeed.usualBytes)
    }
  }

  /// Takes what the node above sent, and notes how far its log is here, in one transaction.
  func take(
    _ batch: RelayBatch, from membership: UpstreamMembership, scope: String
  ) async throws(Failure) {
    try await store.write { [identity, environment] writing throws(Failure) in
      let buffered = BufferedWriting(writing)
      let log = try LogWriter(buffered, identity: identity, environment: environment)
      let intake = RelayIntake(
        log: log, sender: membership.node, logEpoch: membership.logEpoch,
        mayGive: { type, given in
          given != scope && RegionCode.isPrefix(given, of: scope)
            && RecordType(rawValue: type).map(TypeDeclaration.typesComingDown.contains) == true
        }, mayPropose: { RegionCode.isPrefix(scope, of: $0) })
      for line in batch.lines { try intake.take(line) }
      var membership = try UpstreamMembership.read(buffered) ?? membership
      membership.read = batch.to
      try membership.write(buffered)
      try log.flush()
    }
    if !batch.lines.isEmpty { await poke() }
  }

  /// This log's checkpoint and what shows that it grew; nil when there is nothing new to cosign.
  func growth(from size: Int?) async throws(Failure) -> (SignedNote, [Digest32])? {
    let note: SignedNote
    do throws(Problem) {
      note = try await signedCheckpoint()
    } catch {
      throw UpstreamLink.failure(error)
    }
    guard let checkpoint = try? Checkpoint(text: note.text), checkpoint.size > size ?? 0 else {
      return nil
    }
    guard let size, size > 0 else { return (note, []) }
    let hashes = try await store.read { reading throws(Failure) in
      do {
        return try MerkleTree(size: checkpoint.size, read: LedgerHashes.reading(reading))
          .consistencyProof(from: size)
      } catch {
        throw Failure(.storeCorrupt, ["text": .string("\(error)")])
      }
    }
    return (note, hashes)
  }

  func keep(cosigned: String) async throws(Failure) {
    try await store.write { writing throws(Failure) in
      guard var membership = try UpstreamMembership.read(writing) else { return }
      membership.cosigned = cosigned
      try membership.write(writing)
    }
  }

  func digest(of scope: String) async throws(Failure) -> String {
    let now = environment.now()
    return try await store.read { reading throws(Failure) in
      try reading.tally(of: Grant.whole(scope, on: now)).digest
    }
  }

  /// How many changes wait for the node above, as far as this node knows.
  func queueAbove() async throws(Failure) -> Int {
    try await store.read { reading throws(Failure) in
      let sent = try UpstreamMembership.read(reading)?.sent ?? 0
      return max(0, try reading.lastSequence() - sent)
    }
  }

  func note(sent sequence: Int) async throws(Failure) {
    try await store.write { writing throws(Failure) in
      guard var membership = try UpstreamMembership.read(writing), membership.sent != sequence
      else { return }
      membership.sent = sequence
      try membership.write(writing)
    }
  }
}
