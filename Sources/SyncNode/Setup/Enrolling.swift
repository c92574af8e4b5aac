import DomainModel
import JSONDiff
import SyncProtocol
import Trust

/// Makes a device, and its operator and unit where they are new, out of an invitation.
struct Enrolling {
  let log: LogWriter
  let identity: NodeIdentity
  let keys: NodeKeys

  private var writing: any NodeWriting { log.writing }
  private var now: Instant { log.environment.now() }

  /// - Parameters:
  ///   - request: what the desk asks.
  ///   - body: the request with, perhaps, the store's own `operator` and `unit`.
  /// - Returns: who the desk is from now on. A desk that never got the answer may ask again with the
  ///   same token and key: it is the same device then.
  /// - Throws: a problem in a failure; nothing has happened then and the token still holds.
  func enrolled(
    _ request: EnrolmentRequest, body: JSON
  ) throws(Failure) -> EnrolmentResponse {
    if let known = try answered(request) { return known }
    let invitation = try invitation(request)
    try checkKey(request)
    guard !invitation.isNode else { return try enrolledNode(request, body["node"], invitation) }
    let grants = self.grants(invitation)
    let unit = try unit(body["unit"]?.object, invitation)
    let person = try operatorRecord(body["operator"]?.object, invitation, unit, grants)
    let desk = try nextDesk()
    let device = try log.appendOwn(
      "enrol", deviceRecord(request, invitation, desk, person, grants))
    return try given(request, invitation, device.record, desk, person, grants)
  }

  /// Gives the device what it is known by from now on.
  private func given(
    _ request: EnrolmentRequest, _ invitation: Invitation, _ device: String, _ desk: String,
    _ person: String, _ grants: [Grant]
  ) throws(Failure) -> EnrolmentResponse {
    var state = DeviceState()
    state.algorithm = request.algorithm
    try writing.set(state.json, .device, device)
    let answer = AnsweredInvitation(
      device: device, publicKey: request.publicKey, bearer: "", until: invitation.expiresAt)
    return EnrolmentResponse(
      device: device, desk: desk, operatorID: person, bearer: try bearer(request.token, answer),
      node: identity.id, nodeKeys: keys.published, grants: grants)
  }

  /// The answer anew, with another bearer token in place of the one that nobody has: as long as the
  /// invitation would have held, and the device has neither sent nor read anything.
  private func answered(_ request: EnrolmentRequest) throws(Failure) -> EnrolmentResponse? {
    guard
      let known = try writing.json(.invitation, Token.digest(request.token))
        .flatMap(AnsweredInvitation.init),
      known.publicKey == request.publicKey, known.until > now,
      let device = try writing.document(known.device)?.record, device.status == "active",
      let desk = device.text("desk"),
      DeviceState(try writing.json(.device, device.id)).seenAt == 0,
      try writing.values(.numbering, prefix: device.id + "/").isEmpty
    else { return nil }
    try writing.set(nil as JSON?, .token, known.bearer)
    return EnrolmentResponse(
      device: device.id, desk: desk, operatorID: device.texts("operators").first ?? device.id,
      bearer: try bearer(request.token, known), node: identity.id, nodeKeys: keys.published,
      grants: device.list("grants").compactMap { Grant($0) })
  }

  /// Draws the bearer token of a device and notes to whom the invitation was answered.
  private func bearer(
    _ token: String, _ answer: AnsweredInvitation
  ) throws(Failure) -> String {
    let bearer = Token.drawn(log.environment.random)
    try writing.set(.string(answer.device), .token, Token.digest(bearer))
    var answer = answer
    answer.bearer = Token.digest(bearer)
    try writing.set(answer.json, .invitation, Token.digest(token))
    return bearer
  }

  /// A node below joins as a device that holds its scope whole, and is its home from now on.
  private func enrolledNode(
    _ request: EnrolmentRequest, _ body: JSON?, _ invitation: Invitation
  ) throws(Failure) -> EnrolmentResponse {
    let scope = invitation.scope
    guard let joining = try? JoiningNode(json: body), joining.scope == scope else {
      throw OrderingEnd.carrier(
        Problem(.unprocessable, ["pointer": "/node", "scope": .string(scope)]))
    }
    try InvitationScope(writing).check(invitation)
    let desk = try nextDesk()
    let grants = [Grant.whole(scope, on: now)]
    var record = deviceRecord(request, invitation, desk, nil, grants)
    record["scope"] = .string(try NodeIdentity.read(writing)?.scope ?? "")
    let device = try log.appendOwn("enrol", record)
    var home = HomeBelow(
      scope: scope, device: device.record, node: joining.id, log: joining.log,
      logEpoch: joining.logEpoch, keys: joining.keys)
    // From this transaction on nothing of the scope is ordered here.
    if invitation.movesHome { (home.handover, home.homeEpoch) = (device.sequence, 2) }
    try writing.keep(home)
    return try given(request, invitation, device.record, desk, device.record, grants)
  }

