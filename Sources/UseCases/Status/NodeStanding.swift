import DomainModel
import JSONDiff

/// How the node was when it was last reached, as the duty board shows it.
public struct NodeStanding: Sendable, Hashable {
  /// A node that this one exchanges with.
  public struct Neighbour: Sendable, Hashable {
    /// What it is called; the node above has no name here.
    public let name: String
    /// The scope whose home it is; empty for the node above.
    public let scope: String
    /// How the exchange goes; the node below says nothing of it.
    public let state: String?
    /// Changes that the lower of both has not sent yet.
    public let queue: Int
    /// Changes that the lower of both has not taken yet.
    public let lag: Int
    /// When both exchanged last.
    public let seenAt: Instant?
  }

  /// The node above; nil without one.
  public let upstream: Neighbour?
  /// The nodes below.
  public let below: [Neighbour]
  /// Bytes free on the node's disk; nil when it doesn't say.
  public let freeBytes: Int?
  /// The load of its processors in percent.
  public let loadPercent: Int?
  /// As the node said it.
  let json: JSON

  /// Reads what the node said; nil when it said nothing.
  public init?(_ json: JSON?) {
    guard let json, json.object != nil else { return nil }
    self.json = json
    freeBytes = json["capacity"]?["freeBytes"]?.int
    loadPercent = json["capacity"]?["loadPercent"]?.int
    upstream = json["upstream"].map { Neighbour($0, seen: "lastSuccessAt") }
    below = (json["below"]?.array ?? []).map { Neighbour($0, seen: "seenAt") }
  }
}

extension NodeStanding.Neighbour {
  fileprivate init(_ json: JSON, seen: String) {
    name = json["name"]?.string ?? ""
    scope = json["scope"]?.string ?? ""
    state = json["state"]?.string
    queue = json["queue"]?.int ?? 0
    lag = json["lag"]?.int ?? 0
    seenAt = json[seen]?.string.flatMap { Instant(rfc3339: $0) }
  }
}
