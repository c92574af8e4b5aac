import DomainModel
import JSONDiff

/// How a node is, as its desks show it on the duty board.
public struct NodeState: Sendable, Hashable {
  /// What the machine of the node has left.
  public var capacity: NodeCapacity?
  /// The link to the node above; nil without one.
  public var upstream: UpstreamReading?
  /// The nodes below.
  public var below: [NodeBelow]

  /// Makes a state.
  public init(
    capacity: NodeCapacity? = nil, upstream: UpstreamReading? = nil, below: [NodeBelow] = []
  ) {
    self.capacity = capacity
    self.upstream = upstream
    self.below = below
  }

  /// The member `state` of the description.
  public var json: JSON {
    var object: JSONObject = ["below": .array(below.map(\.json))]
    object["capacity"] = capacity?.json
    object["upstream"] = upstream?.json
    return .object(object)
  }

  /// Reads the member; nil when there is none.
  public init?(json: JSON?) {
    guard let json, json.object != nil else { return nil }
    self.init(
      capacity: NodeCapacity(json: json["capacity"]),
      upstream: UpstreamReading(json: json["upstream"]),
      below: (json["below"]?.array ?? []).compactMap { NodeBelow(json: $0) })
  }
}

/// What the machine of a node has left.
public struct NodeCapacity: Sendable, Hashable {
  /// Bytes of the store's files.
  public var storeBytes: Int
  /// Bytes free on its disk.
  public var freeBytes: Int
  /// The load of the last minute, as a share of the processors in percent.
  public var loadPercent: Int

  /// Makes a reading.
  public init(storeBytes: Int, freeBytes: Int, loadPercent: Int) {
    self.storeBytes = storeBytes
    self.freeBytes = freeBytes
    self.loadPercent = loadPercent
  }

  var json: JSON {
    [
      "storeBytes": JSON(storeBytes), "freeBytes": JSON(freeBytes),
      "loadPercent": JSON(loadPercent),
    ]
  }

  init?(json: JSON?) {
    guard let store = json?["storeBytes"]?.int, let free = json?["freeBytes"]?.int,
      let load = json?["loadPercent"]?.int
    else { return nil }
    self.init(storeBytes: store, freeBytes: free, loadPercent: load)
  }
}

/// How the exchange of a node with the one above it goes.
public struct UpstreamReading: Sendable, Hashable {
  /// What an exchange last came to.
  public enum Word: String, Sendable {
    /// None was tried yet.
    case starting
    /// Everything is here and there.
    case synced
    /// Changes wait on one side.
    case behind
    /// The node above can't be reached.
    case unreachable
    /// The exchange stopped: another node, another history, or access taken away.
    case stopped
  }

  /// What it last came to.
  public var word = Word.starting
  /// The last exchange that came to its end.
  public var lastSuccess: Instant?
  /// Changes here that the node above doesn't have.
  public var queue = 0
  /// Changes above that this node doesn't have.
  public var lag = 0
  /// Whether both sides hold the same set of the scope; nil before it could be compared.
  public var isEqual: Bool?
  /// What stopped it, as a dotted code.
  public var problem: String?

  /// Before the first exchange.
  public init() {}

  /// As desks and administrators get it.
  public var json: JSON {
    var object: JSONObject = [
      "state": .string(word.rawValue), "queue": JSON(queue), "lag": JSON(lag),
      "lastSuccessAt": lastSuccess.map { .string($0.rfc3339) } ?? .null,
    ]
    object["equal"] = isEqual.map { .bool($0) }
    object["problem"] = problem.map { .string($0) }
    return .object(object)
  }

  init?(json: JSON?) {
    guard let word = json?["state"]?.string.flatMap(Word.init(rawValue:)) else { return nil }
    self.word = word
    queue = json?["queue"]?.int ?? 0
    lag = json?["lag"]?.int ?? 0
    lastSuccess = json?["lastSuccessAt"]?.string.flatMap { Instant(rfc3339: $0) }
    isEqual = json?["equal"]?.bool
    problem = json?["problem"]?.string
  }
}

/// A node below, as the one above knows it.
public struct NodeBelow: Sendable, Hashable {
  /// What it is called.
  public var name: String
  /// The scope whose home it is.
  public var scope: String
  /// What it had not sent when it called last.
  public var queue: Int
  /// When it called last; nil when it never did.
  public var seenAt: Instant?

  /// Makes a node.
  public init(name: String, scope: String, queue: Int, seenAt: Instant?) {
    self.name = name
    self.scope = scope
    self.queue = queue
    self.seenAt = seenAt
  }

  /// As desks and administrators get it.
  public var json: JSON {
    [
      "name": .string(name), "scope": .string(scope), "queue": JSON(queue),
      "seenAt": seenAt.map { .string($0.rfc3339) } ?? .null,
    ]
  }

  init?(json: JSON) {
    guard let name = json["name"]?.string, let scope = json["scope"]?.string else { return nil }
    self.init(
      name: name, scope: scope, queue: json["queue"]?.int ?? 0,
      seenAt: json["seenAt"]?.string.flatMap { Instant(rfc3339: $0) })
  }
}
