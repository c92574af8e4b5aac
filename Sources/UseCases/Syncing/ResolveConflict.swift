import DomainModel
import JSONDiff
import LocalStore

/// Settles a conflict by a normal change of the record, and the conflict with it, in one
/// transaction that one undo takes back.
public struct ResolveConflict: Sendable {
  /// What is to stand.
  public enum Choice: Sendable {
    /// The same side in all fields.
    case all(SyncPort.FieldChoice)
    /// A value for each pointer; fields that aren't named stay as the home has them.
    case values(JSONObject)
  }

  let desk: Desk
  let port: SyncPort

  /// Gives the desk and the way to what settles.
  public init(desk: Desk, port: SyncPort) {
    self.desk = desk
    self.port = port
  }

  /// - Throws: `.notFound`; `.transitionRefused` for one that isn't open; `.stateMember` where a
  ///   state would be taken over (its command must be given again); `.argumentInvalid` for a
  ///   pointer that isn't in dispute; `.roleRefused`. Nothing is written then.
  public func callAsFunction(
    _ wanted: String, choice: Choice, actor asked: String?
  ) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(asked)
    let context = try desk.writing(as: actor, group: desk.newID(), work: "conflicts")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let conflict = try transaction.resolve(wanted, types: [.conflict])
      let id = conflict.record.text("record") ?? ""
      guard let subject = try transaction.record(id) else {
        throw Failure(.notFound, ["id": .string(id)])
      }
      let rules = try RuleWorld(reading: transaction, desk: desk)
        .context(scope: subject.record.scope)
      let settled = try TransitionRules.apply(
        "resolve", to: conflict.record, actor: actor, now: desk.now, context: rules)
      let patch = try port.settlement(
        conflict.record, choices(choice, conflict.record), subject.record)
      let isEdited = !patch.operations.isEmpty
      // The conflict first: once the record has the disputed value, the home would withdraw the
      // conflict by itself and find nothing to settle.
      let closed = try transaction.update(
        conflict.record.id, to: signed(settled.record, isEdited, transaction),
        command: "conflict.resolve")
      if isEdited {
        try EditRight(actor: actor, now: desk.now, context: rules)
          .demand(subject.record, changing: patch.operations.map { "\($0.path)" })
        try edit(subject, patch, transaction, rules)
      }
      let title = subject.record.number ?? subject.record.title
      return CommandOutcome(
        Phrase("\(title)：冲突已解决", "\(title): conflict settled"),
        changed: [subject.record.id, conflict.record.id],
        output: RecordPrinting(now: desk.now).json(closed))
    }
  }

  private func choices(
    _ choice: Choice, _ conflict: Record
  ) throws(Failure) -> [String: SyncPort.FieldChoice] {
    let pointers = conflict.list("fields").compactMap { $0["id"]?.string }
    switch choice {
    case .all(let side): return Dictionary(uniqueKeysWithValues: pointers.map { ($0, side) })
    case .values(let values):
      for name in values.names where !pointers.contains(name) {
        throw .invalid("take", name)
      }
      return Dictionary(
        uniqueKeysWithValues: values.map {
          ($0.name, .value($0.value == .null ? nil : $0.value))
        })
    }
  }

  private func edit(
    _ subject: StoredRecord, _ patch: JSONPatch, _ transaction: WriteTransaction,
    _ rules: RuleContext
  ) throws(Failure) {
    let patched = try PatchReading.apply(patch, to: .object(subject.record.members))
    let record = EditConsequences.derived(
      Record(patched.object ?? [:]), before: subject.record, now: desk.now, context: rules)
    try RecordValidation.check(record)
    try transaction.update(record.id, to: record, command: "edit")
  }

  /// Which change settled it: the record's, when there is one to make, else the conflict's own.
  private func signed(
    _ conflict: Record, _ isEdited: Bool, _ transaction: WriteTransaction
  ) -> Record {
    var signed = conflict
    signed["settledBy"] = [
      "device": .string(transaction.identity.device),
      "epoch": JSON(Int(transaction.identity.epoch)),
      "number": JSON(Int(transaction.upcomingNumber) + (isEdited ? 1 : 0)),
    ]
    return signed
  }
}
