import DomainModel
import JSONDiff
import LocalStore

/// Reminds the operator of a record at a time: for oneself, without effect on clocks.
public struct RemindOfRecord: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: `at`, and `text` if anything is to be said.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    guard let at = request.arguments["at"]?.string.flatMap({ Instant(rfc3339: $0) }) else {
      throw .missing("at", of: "remind")
    }
    let actor = try desk.unlockedActor(request.actor)
    let context = WriteContext(actor: actor.id, now: desk.now, work: "remind")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let record = try transaction.resolve(request.records.first ?? "").record
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
}
