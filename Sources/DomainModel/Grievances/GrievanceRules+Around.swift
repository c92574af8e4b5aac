import JSONDiff

extension GrievanceRules {
  /// How long `next` keeps an order for one desk.
  public static let claimSeconds = 600

  static func claim(_ change: inout GrievanceChange) {
    change.record["claim"] = [
      "by": .string(change.command.actor.id),
      "until": .string(change.now.adding(seconds: claimSeconds).rfc3339),
    ]
  }

  /// A supervised task, yellow at first and red again; due after one working day.
  static func urge(_ change: inout GrievanceChange) {
    let isAgain = change.before.steps.contains { $0.command == "urge" }
    var task = envelope(.task, change)
    task["kind"] = "supervised"
    task["title"] = .string("督办：" + change.before.title)
    task["text"] = change.command.text("reason").map { .string($0) }
    task["about"] = .string(change.before.id)
    task["leadUnit"] = change.before.responsibleUnit.map { .string($0) }
    task["light"] = isAgain ? "red" : "yellow"
    let due = change.context.calendar.adding(workingDays: 1, to: change.now)
    task["dueAt"] = .string(due.rfc3339)
    task["status"] = "open"
    change.note.unit = change.before.responsibleUnit
    change.created.append(task)
  }

  /// A case check of the subject; its published result drafts the reply.
  static func inspect(_ change: inout GrievanceChange) throws(Failure) {
    let contactSubject = change.before["contact"]?["subject"]?.string
    guard let subject = change.command.text("subject") ?? contactSubject else {
      throw .missing("subject", of: "inspect")
    }
    guard let inspectors = change.command.arguments["inspectors"]?.array, !inspectors.isEmpty else {
      throw .missing("inspectors", of: "inspect")
    }
    var check = envelope(.inspection, change)
    check["subject"] = .string(subject)
    check["checkKind"] = "case"
    check["source"] = change.before.text("kind") == "report" ? "clue" : "complaint"
    check["unit"] = .string(
      change.command.text("unit") ?? change.before.responsibleUnit ?? change.command.actor.unit)
    check["inspectors"] = .array(inspectors)
    check["place"] = change.before["place"]
    check["links"] = .array([link("cause", change.before.id, change)])
    check["status"] = "assigned"
    change.record["links"] = .array(
      change.before.list("links") + [link("follows", check.id, change)])
    change.created.append(check)
  }

  /// The members that every record made beside a grievance has.
  private static func envelope(_ type: RecordType, _ change: GrievanceChange) -> Record {
    var record = Record([
      "id": .string(change.context.newID()), "type": .string(type.rawValue),
      "schema": JSON(RecordCreation.schema), "scope": .string(change.before.scope),
      "createdAt": .string(change.now.rfc3339), "createdBy": .string(change.command.actor.id),
    ])
    record["number"] = change.context.newNumber(type, change.before.scope).map { .string($0) }
    record["drill"] = change.before["drill"]
    StepWriter.stamp(change.command, &record)
    return record
  }
}
