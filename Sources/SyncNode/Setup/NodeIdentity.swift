import DomainModel
import JSONDiff

/// What sets this node apart from all others.
public struct NodeIdentity: Sendable, Hashable {
  /// The node's id; its own changes have it as their device.
  public var id: String
  /// The log's name; also that of its checkpoints, so it ends in `/sm3`.
  public var log: String
  /// Raised when the log begins anew.
  public var logEpoch: Int
  /// The epoch of the node's own changes.
  public var epoch: Int
  /// The scope whose home it is; empty until the first invitation names it.
  public var scope: String

  private static let key = "identity"

  /// Reads the identity; nil in a new store.
  static func read(_ reading: any NodeReading) throws(Failure) -> NodeIdentity? {
    guard let json = try reading.json(.node, key) else { return nil }
    guard let id = json["id"]?.string, let log = json["log"]?.string,
      let logEpoch = json["logEpoch"]?.int, let epoch = json["epoch"]?.int
    else { throw Failure(.storeCorrupt, ["text": "identity"]) }
    return NodeIdentity(
      id: id, log: log, logEpoch: logEpoch, epoch: epoch, scope: json["scope"]?.string ?? "")
  }

  func write(_ writing: any NodeWriting) throws(Failure) {
    try writing.set(
      .object([
        "id": .string(id), "log": .string(log), "logEpoch": JSON(logEpoch), "epoch": JSON(epoch),
        "scope": .string(scope),
      ]), .node, NodeIdentity.key)
  }

  /// Draws the identity of a new node.
  static func drawn(_ environment: NodeEnvironment) -> NodeIdentity {
    let id = environment.newID()
    let epoch = environment.random(6).reduce(0) { $0 << 8 | Int($1) }
    return NodeIdentity(id: id, log: "dutydesk/\(id)/sm3", logEpoch: 1, epoch: epoch, scope: "")
  }
}

extension NodeReading {
  /// A JSON value of the books.
  func json(_ book: Book, _ key: String) throws(Failure) -> JSON? {
    guard let bytes = try value(book, key) else { return nil }
    do {
      return try JSON.parse(bytes)
    } catch {
      throw Failure(.storeCorrupt, ["text": .string(book.rawValue + " " + key)])
    }
  }

  /// A whole number of the books, 0 when there is none.
  func number(_ book: Book, _ key: String) throws(Failure) -> Int {
    try json(book, key)?.int ?? 0
  }
}

extension NodeWriting {
  func set(_ json: JSON?, _ book: Book, _ key: String) throws(Failure) {
    try set(json.map { $0.canonicalBytes() }, book, key)
  }
}
