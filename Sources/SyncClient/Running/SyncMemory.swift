import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol

/// What the store remembers about its node, as settings.
public enum SyncSetting {
  /// The node's address; missing while the desk works alone.
  public static let node = LocalStore.nodeSetting
  /// Ids and keys that the enrolment gave.
  public static let enrolment = "sync.enrolment"
  /// How far the node's log has been read.
  public static let cursor = "sync.cursor"
  /// When the node was last reached and everything exchanged.
  public static let lastSuccess = "sync.lastSuccessAt"
  /// What the last sync ended with: `ok`, or the code of a failure.
  public static let state = "sync.state"
  /// Where a snapshot goes on: its last key and the sequence that it began at.
  static let snapshot = "sync.snapshot"
  /// The last alert number of each scope, as the node announced it.
  static let alerts = "sync.alerts"
  /// The node's last signed tree head that was verified.
  static let checkpoint = "sync.checkpoint"
  /// When it was verified.
  public static let checkpointTime = "sync.checkpointAt"
  /// Alert numbers that the node announced and never gave, by scope.
  public static let missingAlerts = "sync.missingAlerts"
  /// How the node said that it is, when it was last reached.
  public static let nodeState = "sync.nodeState"
  /// Scopes that are to be erased.
  static let forgetting = "sync.forgetting"
  /// What is to be confirmed to the node with the next file.
  static let fileReceipts = "sync.fileReceipts"
  /// The store's epoch for which what is held was last known to be covered by the grants.
  static let coveredEpoch = "sync.coveredEpoch"
}

/// Who the desk is at its node.
public struct EnrolledDesk: Sendable, Hashable {
  /// The node's address.
  public var url: String
  /// The node's id; anything else is another node.
  public var node: String
  /// The device's id.
  public var device: String
  /// The log's name, once it was seen.
  public var log: String?
  /// The log's epoch, once it was seen.
  public var logEpoch: Int?

  /// Reads what the store remembers; nil for a desk that works alone.
  public init?(_ reader: some StoreReading) throws(Failure) {
    guard let url = try reader.setting(SyncSetting.node)?.string,
      let enrolment = try reader.setting(SyncSetting.enrolment),
      let node = enrolment["node"]?.string, let device = enrolment["device"]?.string
    else { return nil }
    self.url = url
    self.node = node
    self.device = device
    log = enrolment["log"]?.string
    logEpoch = enrolment["logEpoch"]?.int
  }

  /// Holds the node that answers to the one that was enrolled with.
  /// - Throws: `node.changed` for another node, log or epoch; `node.protocol` for a protocol that
  ///   this program doesn't speak.
  func check(_ description: NodeDescription) throws(Failure) {
    guard description.id == node, log ?? description.log == description.log,
      logEpoch ?? description.logEpoch == description.logEpoch
    else {
      throw Failure(
        .nodeChanged, ["expected": .string(node), "found": .string(description.id)])
    }
    guard description.isUnderstood else {
      throw Failure(.nodeProtocol, ["text": "protocol.version"])
    }
  }
}
