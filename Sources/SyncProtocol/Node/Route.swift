import JSONDiff

/// The calls of a node: the same list for client and node.
public enum Route: Sendable, Hashable {
  case node
  case enrol
  case push
  case pull
  case snapshot
  case events
  case putBlob(digest: String)
  case getBlob(digest: String)
  case headBlob(digest: String)
  case checkpoint
  case inclusion
  case consistency
  case receipts
  case relayUp
  case relayDown
  case witness

  /// What stands before every path; the protocol's version.
  public static let prefix = "/v1"
  /// The protocol's version.
  public static let version = 1

  /// The HTTP method.
  public var method: String {
    switch self {
    case .enrol, .push, .receipts, .relayUp, .witness: "POST"
    case .putBlob: "PUT"
    case .headBlob: "HEAD"
    default: "GET"
    }
  }

  /// The path, from the root of the node.
  public var path: String {
    Route.prefix + "/" + place
  }

  /// Whether it needs no device credential.
  public var isOpen: Bool { self == .node || self == .enrol || self == .checkpoint }

  private var place: String {
    switch self {
    case .node: "node"
    case .enrol: "enrolments"
    case .push, .pull: "changes"
    case .snapshot: "snapshot"
    case .events: "events"
    case .putBlob(let digest), .getBlob(let digest), .headBlob(let digest): "blobs/" + digest
    case .checkpoint: "ledger/checkpoint"
    case .inclusion: "ledger/inclusion"
    case .consistency: "ledger/consistency"
    case .receipts: "receipts"
    case .relayUp, .relayDown: "relay"
    case .witness: "ledger/witness"
    }
  }

  /// The call of a method and path (without query).
  /// - Throws: `.notFound`; `.methodNotAllowed` with `allow`.
  public init(method: String, path: String) throws(Problem) {
    let candidates = Route.at(path)
    guard !candidates.isEmpty else { throw Problem(.notFound) }
    guard let route = candidates.first(where: { $0.method == method }) else {
      let allowed = candidates.map { $0.method }.joined(separator: ", ")
      throw Problem(.methodNotAllowed, ["allow": .string(allowed)])
    }
    self = route
  }

  private static let fixed: [Route] = [
    .node, .enrol, .push, .pull, .snapshot, .events, .checkpoint, .inclusion, .consistency,
    .receipts, .relayUp, .relayDown, .witness,
  ]

  private static func at(_ path: String) -> [Route] {
    let blobs = prefix + "/blobs/"
    guard path.hasPrefix(blobs) else { return fixed.filter { $0.path == path } }
    let digest = String(path.dropFirst(blobs.count))
    guard isDigest(digest) else { return [] }
    return [.getBlob(digest: digest), .headBlob(digest: digest), .putBlob(digest: digest)]
  }

  /// `sm3:` and 64 lower-case hexadecimal digits.
  public static func isDigest(_ text: String) -> Bool {
    guard text.hasPrefix("sm3:") else { return false }
    let digits = text.utf8.dropFirst(4)
    return digits.count == 64
      && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
