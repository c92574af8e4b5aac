import DomainModel
import JSONDiff
import LocalStore

/// Applies an RFC 6902 patch to a record by the same rules as the forms.
public struct EditRecord: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// - Throws: `.patchFailed` with the operation; `.fixedMember`, `.derivedMember`,
  ///   `.stateMember`, `.maskedMember`, `.recordInvalid`, `.roleRefused`, `.recordChanged`.
  ///   Nothing is written then.
  public func callAsFunction(
    _ wanted: String, patch: JSON, request: CommandRequest
  ) throws(Failure) -> CommandOutcome {
    let operations = try PatchReading.patch(patch)
    let actor = try desk.actor(request.actor)
    let context = try desk.writing(
      as: actor, reason: request.arguments["reason"]?.string, work: "edit")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let stored = try transaction.resolve(wanted, preferring: request.recordTypes)
      try RevisionCheck.demand(request, wanted, stored)
      let edited = try edited(stored, operations, actor, transaction)
      let result = try transaction.update(
        stored.record.id, to: edited, command: "edit", arguments: desk.recorded([:]))
      let subject = RecordPrinting.subject(result.record)
      let isSame = result.rev == stored.rev
      return CommandOutcome(
        isSame
          ? Phrase("\(subject)：没有改动", "\(subject): nothing to change")
          : Phrase("\(subject)：已修改", "\(subject): changed"),
        changed: isSame ? [] : [result.record.id],
        output: RecordPrinting(now: desk.now).json(result))
    }
  }

  /// The record after a patch, held to rights, rules and type.
  func edited(
    _ stored: StoredRecord, _ patch: JSONPatch, _ actor: Actor, _ transaction: WriteTransaction
  ) throws(Failure) -> Record {
    let before = stored.record
    guard !before.isDeleted else { throw Failure(.recordDeleted, ["id": .string(before.id)]) }
    guard let type = before.type else {
      throw Failure(.unknownType, ["type": .string(before.typeName)])
    }
    let patched = try PatchReading.apply(patch, to: .object(before.members))
    guard let members = patched.object else {
      throw Failure(.recordInvalid, ["id": .string(before.id), "text": "not an object"])
    }
    var after = Record(TimeForms.stored(members, type: type))
    let world = RuleWorld(reading: transaction, desk: desk)
    let rules = try world.writingContext(scope: before.scope)
    try EditRight(actor: actor, now: desk.now, context: rules)
      .demand(before, changing: patch.operations.map { "\($0.path)" })
    try setStatus(&after, before: before, type, actor, rules)
    try EditRules(type).check(from: withStatus(of: after, before), to: after)
    after = EditConsequences.derived(after, before: before, now: desk.now, context: rules)
    try RecordValidation.check(after)
    return after
  }

  /// The status of some types is set by `edit`; the state machine decides who may.
  private func setStatus(
    _ after: inout Record, before: Record, _ type: RecordType, _ actor: Actor,
    _ rules: RuleContext
  ) throws(Failure) {
    guard let status = after.status, status != before.status,
      StateMachine.of(type)?.transitions(of: "edit").isEmpty == false
    else { return }
    let outcome = try TransitionRules.apply(
      "edit", to: before, arguments: ["status": .string(status)], actor: actor, now: desk.now,
      context: rules)
    after["steps"] = outcome.record["steps"]
  }

  /// The record before, with what the state machine has already allowed.
  private func withStatus(of after: Record, _ before: Record) -> Record {
    guard before["steps"] != after["steps"] else { return before }
    var allowed = before
    allowed["status"] = after["status"]
    allowed["steps"] = after["steps"]
    return allowed
  }
}
