import DomainModel
import JSONDiff
import LocalStore

/// Reminds the operator of a record at a time, or no more: for oneself, without effect on clocks.
public struct RemindOfRecord: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: `at`, and `text` if anything is to be said; or `done`, which drops all of one's own
  /// reminders of the record.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    if request.arguments["done"] == true { return try drop(request) }
    guard let at = request.arguments["at"]?.string.flatMap({ Instant(rfc3339: $0) }) else {
      throw .missing("at", of: "remind")
    }
    let actor = try desk.unlockedActor(request.actor)
    let context = WriteContext(actor: actor.id, now: desk.now, work: "remind")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let record = try transaction.resolve(
        request.records.first ?? "", preferring: request.recordTypes
      ).record
      try ReadingRight(actor: actor, day: desk.today, units: UnitTree(transaction))
        .demand(record)
      let text = request.arguments["text"]?.string
      try transaction.keep(
        LocalItem(
          kind: .reminder, owner: actor.id, id: desk.newID(), record: record.id, at: at,
          document: text.map { ["text": .string($0)] } ?? [:]))
      let subject = RecordPrinting.subject(record)
      let time = at.localText(.minute)
      return CommandOutcome(
        Phrase("\(time) 提醒您 \(subject)", "You will be reminded of \(subject) at \(time)"),
        output: ["record": .string(record.id), "at": .string(at.rfc3339)], text: Phrase("", ""))
    }
  }

  private func drop(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.unlockedActor(request.actor)
    let context = WriteContext(actor: actor.id, now: desk.now, work: "remind")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let record = try transaction.resolve(
        request.records.first ?? "", preferring: request.recordTypes
      ).record
      let own = try transaction.localItems(.reminder, owner: actor.id)
        .filter { $0.record == record.id }
      for item in own { try transaction.drop(.reminder, owner: actor.id, id: item.id) }
      let subject = RecordPrinting.subject(record)
      return CommandOutcome(
        own.isEmpty
          ? Phrase("\(subject) 没有您的提醒", "You have no reminder of \(subject)")
          : Phrase("\(subject) 不再提醒", "No more reminders of \(subject)"),
        output: ["record": .string(record.id), "dropped": .number(JSONNumber(own.count))],
        text: Phrase("", ""))
    }
  }
}
