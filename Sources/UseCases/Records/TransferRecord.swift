import DomainModel
import JSONDiff
import LocalStore

/// Moves a record to another region's scope, where it is worked from now on.
public struct TransferRecord: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: one record, `scope` and perhaps `reason`.
  /// - Throws: `.argumentInvalid` for a code that is none, `.conflictsOpen`, `.ruleRefused` for
  ///   types that stay where they are, `.roleRefused` for who isn't an administrator of both
  ///   scopes. Nothing is written then.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(request.actor)
    let context = try desk.writing(
      as: actor, reason: request.arguments["reason"]?.string, work: request.command)
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let wanted = request.records.first ?? ""
      let stored = try transaction.resolve(wanted, preferring: request.recordTypes)
      try RevisionCheck.demand(request, wanted, stored)
      let before = stored.record
      let rules = try RuleWorld(reading: transaction, desk: desk)
        .writingContext(scope: before.scope)
      let command = RuleCommand(
        ScopeTransfer.command, arguments: request.arguments, actor: actor, now: desk.now,
        context: rules)
      let after = try ScopeTransfer.apply(command, to: before)
      try demandNoConflict(about: before, transaction)
      let moved = try transaction.update(
        before.id, to: after, command: request.command,
        arguments: desk.recorded(["scope": .string(after.scope)]))
      return outcome(moved, from: before)
    }
  }

  /// A conflict stands in the scope of its record; it would stay behind where nobody settles it.
  private func demandNoConflict(
    about record: Record, _ transaction: WriteTransaction
  ) throws(Failure) {
    try transaction.forEach(.conflict) { (stored) throws(Failure) in
      guard stored.record.status == "open", stored.record.text("record") == record.id else {
        return true
      }
      throw Failure(
        .conflictsOpen,
        ["id": .string(record.id), "number": .string(RecordPrinting.subject(record))])
    }
  }

  private func outcome(_ moved: StoredRecord, from before: Record) -> CommandOutcome {
    let subject = RecordPrinting.subject(before)
    let (old, new) = (before.scope, moved.record.scope)
    let isSame = old == new
    return CommandOutcome(
      isSame
        ? Phrase("\(subject) 已在 \(new)", "\(subject) is in \(new) already")
        : Phrase("\(subject) 已由 \(old) 移交 \(new)", "\(subject) moved from \(old) to \(new)"),
      changed: isSame ? [] : [before.id], output: RecordPrinting(now: desk.now).json(moved))
  }
}
