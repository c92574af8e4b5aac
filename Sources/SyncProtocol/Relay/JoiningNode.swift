import DomainModel
import JSONDiff

/// What a node says of itself when it joins the node above, beside the enrolment of its device.
public struct JoiningNode: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// The name of its log.
  public var log: String
  /// The epoch of its log.
  public var logEpoch: Int
  /// The scope whose home it is.
  public var scope: String
  /// The keys by which it signs its checkpoints.
  public var keys: [EnrolmentResponse.NodeKey]

  /// Makes a node.
  public init(
    id: String, log: String, logEpoch: Int, scope: String, keys: [EnrolmentResponse.NodeKey]
  ) {
    self.id = id
    self.log = log
    self.logEpoch = logEpoch
    self.scope = scope
    self.keys = keys
  }

  /// The member `node` of the enrolment.
  public var json: JSON {
    [
      "id": .string(id), "log": .string(log), "logEpoch": JSON(logEpoch), "scope": .string(scope),
      "keys": .array(keys.map(\.json)),
    ]
  }

  /// Reads the member.
  /// - Throws: `.malformed` with the pointer.
  public init(json: JSON?) throws(Problem) {
    guard let id = json?["id"]?.string, let log = json?["log"]?.string,
      let logEpoch = json?["logEpoch"]?.int, let scope = json?["scope"]?.string,
      RegionCode.isWhole(scope)
    else { throw Problem(.malformed, ["pointer": "/node"]) }
    var keys: [EnrolmentResponse.NodeKey] = []
    for key in json?["keys"]?.array ?? [] {
      keys.append(try EnrolmentResponse.NodeKey(json: key))
    }
    self.init(id: id, log: log, logEpoch: logEpoch, scope: scope, keys: keys)
  }
}
