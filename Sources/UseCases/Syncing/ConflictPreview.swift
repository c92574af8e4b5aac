import DomainModel
import JSONDiff
import LocalStore

/// Says what settling conflicts would make of their records; nothing is written.
struct ConflictPreview {
  let desk: Desk
  let port: SyncPort
  let actor: Actor
  let reader: StoreReader

  /// For each conflict the fields before and after, masked, and the command that would be given
  /// again.
  func outcome(
    _ ids: [String], _ choice: ResolveConflict.Choice
  ) throws(Failure) -> CommandOutcome {
    var items: [JSON] = []
    for id in ids { items.append(.object(try item(id, choice))) }
    return .read([
      "items": .array(items), "next": .null, "total": .number(JSONNumber(items.count)),
    ])
  }

  private func item(
    _ id: String, _ choice: ResolveConflict.Choice
  ) throws(Failure) -> JSONObject {
    let conflict = try reader.resolve(id, types: [.conflict])
    let planning = ConflictPlanning(desk: desk, port: port, actor: actor, reading: reader)
    let plan = try planning.plan(conflict, choice)
    let before = plan.subject.record
    let rules = try RuleWorld(reading: reader, desk: desk).context(scope: before.scope)
    _ = try TransitionRules.apply(
      "resolve", to: conflict.record, actor: actor, now: desk.now, context: rules)
    var after = try EditedSubject(desk: desk, actor: actor, rules: rules).after(plan)
    if let change = plan.replay { after = try planning.replayed(change, on: after, rules).record }
    let printing = RecordPrinting(now: desk.now)
    let patch = JSONDiffer.patch(
      from: .object(printing.masked(before, revealed: []).members),
      to: .object(printing.masked(after, revealed: []).members))
    var item: JSONObject = [
      "id": .string(conflict.record.id), "type": "conflict",
      "title": .string(RecordPrinting.title(of: before)),
      "record": .string(before.id), "patch": patch.json, "deletes": .bool(plan.buries),
    ]
    item["number"] = before.number.map { .string($0) }
    item["command"] = plan.replay.map { .string($0.command) }
    return item
  }
}
