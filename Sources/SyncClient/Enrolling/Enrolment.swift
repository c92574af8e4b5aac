import DomainModel
import JSONDiff
import LocalStore
import RecordMerge
import SyncProtocol
import Trust

/// Makes a store the device of a node: keys exchanged, ids, grants and desk letters set.
public struct Enrolment: Sendable {
  /// What a desk joins with.
  public struct Request: Sendable, Hashable {
    /// The node's address.
    public var url: String
    /// The one-time token of the invitation.
    public var token: String
    /// Whether samples in the store are pushed as new records.
    public var keepsSamples: Bool
    /// The desk's name for people.
    public var name: String
    /// The operator and the unit that the desk gave itself.
    public var operatorID: String?
    /// See `operatorID`.
    public var unitID: String?
    /// The setting that takes the operator whom the node gives, in the transaction that joins.
    public var operatorSetting: String?

    /// Makes a request.
    public init(
      url: String, token: String, keepsSamples: Bool, name: String, operatorID: String?,
      unitID: String?, operatorSetting: String? = nil
    ) {
      self.url = url
      self.token = token
      self.keepsSamples = keepsSamples
      self.name = name
      self.operatorID = operatorID
      self.unitID = unitID
      self.operatorSetting = operatorSetting
    }
  }

  let store: LocalStore
  let transport: NodeTransport

  /// Gives the store and the way to the node.
  public init(store: LocalStore, transport: NodeTransport) {
    self.store = store
    self.transport = transport
  }

  /// Joins. The device's key is on the disk before the node hears of it, the bearer token before
  /// the store says that it is enrolled; so after a cut at any place the same call, with the same
  /// token, goes on.
  ///
  /// - Returns: what the node gave, but for the bearer token: `device`, `desk`, `operator`, `node`,
  ///   `nodeKeys`, `grants`.
  /// - Throws: `rule.refused` for a store that is enrolled already or holds samples that aren't to
  ///   be kept; `node.unreachable`, `node.refused` (the token was used or is none), `node.protocol`;
  ///   the store is then as it was, but for its key.
  public func callAsFunction(_ request: Request) throws(Failure) -> JSON {
    try refuseUnfit(request)
    let key = try deviceKey()
    let line = NodeLine(transport, bearer: nil)
    do throws(LineFailure) {
      let description = try NodeGreeting.describe(line)
      let response = try ask(request, key, line)
      guard response.node == description.id else {
        throw .unreachable(Failure(.nodeChanged, ["found": .string(response.node)]))
      }
      try local { () throws(Failure) in
        try keep(response.bearer)
        try join(request, response, description)
      }
      var answer = response.json.object ?? [:]
      answer["bearer"] = nil
      return .object(answer)
    } catch {
      throw error.failure
    }
  }

  private func refuseUnfit(_ request: Request) throws(Failure) {
    try store.read { (reader) throws(Failure) in
      if let node = try reader.setting(SyncSetting.node) {
        throw Failure(.ruleRefused, ["rule": "enrol.again", "node": node])
      }
      guard try !reader.hasSamples() || request.keepsSamples else {
        throw Failure(.ruleRefused, ["rule": "enrol.samples"])
      }
    }
  }

  private func deviceKey() throws(Failure) -> StoredKey {
    let file = KeyFile(path: store.folder.deviceKey)
    do throws(TrustProblem) {
      return try file.create(.sm2, passphrase: nil, random: store.environment.random)
    } catch {
      guard error.code == .keyFileExists else {
        throw DeviceCredentials.keyFailure(error, file.path)
      }
    }
    do throws(TrustProblem) {
      return try file.read()
    } catch {
      throw DeviceCredentials.keyFailure(error, file.path)
    }
  }

