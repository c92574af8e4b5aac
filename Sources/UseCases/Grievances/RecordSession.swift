import DomainModel
import JSONDiff
import LocalStore

/// Records a session of a mediation (调解): when it was, who mediated, what was said.
public struct RecordSession: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: `text`, and `at` and `mediator` if they aren't now and the operator.
  /// - Throws: `.argumentMissing`, `.argumentInvalid`; `.transitionRefused` for an order that isn't
  ///   in mediation; what `EditRecord` throws.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.unlockedActor(request.actor)
    guard let text = request.arguments["text"]?.string, !text.isEmpty else {
      throw .missing("text", of: "session")
    }
    let context = try desk.writing(as: actor, work: "session")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let wanted = request.records.first ?? ""
      let stored = try transaction.resolve(wanted, types: [.grievance])
      try RevisionCheck.demand(request, wanted, stored)
      guard stored.record.status == "mediating" else { throw refusal(stored.record) }
      let session = try session(text, request.arguments, by: actor)
      let sessions = JSON.array(stored.record.list("sessions") + [session])
      let edited = try EditRecord(desk: desk).edited(
        stored, try PatchReading.patch([["op": "add", "path": "/sessions", "value": sessions]]),
        actor, transaction)
      let result = try transaction.update(
        stored.record.id, to: edited, command: "edit", arguments: desk.recorded([:]))
      let count = result.record.list("sessions").count
      let subject = RecordPrinting.subject(result.record)
      return CommandOutcome(
        Phrase("\(subject)：已记第 \(count) 次调解", "\(subject): session \(count) recorded"),
        changed: [result.record.id], output: RecordPrinting(now: desk.now).json(result))
    }
  }

  private func session(
    _ text: String, _ arguments: JSONObject, by actor: Actor
  ) throws(Failure) -> JSON {
    var at = desk.now
    if let given = arguments["at"]?.string {
      guard let moment = Instant(rfc3339: given) else { throw .invalid("at", "time.form") }
      at = moment
    }
    return [
      "id": .string(desk.newID()), "at": .string(at.rfc3339), "text": .string(text),
      "mediator": .string(arguments["mediator"]?.string ?? actor.name),
    ]
  }

  private func refusal(_ record: Record) -> Failure {
    var details: JSONObject = [
      "id": .string(record.id), "type": .string(record.typeName), "command": "session",
      "status": .string(record.status ?? ""), "allowedFrom": ["mediating"],
      "rule": "grievance.session",
    ]
    details["number"] = record.number.map(JSON.string)
    return Failure(.transitionRefused, details)
  }
}
