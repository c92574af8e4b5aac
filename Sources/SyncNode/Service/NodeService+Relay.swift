import DomainModel
import JSONDiff
import SyncProtocol
import Trust

/// What a node below calls.
extension NodeService {
  /// Takes what a node below has ordered; lines that are here already are passed over.
  func relayUp(
    _ request: NodeRequest, from device: DeviceAccess
  ) async throws(Problem) -> NodeResponse {
    try checkSignature(request, of: device)
    let batch = try RelayBatch(bytes: request.body, limits: limits)
    let now = environment.now()
    let home = try await writing { [identity, environment] writing throws(Failure) in
      var home = try NodeService.home(calling: device, batch, writing)
      guard batch.to > home.taken else { return home }
      let buffered = BufferedWriting(writing)
      let log = try LogWriter(buffered, identity: identity, environment: environment)
      let scope = home.scope
      let intake = RelayIntake(
        log: log, sender: home.node, logEpoch: home.logEpoch,
        mayGive: { RegionCode.isPrefix(scope, of: $1) }, mayPropose: { _ in false })
      for line in batch.lines where line.sequence > home.taken {
        try NodeService.taken(line, intake)
      }
      (home.taken, home.queue) = (batch.to, batch.last - batch.to)
      try buffered.keep(home)
      var state = DeviceState(try buffered.json(.device, device.id))
      state.seenAt = now.milliseconds
      try buffered.set(state.json, .device, device.id)
      try log.flush()
      return home
    }
    metrics.count("relayed_changes", label: "up", by: batch.lines.count)
    if !batch.lines.isEmpty { await poke() }
    return .json(home.place.json)
  }

  private static func home(
    calling device: DeviceAccess, _ batch: RelayBatch, _ reading: any NodeReading
  ) throws(Failure) -> HomeBelow {
    guard let home = try Homes(reading).home(calling: device.id) else {
      throw OrderingEnd.carrier(Problem(.forbidden, detail: "no node below"))
    }
    // Another log under the same token is a node that was set up anew or restored.
    guard batch.node == home.node, batch.logEpoch == home.logEpoch else {
      throw OrderingEnd.carrier(Problem(.forkDetected, ["code": "relay.log"]))
    }
    return home
  }

  private static func taken(_ line: RelayLine, _ intake: RelayIntake) throws(Failure) {
    do throws(Failure) {
      try intake.take(line)
    } catch {
      switch error.code {
      case .patchFailed:
        throw OrderingEnd.carrier(
          Problem(.digestMismatch, ["sequence": JSON(line.sequence)]))
      case .roleRefused:
        throw OrderingEnd.carrier(Problem(.forbidden, ["sequence": JSON(line.sequence)]))
      default: throw error
      }
    }
  }

  /// What of the log here is a node below's.
  func relayDown(
    _ query: RelayQuery, to device: DeviceAccess
  ) async throws(Problem) -> NodeResponse {
    let now = environment.now()
    let bytes = min(max(query.maxBytes ?? RelayFeed.usualBytes, 4 << 10), limits.bodyBytes)
    let batch = try await reading { [identity] reading throws(Failure) in
      guard let home = try Homes(reading).home(calling: device.id) else {
        throw OrderingEnd.carrier(Problem(.forbidden, detail: "no node below"))
      }
      guard query.after <= (try reading.lastSequence()) else {
        throw OrderingEnd.carrier(Problem(.cursorUnknown))
      }
      guard query.after + 1 >= (try PrunedLog.oldest(reading)) else {
        throw OrderingEnd.carrier(Problem(.cursorExpired))
      }
      return try RelayFeed(
        reading: reading, identity: identity, receiver: home.node,
        reader: device.reader(now, UnitTree(reading)), isWhole: query.isWhole
      ).batch(after: query.after, bytes: bytes)
    }
    metrics.count("relayed_changes", label: "down", by: batch.lines.count)
    try await notePulled(device, query.after)
    return .lines(batch.bytes)
  }

  /// Cosigns the checkpoint of a node below, once it is shown to have grown from the last one that
  /// was cosigned: two histories never get this node's line.
  func witness(
    _ request: NodeRequest, for device: DeviceAccess
  ) async throws(Problem) -> NodeResponse {
    guard let json = try? JSON.parse(request.body, limits: limits.ofLine),
      let text = json["note"]?.string,
      let note = try? SignedNote(parsing: Array(text.utf8))
    else { throw Problem(.malformed, ["pointer": "/note"]) }
    let hashes = (json["hashes"]?.array ?? []).compactMap {
      $0.string.flatMap(Digest32.init(text:))
    }
    let seconds = UInt64(max(0, environment.now().milliseconds / 1000))
    let cosigned = try await writing { [identity, keys] writing throws(Failure) in
      guard var home = try Homes(writing).home(calling: device.id) else {
        throw OrderingEnd.carrier(Problem(.forbidden, detail: "no node below"))
      }
      var witness = Witness(
        origin: home.log, logKeys: home.keys.compactMap { $0.noteKey(of: home.log) },
        lastSeen: home.lastWitnessed)
      let cosigned: SignedNote
      do throws(TrustProblem) {
        cosigned = try witness.cosign(
          note, proof: hashes, key: keys.sm2, name: identity.log, seconds: seconds)
      } catch {
        throw OrderingEnd.carrier(Problem(.forkDetected, detail: error.code.rawValue))
      }
      home.witnessed = text
      try writing.keep(home)
      return cosigned
    }
    return .json(["cosigned": .string(String(decoding: cosigned.bytes, as: UTF8.self))])
  }

  func relayPlace(of device: DeviceAccess) async throws(Problem) -> RelayPlace? {
    try await reading { reading throws(Failure) in
      try Homes(reading).home(calling: device.id)?.place
    }
  }
}

extension HomeBelow {
  fileprivate var lastWitnessed: Checkpoint? {
    witnessed.flatMap { try? SignedNote(parsing: Array($0.utf8)) }
      .flatMap { try? Checkpoint(text: $0.text) }
  }

  fileprivate var place: RelayPlace {
    RelayPlace(
      taken: taken, witnessed: lastWitnessed?.size, handover: handover, homeEpoch: homeEpoch)
  }
}

extension EnrolmentResponse.NodeKey {
  /// The key as it signs the notes of a log.
  func noteKey(of log: String) -> NoteKey? {
    if algorithm == "SM2" {
      return (try? SM2PublicKey(text: publicKey))
        .flatMap { try? NoteKey(name: log, point: .sm2($0)) }
    }
    return (try? Ed25519PublicKey(text: publicKey))
      .flatMap { try? NoteKey(name: log, point: .ed25519($0)) }
  }
}
