import DomainModel
import JSONDiff
import LocalStore

/// Settles conflicts by normal changes of their records, and the conflicts with them, in one
/// transaction that one undo takes back.
public struct ResolveConflict: Sendable {
  /// What is to stand.
  public enum Choice: Sendable {
    /// The same side in all fields.
    case all(SyncPort.FieldChoice)
    /// A choice for each pointer; fields that aren't named stay as the home has them.
    case fields([String: SyncPort.FieldChoice])
  }

  let desk: Desk
  let port: SyncPort

  /// Gives the desk and the way to what settles.
  public init(desk: Desk, port: SyncPort) {
    self.desk = desk
    self.port = port
  }

  /// A state is taken over by giving its command again on the present state; where the rules
  /// refuse it now, nothing is written. Of several conflicts each is settled or refused by itself.
  ///
  /// - Parameters:
  ///   - wanted: the conflicts.
  ///   - choice: what is to stand.
  ///   - alike: whether every open conflict of the same pattern is settled in the same way.
  ///   - isPreview: only says what would stand.
  ///   - asked: who acts.
  /// - Returns: the changed records and conflicts; of several, which were refused.
  /// - Throws: `.notFound`; `.transitionRefused` for one that isn't open, or where the command is
  ///   refused now; `.ruleRefused`, `.argumentInvalid`, `.roleRefused`. Nothing is written then.
  public func callAsFunction(
    _ wanted: [String], choice: Choice, alike: Bool = false, isPreview: Bool = false,
    actor asked: String?
  ) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(asked)
    guard !isPreview else {
      return try desk.store.read { (reader) throws(Failure) in
        let ids = try self.ids(wanted, choice, alike, reader)
        return try ConflictPreview(desk: desk, port: port, actor: actor, reader: reader)
          .outcome(ids, choice)
      }
    }
    let context = try desk.writing(as: actor, group: desk.newID(), work: "conflicts")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let ids = try self.ids(wanted, choice, alike, transaction)
      guard ids.count > 1 else {
        return try settleOne(ids.first ?? "", choice, actor, transaction)
      }
      return try settleAll(ids, choice, actor, transaction)
    }
  }

  private func ids<Reading: StoreReading>(
    _ wanted: [String], _ choice: Choice, _ alike: Bool, _ reading: Reading
  ) throws(Failure) -> [String] {
    var ids: [String] = []
    for name in wanted {
      let first = try reading.resolve(name, types: [.conflict])
      if !ids.contains(first.record.id) { ids.append(first.record.id) }
      guard alike else { continue }
      for id in try ConflictPattern(first.record, reading)?.alike(in: reading) ?? []
      where !ids.contains(id) {
        ids.append(id)
      }
    }
    return ids
  }

  private func settleOne(
    _ id: String, _ choice: Choice, _ actor: Actor, _ transaction: WriteTransaction
  ) throws(Failure) -> CommandOutcome {
    let (plan, closed) = try settle(id, choice, actor, transaction)
    let title = RecordPrinting.subject(plan.subject.record)
    return CommandOutcome(
      Phrase("\(title)：冲突已解决", "\(title): conflict settled"),
      changed: [plan.subject.record.id, id], output: RecordPrinting(now: desk.now).json(closed))
  }

  private func settleAll(
    _ ids: [String], _ choice: Choice, _ actor: Actor, _ transaction: WriteTransaction
  ) throws(Failure) -> CommandOutcome {
    var changed: [String] = []
    var refused: [CommandOutcome.Refusal] = []
    for id in ids {
      do throws(Failure) {
        _ = try settle(id, try aligned(choice, id, transaction), actor, transaction)
        changed.append(id)
      } catch {
        guard !error.code.isOfTheStore else { throw error }
        refused.append(CommandOutcome.Refusal(record: id, failure: error))
      }
    }
    return CommandOutcome(
      Phrase(
        "已解决 \(changed.count) 个冲突" + (refused.isEmpty ? "" : "，\(refused.count) 个未解决"),
        "\(changed.count) conflicts settled"
          + (refused.isEmpty ? "" : ", \(refused.count) not")), changed: changed,
      refused: refused, output: BulkReport.json(changed, refused, group: nil),
      exitStatus: changed.isEmpty ? refused.first?.failure.exitStatus ?? 0 : 0)
  }

  /// A choice by pointer goes by member in other records, whose elements have other ids.
  private func aligned(
    _ choice: Choice, _ id: String, _ transaction: WriteTransaction
  ) throws(Failure) -> Choice {
    guard case .fields(let choices) = choice,
      let conflict = try transaction.record(id)?.record,
      let pattern = try ConflictPattern(conflict, transaction)
    else { return choice }
    let byMember = Dictionary(
      choices.map { (pattern.member($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    var own: [String: SyncPort.FieldChoice] = [:]
    for pointer in conflict.list("fields").compactMap({ $0["id"]?.string }) {
      own[pointer] = byMember[pattern.member(pointer)]
    }
    return .fields(own)
  }

  private func settle(
    _ id: String, _ choice: Choice, _ actor: Actor, _ transaction: WriteTransaction
  ) throws(Failure) -> (ConflictPlan, StoredRecord) {
    let conflict = try transaction.resolve(id, types: [.conflict])
    let planning = ConflictPlanning(desk: desk, port: port, actor: actor, reading: transaction)
    let plan = try planning.plan(conflict, choice)
    let rules = try RuleWorld(reading: transaction, desk: desk)
      .writingContext(scope: plan.subject.record.scope)
    let settled = try TransitionRules.apply(
      "resolve", to: conflict.record, actor: actor, now: desk.now, context: rules)
    // The command is judged before anything is written, for a bulk goes on after a refusal.
    let after = try EditedSubject(desk: desk, actor: actor, rules: rules).after(plan)
    let replayed = try plan.replay.map { (change) throws(Failure) in
      try planning.replayed(change, on: after, rules)
    }
    // The conflict first: once the record has the disputed value, the home would withdraw the
    // conflict by itself and find nothing to settle.
    let closed = try transaction.update(
      conflict.record.id, to: signed(settled.record, plan.isEdited, transaction),
      command: "conflict.resolve")
    try transaction.update(after.id, to: after, command: "edit")
    if let replayed, let change = plan.replay {
      for record in replayed.created { try transaction.create(record, command: change.command) }
      for record in replayed.changed + [replayed.record] {
        try transaction.update(
          record.id, to: record, command: change.command, arguments: change.arguments)
      }
    }
    if plan.buries { try transaction.bury(after.id, command: "edit") }
    return (plan, closed)
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

/// The disputed record with the edits of a plan, held to rights and type.
struct EditedSubject {
  let desk: Desk
  let actor: Actor
  let rules: RuleContext

  func after(_ plan: ConflictPlan) throws(Failure) -> Record {
    let before = plan.subject.record
    let pointers = plan.patch.operations.map { "\($0.path)" } + (plan.buries ? ["/deleted"] : [])
    guard !pointers.isEmpty else { return before }
    try EditRight(actor: actor, now: desk.now, context: rules).demand(before, changing: pointers)
    let patched = try PatchReading.apply(plan.patch, to: .object(before.members))
    let record = EditConsequences.derived(
      Record(patched.object ?? [:]), before: before, now: desk.now, context: rules)
    try RecordValidation.check(record)
    return record
  }
}
