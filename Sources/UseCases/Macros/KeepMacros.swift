import DomainModel
import JSONDiff
import LocalStore

/// An operator's own macros: named lists of command lines, without the records that they are given.
/// They never leave this store.
public struct KeepMacros: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Refuses an operator whose key is locked, before anything else is said.
  public func demandUnlocked(_ asked: String?) throws(Failure) {
    _ = try desk.unlockedActor(asked)
  }

  /// Keeps a macro in place of the one of its name.
  public func keep(
    _ name: String, steps: [String], actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    let actor = try desk.unlockedActor(asked)
    try desk.store.write(by: context(actor)) { (transaction) throws(Failure) in
      try transaction.keep(
        LocalItem(
          kind: .macro, owner: actor.id, id: name, at: desk.now,
          document: ["steps": .array(steps.map(JSON.string))]))
    }
    return CommandOutcome(
      Phrase("已存宏“\(name)”，共 \(steps.count) 步", "Macro “\(name)” kept, \(steps.count) steps"),
      output: Self.json(name, steps), text: Phrase("", ""))
  }

  /// Forgets a macro.
  /// - Throws: `.macroUnknown`.
  public func drop(_ name: String, actor asked: String? = nil) throws(Failure) -> CommandOutcome {
    let actor = try desk.unlockedActor(asked)
    let steps = try steps(of: name, actor: asked)
    try desk.store.write(by: context(actor)) { (transaction) throws(Failure) in
      try transaction.drop(.macro, owner: actor.id, id: name)
    }
    return CommandOutcome(
      Phrase("已删宏“\(name)”", "Macro “\(name)” forgotten"), output: Self.json(name, steps),
      text: Phrase("", ""))
  }

  /// The command lines of a macro.
  /// - Throws: `.macroUnknown` with the names that there are.
  public func steps(of name: String, actor asked: String? = nil) throws(Failure) -> [String] {
    let all = try all(actor: asked)
    guard let macro = all.first(where: { $0.name == name }) else {
      throw Failure(
        .macroUnknown,
        ["value": .string(name), "candidates": .array(all.map { .string($0.name) })])
    }
    return macro.steps
  }

  /// All of them, by name.
  public func all(actor asked: String? = nil) throws(Failure) -> [(name: String, steps: [String])] {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      return try reader.localItems(.macro, owner: actor.id).map { item in
        (name: item.id, steps: (item.document["steps"]?.array ?? []).compactMap(\.string))
      }.sorted { $0.name < $1.name }
    }
  }

  /// Prints all of them.
  public func list(actor asked: String? = nil) throws(Failure) -> CommandOutcome {
    let all = try all(actor: asked)
    return .read([
      "items": .array(all.map { Self.json($0.name, $0.steps) }), "next": .null,
      "total": .number(JSONNumber(all.count)),
    ])
  }

  private static func json(_ name: String, _ steps: [String]) -> JSON {
    ["name": .string(name), "steps": .array(steps.map(JSON.string))]
  }

  private func context(_ actor: Actor) -> WriteContext {
    WriteContext(actor: actor.id, now: desk.now, work: "macro")
  }
}
