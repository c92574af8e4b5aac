import DomainModel
import JSONDiff
import LocalStore

/// Unmasks members of a record for a reason; the look is a record of its own, without the value.
public struct RevealMember: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `pointer`: such as `/contact/phone`; a dotted path is understood too.
  /// Throws `.roleRefused` for viewers and data stewards and where the level is too low;
  ///   `.memberUnknown`.
  public func callAsFunction(
    _ wanted: String, pointer text: String, reason: String, actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    guard !reason.allSatisfy(\.isWhitespace) else { throw .missing("reason", of: "reveal") }
    let path = try MemberPointer.parse(text)
    let pointer = path.description
    let actor = try desk.unlockedActor(asked)
    // The trace is the program's own, so that an undo never takes it back.
    let context = try desk.writing(as: .system, reason: reason, work: "reveal")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let stored = try transaction.resolve(wanted)
      let record = stored.record
      try demand(record, pointer, actor, transaction)
      guard let value = JSON.object(record.members).value(at: path) else {
        throw Failure(.memberUnknown, ["member": .string(pointer), "id": .string(record.id)])
      }
      try transaction.create(
        AccessRecord.reveal(
          record, member: pointer, reason: reason, actor: actor, id: desk.newID(), now: desk.now),
        command: "reveal")
      let shown = value.string ?? value.canonicalText
      return CommandOutcome(
        Phrase("", ""),
        output: [
          "id": .string(record.id), "field": .string(pointer), "value": value,
          "until": .string(desk.now.adding(seconds: 60).rfc3339),
        ], text: Phrase(shown, shown))
    }
  }

  private func demand(
    _ record: Record, _ pointer: String, _ actor: Actor, _ transaction: WriteTransaction
  ) throws(Failure) {
    let right = RevealRight(actor: actor, day: desk.today, units: UnitTree(transaction))
    let level = right.level(for: record)
    let hidden = Masking.masked(record, level: level).texts("masked")
    let isHidden = hidden.contains { $0 == pointer || $0.hasPrefix(pointer + "/") }
    guard level > 0, !isHidden else {
      var details: JSONObject = [
        "id": .string(record.id), "command": "reveal", "member": .string(pointer),
      ]
      details["number"] = record.number.map(JSON.string)
      throw Failure(.roleRefused, details)
    }
  }
}

/// Records of who looked at what; they hold no values.
enum AccessRecord {
  static func reveal(
    _ record: Record, member: String, reason: String, actor: Actor, id: String, now: Instant
  ) -> Record {
    var access = Record([
      "id": .string(id), "type": "access", "schema": 1, "scope": .string(record.scope),
      "kind": "reveal", "at": .string(now.rfc3339), "by": .string(actor.id),
      "record": .string(record.id), "members": .array([.string(member)]),
      "reason": .string(reason), "result": "done", "createdAt": .string(now.rfc3339),
      "createdBy": .string(actor.id),
    ])
    access["drill"] = record["drill"]
    return access
  }
}
