import DomainModel
import JSONDiff
import SyncProtocol

/// What a node keeps about the node above it.
public struct UpstreamMembership: Sendable, Hashable {
  /// The id of the node above.
  public var node: String
  /// The name of its log.
  public var log: String
  /// The epoch of its log.
  public var logEpoch: Int
  /// The device as which this node calls.
  public var device: String
  /// The sequence of its log up to which it has been taken here.
  public var read = 0
  /// The sequence of the log here up to which the node above has it, as it last said.
  public var sent = 0
  /// This node's checkpoint with the line of the node above as its witness, as text.
  public var cosigned: String?
  /// How often the home of this node's scope has moved, from 1.
  public var homeEpoch = 1
  /// The sequence above at which the home moved here, until all that was held there is here.
  var handover: Int?
  /// The last record of it that is here.
  var handedOver = ""

  private static let key = "upstream"

  init(node: String, log: String, logEpoch: Int, device: String) {
    self.node = node
    self.log = log
    self.logEpoch = logEpoch
    self.device = device
  }

  /// Reads the membership; nil for a node without one above.
  static func read(_ reading: any NodeReading) throws(Failure) -> UpstreamMembership? {
    guard let json = try reading.json(.node, key) else { return nil }
    guard let node = json["node"]?.string, let log = json["log"]?.string,
      let logEpoch = json["logEpoch"]?.int, let device = json["device"]?.string
    else { throw Failure(.storeCorrupt, ["text": "upstream"]) }
    var membership = UpstreamMembership(node: node, log: log, logEpoch: logEpoch, device: device)
    membership.read = json["read"]?.int ?? 0
    membership.sent = json["sent"]?.int ?? 0
    membership.cosigned = json["cosigned"]?.string
    membership.homeEpoch = json["homeEpoch"]?.int ?? 1
    membership.handover = json["handover"]?.int
    membership.handedOver = json["handedOver"]?.string ?? ""
    return membership
  }

  func write(_ writing: any NodeWriting) throws(Failure) {
    var object: JSONObject = [
      "node": .string(node), "log": .string(log), "logEpoch": JSON(logEpoch),
      "device": .string(device), "read": JSON(read),
      "sent": JSON(sent), "homeEpoch": JSON(homeEpoch),
    ]
    object["cosigned"] = cosigned.map { .string($0) }
    object["handover"] = handover.map { JSON($0) }
    if !handedOver.isEmpty { object["handedOver"] = .string(handedOver) }
    try writing.set(.object(object), .node, UpstreamMembership.key)
  }

  /// As the administrator gets it from a program that doesn't serve.
  func status(last: Int) -> JSON {
    [
      "node": .string(node), "read": JSON(read), "sent": JSON(sent),
      "queue": JSON(max(0, last - sent)), "cosigned": .bool(cosigned != nil),
      "homeEpoch": JSON(homeEpoch), "isHandedOver": .bool(handover == nil),
    ]
  }
}
