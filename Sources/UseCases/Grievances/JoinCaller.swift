import DomainModel
import JSONDiff
import LocalStore

/// Registers a caller's order and merges it into the case that the caller means, as one change.
///
/// The order keeps number, contact, reply and visit of its own. What the caller didn't tell is the
/// case's: kind, title, content, category and place.
public struct JoinCaller: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `members`: what was typed. `target`: the case's id.
  /// Throws what `new` and `merge` refuse; nothing is written then.
  public func callAsFunction(
    _ members: JSONObject, into target: String, actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(asked)
    let context = try desk.writing(
      as: actor, group: desk.newID(), work: "grievance.join")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let known = try transaction.resolve(target, types: [.grievance]).record
      let world = RuleWorld(reading: transaction, desk: desk)
      let filled = Self.filled(members, from: known)
      let rules = try world.writingContext(
        scope: filled["place"]?["region"]?.string ?? known.scope)
      let created = try RecordCreation.created(
        .grievance, members: TimeForms.stored(filled, type: .grievance), actor: actor,
        now: desk.now, context: rules)
      let merged = try TransitionRules.apply(
        "merge", to: created, arguments: ["into": .string(known.id)], actor: actor, now: desk.now,
        context: rules)
      try transaction.create(
        created, command: "grievance.new", arguments: desk.recorded([:]))
      let stored = try transaction.update(
        created.id, to: merged.record, command: "grievance.merge",
        arguments: desk.recorded(["into": .string(known.id)]))
      let (own, other) = (RecordPrinting.subject(merged.record), RecordPrinting.subject(known))
      return CommandOutcome(
        Phrase("已登记 \(own)，并入 \(other)", "\(own) registered and joined to \(other)"),
        changed: [created.id], output: RecordPrinting(now: desk.now).json(stored))
    }
  }

  private static let shared = ["kind", "title", "content", "category", "place"]

  private static func filled(_ members: JSONObject, from known: Record) -> JSONObject {
    var filled = members
    for name in shared where filled[name] == nil { filled[name] = known[name] }
    if filled["source"] == nil { filled["source"] = "hotline12345" }
    return filled
  }
}
