import DomainModel
import JSONDiff
import LocalStore

/// Adds a note to records of any type; everyone who sees a record sees its notes.
public struct NoteRecord: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// - Throws: `.argumentMissing` without `text`; `.roleRefused` where the record isn't covered.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    guard let text = request.arguments["text"]?.string, !text.isEmpty else {
      throw .missing("text", of: "note")
    }
    let actor = try desk.actor(request.actor)
    let group = request.records.count > 1 ? desk.newID() : nil
    let context = try desk.writing(as: actor, group: group, work: "note")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(transaction))
      var changed: [StoredRecord] = []
      for wanted in request.records {
        let stored = try transaction.resolve(wanted, preferring: request.recordTypes)
        try right.demand(stored.record)
        changed.append(try add(text, to: stored.record, actor, transaction))
      }
      let printing = RecordPrinting(now: desk.now)
      let output: JSON =
        changed.count == 1
        ? printing.json(changed[0]) : ["items": .array(changed.map { printing.json($0) })]
      return CommandOutcome(
        sentence(changed), changed: changed.map(\.record.id), output: output,
        group: group)
    }
  }

  private func sentence(_ noted: [StoredRecord]) -> Phrase {
    guard noted.count == 1, let record = noted.first?.record else {
      return Phrase("已加备注 \(noted.count) 条", "Note added to \(noted.count) records")
    }
    let subject = RecordPrinting.subject(record)
    return Phrase("\(subject)：已加备注", "\(subject): note added")
  }

  private func add(
    _ text: String, to record: Record, _ actor: Actor, _ transaction: WriteTransaction
  ) throws(Failure) -> StoredRecord {
    var noted = record
    let note: JSON = [
      "id": .string(desk.newID()), "at": .string(desk.now.rfc3339), "by": .string(actor.id),
      "text": .string(text),
    ]
    noted["notes"] = .array(record.list("notes") + [note])
    return try transaction.update(
      record.id, to: noted, command: "note", arguments: desk.recorded([:]))
  }
}
