import JSONDiff

/// Writes what the table says that a command writes.
enum EffectWriter {
  static func write(
    _ transition: Transition, _ command: RuleCommand, to record: inout Record,
    note: inout StepWriter.Note
  ) throws(Failure) {
    for effect in transition.effects {
      guard let value = command.arguments[effect.argument], value != .null, value != "" else {
        if effect.isRequired { throw .missing(effect.argument, of: command.name) }
        continue
      }
      if effect.argument == "until" { note.until = try command.requiredTime("until") }
      guard let member = effect.member, member != "status" else { continue }
      try write(value, effect, member, command, to: &record, note: &note)
    }
    if command.name == "note" { try addNote(command, to: &record) }
  }

  private static func write(
    _ value: JSON, _ effect: Effect, _ member: String, _ command: RuleCommand,
    to record: inout Record, note: inout StepWriter.Note
  ) throws(Failure) {
    if effect.appends {
      record[member] = .array(record.list(member) + [element(value, command, member, record)])
      return
    }
    let kind = record.type.flatMap { TypeDeclaration.of($0).member(member)?.kind }
    if kind == .unit {
      note.unit = try command.requiredUnit(effect.argument).id
      if record.text(member) != note.unit { record["assignee"] = nil }
    }
    if kind == .time, let text = value.string {
      guard let time = Instant(rfc3339: text) else { throw .invalid(effect.argument, "time.form") }
      record[member] = .string(time.rfc3339)
      return
    }
    record[member] = value
  }

  /// An element of an append-only list: an object argument is taken as it is, a text becomes `text`.
  static func element(
    _ value: JSON, _ command: RuleCommand, _ member: String, _ record: Record
  ) -> JSON {
    var object = value.object ?? ["text": value]
    if object["id"] == nil {
      object["id"] = .string(StepWriter.freeID(command, in: record, list: member))
    }
    object["at"] = .string(command.now.rfc3339)
    object["by"] = .string(command.actor.id)
    return .object(object)
  }

  /// Adds a note to a record.
  static func addNote(_ command: RuleCommand, to record: inout Record) throws(Failure) {
    let text = try command.required("text")
    record["notes"] = .array(
      record.list("notes") + [element(.string(text), command, "notes", record)])
  }
}