  private func ask(
    _ request: Request, _ key: StoredKey, _ line: NodeLine
  ) throws(LineFailure) -> EnrolmentResponse {
    var body =
      EnrolmentRequest(
        token: request.token, publicKey: key.publicText, algorithm: key.algorithm.rawValue,
        name: request.name, schema: SyncSession.schema
      ).json.object ?? [:]
    try local { () throws(Failure) in
      try store.read { (reader) throws(Failure) in
        body["operator"] = try Self.document(request.operatorID, reader)
        body["unit"] = try Self.document(request.unitID, reader)
      }
    }
    let answer = try line.call(
      NodeTransport.Request(
        .enrol, headers: ["Content-Type": "application/json"],
        body: JSON.object(body).canonicalBytes()))
    do throws(Problem) {
      return try EnrolmentResponse(json: try NodeBody.json(answer))
    } catch {
      throw .problem(error)
    }
  }

  private static func document(
    _ id: String?, _ reader: StoreReader
  ) throws(Failure) -> JSON? {
    guard let id, let record = try reader.record(id)?.record else { return nil }
    return .object(record.members)
  }

  private func keep(_ bearer: String) throws(Failure) {
    guard var bytes = Base64URL.bytes(bearer) else {
      throw Failure(.nodeProtocol, ["text": "bearer.form"])
    }
    do throws(TrustProblem) {
      try TokenFile(path: store.folder.token).write(SecretBytes(taking: &bytes))
    } catch {
      throw DeviceCredentials.keyFailure(error, store.folder.token)
    }
  }

  private func join(
    _ request: Request, _ response: EnrolmentResponse, _ node: NodeDescription
  ) throws(Failure) {
    let random = store.environment.random(6)
    let epoch = random.reduce(Int64(0)) { $0 << 8 | Int64($1) }
    let identity = StoreIdentity(device: response.device, epoch: epoch, desk: response.desk)
    let context = WriteContext(
      actor: response.operatorID, now: store.environment.now(), isBulk: request.keepsSamples,
      work: "enrol")
    try store.write(by: context) { (transaction) throws(Failure) in
      let own = transaction.identity.device
      if request.keepsSamples {
        let known = [own, request.operatorID, request.unitID].compactMap { $0 }
        try Self.revokeDevices(leavingOut: own, transaction)
        _ = try transaction.queueUnknownRecords(
          leavingOut: Set(known), command: Change.enrolmentCommand)
      }
      // The node has made the device's record; one of the operator by another id is another's. They
      // go before the changes get their numbers, which may have no gaps.
      if own != response.device { try transaction.erase(own) }
      if let former = request.operatorID, former != response.operatorID {
        try transaction.erase(former)
      }
      try transaction.joinOutbox(
        identity, oldActor: request.operatorID ?? "", newActor: response.operatorID)
      try Self.remember(request, response, node, transaction)
    }
  }

  /// Devices that stand in the store without having joined this node hold no credential of it; they
  /// are kept as what they are to it.
  private static func revokeDevices(
    leavingOut own: String, _ transaction: WriteTransaction
  ) throws(Failure) {
    var devices: [Record] = []
    try transaction.forEach(.device) { stored in
      devices.append(stored.record)
      return true
    }
    for var device in devices where device.id != own && device.status != "revoked" {
      device["status"] = "revoked"
      try transaction.update(device.id, to: device, command: Change.enrolmentCommand)
    }
  }

  private static func remember(
    _ request: Request, _ response: EnrolmentResponse, _ node: NodeDescription,
    _ transaction: WriteTransaction
  ) throws(Failure) {
    var enrolment = response.json.object ?? [:]
    // The token lies in a file of its own, readable by nobody else.
    enrolment["bearer"] = nil
    enrolment["log"] = .string(node.log)
    enrolment["logEpoch"] = JSON(node.logEpoch)
    try transaction.set(.object(enrolment), forSetting: SyncSetting.enrolment)
    try transaction.set(.string(request.url), forSetting: SyncSetting.node)
    try transaction.set(.string("enrolled"), forSetting: SyncSetting.state)
    if let setting = request.operatorSetting {
      try transaction.set(.string(response.operatorID), forSetting: setting)
    }
    for name in [SyncSetting.cursor, SyncSetting.snapshot, SyncSetting.lastSuccess] {
      try transaction.set(nil, forSetting: name)
    }
  }
}
