import DomainModel
import JSONDiff
import SyncProtocol
import Trust

/// What an administrator does at the node itself.
public struct Administration: Sendable {
  private let node: NodeService

  /// On an open node.
  public init(_ node: NodeService) {
    self.node = node
  }

  /// Makes a one-time token; the first invitation's scope becomes the node's.
  /// - Returns: the token, which nobody can read again.
  /// - Throws: `.argumentInvalid`; `.unitUnknown`; `.roleRefused` for a scope that isn't this
  ///   node's to give.
  public func invite(_ invitation: Invitation) async throws(Failure) -> String {
    try invitation.check()
    let token = Token.drawn(node.environment.random)
    try await node.store.write { writing throws(Failure) in
      if let unit = invitation.unit, try writing.document(unit)?.record.type != .unit {
        throw Failure(.unitUnknown, ["unit": .string(unit)])
      }
      try InvitationScope(writing).check(invitation)
      try writing.set(invitation.json, .invitation, Token.digest(token))
      guard var identity = try NodeIdentity.read(writing), identity.scope.isEmpty else { return }
      identity.scope = InvitationScope.own(invitation)
      try identity.write(writing)
    }
    return token
  }

  /// Takes the access of workstations away, by name, desk letters or id.
  /// - Returns: the ids of the devices that lost it.
  /// - Throws: `.notFound` when no active device is called so.
  public func revoke(_ name: String) async throws(Failure) -> [String] {
    let (identity, environment) = (node.identity, node.environment)
    return try await node.store.write { writing throws(Failure) in
      let named = try Administration.devices(writing).filter { record in
        record.status == "active"
          && [record.text("name"), record.text("desk"), record.id].contains(name)
      }
      guard !named.isEmpty else { throw Failure(.notFound, ["id": .string(name)]) }
      let log = try LogWriter(writing, identity: identity, environment: environment)
      // The token's digest stays, so that the desk is told why it is refused.
      for var record in named {
        record["status"] = "revoked"
        try log.appendOwn("device.revoke", record)
      }
      return named.map(\.id)
    }
  }

  /// Counts and lag.
  public func status() async throws(Failure) -> JSON {
    let identity = node.identity
    return try await node.store.read { reading throws(Failure) in
      let last = try reading.lastSequence()
      let devices = try Administration.devices(reading)
      var rows: [JSON] = []
      for device in devices {
        let state = DeviceState(try reading.json(.device, device.id))
        rows.append(Administration.row(device, state, last: last))
      }
      var all = Tally()
      for entry in try reading.values(.tally, prefix: "") where entry.key.hasSuffix("|4|") {
        all.unite(Tally(entry.value))
      }
      return [
        "id": .string(identity.id), "log": .string(identity.log),
        "logEpoch": JSON(identity.logEpoch),
        "scope": .string(try NodeIdentity.read(reading)?.scope ?? ""),
        "sequence": JSON(last), "oldest": JSON(try PrunedLog.oldest(reading)),
        "records": JSON(Int(all.count)), "digest": .string(all.digest),
        "openConflicts": JSON(try reading.values(.conflict, prefix: "").count),
        "invitations": JSON(try Administration.openInvitations(reading)),
        "devices": .array(rows), "below": .array(try NodeService.below(reading).map(\.json)),
        "upstream": try UpstreamMembership.read(reading)?.status(last: last) ?? .null,
      ]
    }
  }

  private static func row(_ device: Record, _ state: DeviceState, last: Int) -> JSON {
    [
      "id": .string(device.id), "name": device["name"] ?? "", "desk": device["desk"] ?? "",
      "status": device["status"] ?? "", "pulled": JSON(state.pulled),
      "lag": JSON(max(0, last - state.pulled)),
      "seenAt": state.seenAt == 0
        ? .null : .string(Instant(milliseconds: state.seenAt).rfc3339),
      "forgetting": .array(state.forget.map { .string($0.scope) }),
    ]
  }

  private static func openInvitations(_ reading: any NodeReading) throws(Failure) -> Int {
    try reading.values(.invitation, prefix: "").count { entry in
      (try? JSON.parse(entry.value)).flatMap(Invitation.init) != nil
    }
  }

  /// Copies the store to a new file while the node goes on.
  public func backup(to path: String) async throws(Failure) {
    try await node.store.copy(to: path)
  }

  private static func devices(_ reading: any NodeReading) throws(Failure) -> [Record] {
    try reading.documents(type: .device, after: "", limit: 100_000).map(\.record)
  }
}
