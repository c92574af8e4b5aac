import JSONDiff

/// Writes elements of the process trace.
public enum StepWriter {
  /// What a step says beside command and states.
  struct Note {
    var reason: String?
    var unit: String?
    var until: Instant?
    var waived: String?
  }

  /// Adds a step to the record and sets its status.
  static func write(
    _ command: RuleCommand, from: String?, to: String?, note: Note, in record: inout Record
  ) {
    var step: JSONObject = [
      "id": .string(freeID(command, in: record)), "at": .string(command.now.rfc3339),
      "by": .string(command.actor.id), "command": .string(command.name),
    ]
    step["from"] = from.map { .string($0) }
    step["to"] = to.map { .string($0) }
    step["reason"] = note.reason.map { .string($0) }
    step["unit"] = note.unit.map { .string($0) }
    step["until"] = note.until.map { .string($0.rfc3339) }
    step["waived"] = note.waived.map { .string($0) }
    record["steps"] = .array(record.list("steps") + [.object(step)])
    if let to { record["status"] = .string(to) }
  }

  /// The record with the step of a command that leaves its state as it is, where its type has
  /// states, and marked as changed by it.
  public static func traced(_ command: RuleCommand, _ record: Record) -> Record {
    var traced = record
    if record.type.flatMap(StateMachine.of) != nil {
      write(
        command, from: record.status, to: record.status,
        note: Note(reason: command.text("reason")), in: &traced)
    }
    stamp(command, &traced)
    return traced
  }

  /// The id of an element that this command adds: the step's id, with a count when it is taken.
  static func freeID(_ command: RuleCommand, in record: Record, list: String = "steps") -> String {
    let base = command.context.stepID ?? "t" + String(command.now.milliseconds, radix: 36)
    let taken = Set(record.list(list).compactMap { $0["id"]?.string })
    var id = base
    var count = 1
    while taken.contains(id) {
      count += 1
      id = base + "." + String(count)
    }
    return id
  }

  /// Marks the record as changed by the command.
  static func stamp(_ command: RuleCommand, _ record: inout Record) {
    record["updatedAt"] = .string(command.now.rfc3339)
    record["updatedBy"] = .string(command.actor.id)
  }
}
