import DomainModel
import JSONDiff
import LocalStore

/// What was found out about a kind of terminal, so that it is asked once. Local to this store.
public struct TerminalMemory: Sendable {
  let desk: Desk
  let type: String

  /// Gives the desk and the type of the terminal, as TERM names it.
  public init(desk: Desk, type: String) {
    self.desk = desk
    self.type = type
  }

  private static let owner = "terminal"

  /// Whether it shows Chinese; nil when nobody was asked.
  public func showsChinese() throws(Failure) -> Bool? {
    try desk.store.read { (reader) throws(Failure) in
      try reader.localItem(.windowState, owner: Self.owner, id: type)?.document["chinese"]?.bool
    }
  }

  /// Keeps what the operator answered.
  public func keep(showsChinese: Bool) throws(Failure) {
    let context = WriteContext(actor: Actor.system.id, now: desk.now, work: "screen")
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.keep(
        LocalItem(
          kind: .windowState, owner: Self.owner, id: type, at: desk.now,
          document: ["chinese": .bool(showsChinese)]))
    }
  }
}