  private func invitation(_ request: EnrolmentRequest) throws(Failure) -> Invitation {
    guard let json = try writing.json(.invitation, Token.digest(request.token)),
      let invitation = Invitation(json), invitation.expiresAt > now
    else {
      throw OrderingEnd.carrier(
        Problem(.unauthenticated, detail: "the token is unknown, used or too old"))
    }
    return invitation
  }

  private func checkKey(_ request: EnrolmentRequest) throws(Failure) {
    do {
      switch request.algorithm {
      case "SM2": _ = try SM2PublicKey(text: request.publicKey)
      default: _ = try Ed25519PublicKey(text: request.publicKey)
      }
    } catch {
      throw OrderingEnd.carrier(Problem(.unprocessable, ["pointer": "/publicKey"]))
    }
  }

  private func grants(_ invitation: Invitation) -> [Grant] {
    invitation.roles.map { role in
      Grant(
        id: log.environment.newID(), role: role, scope: invitation.scope, unit: invitation.unit,
        level: invitation.level, from: now.civilDate)
    }
  }

  /// The unit of the invitation, else that of the store when it lies in the scope, else the scope's
  /// first, else a new one.
  private func unit(_ own: JSONObject?, _ invitation: Invitation) throws(Failure) -> String {
    if let unit = invitation.unit {
      guard try writing.document(unit)?.record.type == .unit else {
        throw Failure(.unitUnknown, ["unit": .string(unit)])
      }
      return unit
    }
    if let own = own.map({ Record($0) }), try isNew(own, .unit, within: invitation.scope) {
      try log.appendOwn("enrol", own)
      return own.id
    }
    if let id = own?["id"]?.string, try writing.document(id)?.record.type == .unit { return id }
    let known = try writing.documents(type: .unit, after: "", limit: 1000)
    if let unit = known.first(where: { $0.record.scope == invitation.scope }) {
      return unit.record.id
    }
    return try log.appendOwn(
      "enrol",
      Record(
        envelope(.unit, invitation.scope).with([
          "name": "综合指挥中心", "kind": "department", "status": "active",
          "bureau": ["dispatch", "data", "emergency", "supervision"],
        ]))
    ).record
  }

  /// A record of the store's that the node takes over with its id.
  private func isNew(
    _ record: Record, _ type: RecordType, within scope: String
  ) throws(Failure) -> Bool {
    guard record.type == type, IDs.isUUID(record.id), !record.isDeleted,
      RegionCode.isPrefix(scope, of: record.scope)
    else { return false }
    try RecordValidation.check(record)
    return try writing.document(record.id) == nil
  }

  private func operatorRecord(
    _ own: JSONObject?, _ invitation: Invitation, _ unit: String, _ grants: [Grant]
  ) throws(Failure) -> String {
    var record = Record(
      envelope(.operator, invitation.scope).with([
        "name": .string(invitation.name), "account": .string(invitation.name),
        "status": "active",
      ]))
    if let own = own.map({ Record($0) }),
      try isNew(own, .operator, within: invitation.scope)
    {
      record = own
    }
    record["unit"] = .string(unit)
    record["status"] = "active"
    // The invitation's grants replace the self-given ones.
    record["grants"] = .array(grants.map(\.json))
    return try log.appendOwn("enrol", record).record
  }

  private func deviceRecord(
    _ request: EnrolmentRequest, _ invitation: Invitation, _ desk: String, _ person: String?,
    _ grants: [Grant]
  ) -> Record {
    Record(
      envelope(.device, invitation.scope).with([
        "name": .string(invitation.name), "desk": .string(desk),
        "publicKey": .string(request.publicKey),
        "operators": .array(person.map { [.string($0)] } ?? []),
        "grants": .array(grants.map(\.json)), "status": "active",
      ]))
  }

  private func envelope(_ type: RecordType, _ scope: String) -> JSONObject {
    [
      "id": .string(log.environment.newID()), "type": .string(type.rawValue),
      "schema": JSON(RecordCreation.schema), "scope": .string(scope),
      "createdAt": .string(now.rfc3339), "createdBy": "system",
    ]
  }

  private static let letters = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXY")
  private static let lastLetters = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ")

  /// Two characters that no device had before; `00` is the node, `Z…` are stores without one.
  private func nextDesk() throws(Failure) -> String {
    let next = try writing.number(.node, "desk") + 1
    let (first, second) = next.quotientAndRemainder(dividingBy: Enrolling.lastLetters.count)
    guard first < Enrolling.letters.count else {
      throw OrderingEnd.carrier(Problem(.unprocessable, detail: "all desk letters are given"))
    }
    try writing.set(JSON(next), .node, "desk")
    return String([Enrolling.letters[first], Enrolling.lastLetters[second]])
  }
}

extension JSONObject {
  fileprivate func with(_ more: JSONObject) -> JSONObject {
    var all = self
    for (name, value) in more { all[name] = value }
    return all
  }
}
