import DomainModel
import JSONDiff

/// What a node says about itself and about the device that asks (`GET /node`).
public struct NodeDescription: Sendable, Hashable {
  /// The node's id; another one than at enrolment stops sync.
  public var id: String
  /// The log's name.
  public var log: String
  /// Raised when the log begins anew.
  public var logEpoch: Int
  /// The scope whose home it is.
  public var scope: String
  /// The protocol versions that it speaks.
  public var protocols: [Int]
  /// The schema version that it writes.
  public var schema: Int
  /// The oldest schema that it accepts for pulling.
  public var oldestSchema: Int
  /// Its time, from which a desk computes its skew.
  public var time: Instant
  /// What it takes.
  public var limits: ProtocolLimits
  /// The signed tree head.
  public var checkpoint: String?
  /// The grants of the device; empty for one that isn't enrolled.
  public var grants: [Grant]
  /// How the node is: capacity, the link to the node above, the nodes below; for its devices.
  public var state: NodeState?

  /// Makes a description.
  public init(
    id: String, log: String, logEpoch: Int, scope: String, protocols: [Int] = [Route.version],
    schema: Int, oldestSchema: Int, time: Instant, limits: ProtocolLimits = ProtocolLimits(),
    checkpoint: String? = nil, grants: [Grant] = [], state: NodeState? = nil
  ) {
    self.id = id
    self.log = log
    self.logEpoch = logEpoch
    self.scope = scope
    self.protocols = protocols
    self.schema = schema
    self.oldestSchema = oldestSchema
    self.time = time
    self.limits = limits
    self.checkpoint = checkpoint
    self.grants = grants
    self.state = state
  }

  /// The body.
  public var json: JSON {
    var object: JSONObject = [
      "id": .string(id), "log": .string(log), "logEpoch": JSON(logEpoch),
      "scope": .string(scope), "protocols": .array(protocols.map { JSON($0) }),
      "schema": ["newest": JSON(schema), "oldest": JSON(oldestSchema)],
      "time": .string(time.rfc3339), "limits": limits.json,
      "grants": .array(grants.map(\.json)),
    ]
    object["checkpoint"] = checkpoint.map { .string($0) }
    object["state"] = state?.json
    return .object(object)
  }

  /// Reads a body; grants that can't be read are left out, so they give nothing.
  /// - Throws: `.malformed`.
  public init(json: JSON) throws(Problem) {
    guard let id = json["id"]?.string, !id.isEmpty, let log = json["log"]?.string,
      let logEpoch = json["logEpoch"]?.int, let scope = json["scope"]?.string,
      let schema = json["schema"]?["newest"]?.int,
      let time = json["time"]?.string.flatMap({ Instant(rfc3339: $0) })
    else { throw Problem(.malformed, ["code": "node.form"]) }
    self.init(
      id: id, log: log, logEpoch: logEpoch, scope: scope,
      protocols: (json["protocols"]?.array ?? []).compactMap(\.int), schema: schema,
      oldestSchema: json["schema"]?["oldest"]?.int ?? schema, time: time,
      limits: ProtocolLimits(json: json["limits"] ?? .null),
      checkpoint: json["checkpoint"]?.string,
      grants: (json["grants"]?.array ?? []).compactMap { Grant($0) },
      state: NodeState(json: json["state"]))
  }

  /// Whether the node speaks this protocol.
  public var isUnderstood: Bool { protocols.contains(Route.version) }

  /// Whether a writer of this schema may pull; pushing always works.
  public func mayPull(schema own: Int) -> Bool { own >= oldestSchema }
}
