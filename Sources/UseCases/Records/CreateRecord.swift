import DomainModel
import JSONDiff
import LocalStore

/// Makes a record of any type, by the rights of `new`.
public struct CreateRecord: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `members`: what the operator gives; id, number, status and clocks are made.
  /// `command`: the name in history, such as `grievance.new`.
  /// Throws `.recordInvalid`, `.roleRefused`, `.memberUnknown`; nothing is written then.
  public func callAsFunction(
    _ type: RecordType, members: JSONObject, command: String, actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(asked)
    let context = try desk.writing(as: actor, work: command)
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let scope = try scope(of: members, actor: actor, in: transaction)
      let world = RuleWorld(reading: transaction, desk: desk)
      let record = try RecordCreation.created(
        type, members: TimeForms.stored(members, type: type), actor: actor, now: desk.now,
        context: try world.writingContext(scope: scope))
      let stored = try transaction.create(
        record, command: command, arguments: desk.recorded([:]))
      let subject = RecordPrinting.subject(record)
      return CommandOutcome(
        Phrase("已登记 \(subject)", "\(subject) registered"), changed: [record.id],
        output: RecordPrinting(now: desk.now).json(stored))
    }
  }

  /// Where the calendar and the number come from; the rules decide the record's own scope.
  private func scope(
    of members: JSONObject, actor: Actor, in reading: some StoreReading
  ) throws(Failure) -> String {
    if let scope = members["scope"]?.string ?? members["place"]?["region"]?.string { return scope }
    if let scope = try reading.record(actor.unit)?.record.scope { return scope }
    return try reading.setting(DeskSetting.scope)?.string ?? ""
  }
}
