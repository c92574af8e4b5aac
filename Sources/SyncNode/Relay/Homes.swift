import DomainModel
import JSONDiff
import SyncProtocol

/// A node below, and how far its log has been taken.
struct HomeBelow: Sendable, Hashable {
  /// The scope whose home it is.
  var scope: String
  /// The device as which it calls.
  var device: String
  /// Its node's id.
  var node: String
  /// The name of its log.
  var log: String
  /// The epoch of its log.
  var logEpoch: Int
  /// Its keys, for its checkpoints.
  var keys: [EnrolmentResponse.NodeKey]
  /// The sequence of its log up to which it is here.
  var taken = 0
  /// The last of its checkpoints that this node cosigned, as text.
  var witnessed: String?
  /// How many of its changes hadn't been sent yet when it called last.
  var queue = 0
  /// The sequence here at which the home moved there with what was held here; nil when it began empty.
  var handover: Int?
  /// How often the home has moved, from 1.
  var homeEpoch = 1

  var json: JSON {
    var object: JSONObject = [
      "homeEpoch": JSON(homeEpoch),
      "device": .string(device), "node": .string(node), "log": .string(log),
      "logEpoch": JSON(logEpoch), "taken": JSON(taken), "queue": JSON(queue),
      "keys": .array(keys.map(\.json)),
    ]
    object["witnessed"] = witnessed.map { .string($0) }
    object["handover"] = handover.map { JSON($0) }
    return .object(object)
  }

  init(
    scope: String, device: String, node: String, log: String, logEpoch: Int,
    keys: [EnrolmentResponse.NodeKey]
  ) {
    self.scope = scope
    self.device = device
    self.node = node
    self.log = log
    self.logEpoch = logEpoch
    self.keys = keys
  }

  init?(scope: String, _ json: JSON?) {
    guard let device = json?["device"]?.string, let node = json?["node"]?.string,
      let log = json?["log"]?.string, let logEpoch = json?["logEpoch"]?.int
    else { return nil }
    self.init(
      scope: scope, device: device, node: node, log: log, logEpoch: logEpoch,
      keys: (json?["keys"]?.array ?? []).compactMap { try? EnrolmentResponse.NodeKey(json: $0) })
    taken = json?["taken"]?.int ?? 0
    queue = json?["queue"]?.int ?? 0
    witnessed = json?["witnessed"]?.string
    handover = json?["handover"]?.int
    homeEpoch = json?["homeEpoch"]?.int ?? 1
  }
}

/// Which records have their home in a node below.
struct Homes {
  /// The nodes below.
  let below: [HomeBelow]

  init(_ reading: any NodeReading) throws(Failure) {
    var below: [HomeBelow] = []
    for entry in try reading.values(.home, prefix: "") {
      if let home = HomeBelow(scope: entry.key, try? JSON.parse(entry.value)) { below.append(home) }
    }
    self.below = below
  }

  /// The node below that is the home of a scope; nil when this node is, or one above.
  func home(of scope: String) -> HomeBelow? {
    below.first { RegionCode.isPrefix($0.scope, of: scope) }
  }

  /// The node below that calls as a device.
  func home(calling device: String) -> HomeBelow? { below.first { $0.device == device } }

  /// A node below whose scope is within this one or around it.
  func overlapping(_ scope: String) -> HomeBelow? {
    below.first {
      RegionCode.isPrefix($0.scope, of: scope) || RegionCode.isPrefix(scope, of: $0.scope)
    }
  }
}

extension NodeWriting {
  func keep(_ home: HomeBelow) throws(Failure) { try set(home.json, .home, home.scope) }
}

/// What a desk is answered about a change whose home is below, as long as it may ask.
struct ForwardedChange: Sendable, Hashable {
  /// The node above that proposed it here, when it did.
  var proposedBy: String?
  /// What became of it; nil while it is on its way.
  var answer: OutcomeLine?

  var json: JSON {
    var object: JSONObject = [:]
    object["proposedBy"] = proposedBy.map { .string($0) }
    object["answer"] = answer.map { .object($0.json) }
    return .object(object)
  }

  static func read(
    _ origin: ChangeOrigin, _ reading: any NodeReading
  ) throws(Failure) -> ForwardedChange? {
    guard let json = try reading.json(.forwarded, origin.key) else { return nil }
    return ForwardedChange(
      proposedBy: json["proposedBy"]?.string,
      answer: json["answer"]?.object.flatMap { try? OutcomeLine(json: $0) })
  }
}
