import DomainModel
import JSONDiff
import LocalStore

/// What was found out about a kind of terminal, so that it is asked once. Local to this store.
public struct TerminalMemory: Sendable {
  let desk: Desk
  /// What the terminal is called.
  public let name: String

  /// Gives the desk and what the terminal is called: its type, and its program where that is known.
  public init(desk: Desk, name: String) {
    self.desk = desk
    self.name = name
  }

  private static let owner = "terminal"
  private static let chinese = "chinese"

  /// Whether it shows Chinese; nil when nobody was asked.
  public func showsChinese() throws(Failure) -> Bool? { try finding()[Self.chinese]?.bool }

  /// Keeps what the operator answered.
  public func keep(showsChinese: Bool) throws(Failure) {
    try keep([Self.chinese: .bool(showsChinese)])
  }

  /// All that is known of it; empty before it was asked.
  public func finding() throws(Failure) -> JSONObject {
    try desk.store.read { (reader) throws(Failure) in
      try reader.localItem(.windowState, owner: Self.owner, id: name)?.document ?? [:]
    }
  }

  /// Keeps what was found out; what else is known stays.
  public func keep(_ members: JSONObject) throws(Failure) {
    let context = WriteContext(actor: Actor.system.id, now: desk.now, isBulk: true, work: "screen")
    var document = try finding()
    for (name, value) in members { document[name] = value }
    let item = LocalItem(
      kind: .windowState, owner: Self.owner, id: name, at: desk.now, document: document)
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.keep(item)
    }
  }
}
