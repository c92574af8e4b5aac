import JSONDiff

extension RecordCreation {
  /// A record as an import brings it: its own status stays, envelope members that are missing are made,
  /// clocks are derived, reference types arrive published.
  ///
  /// A grievance beyond its first state without a process trace gets one step `import`, from which its
  /// clocks are counted. Rights are those of `new`.
  /// - Throws: `.unknownType`, `.roleRefused`, `.recordInvalid`, `.numberRange`, `.recordTooLarge`.
  public static func imported(
    _ members: JSONObject, actor: Actor, now: Instant, context: RuleContext
  ) throws(Failure) -> Record {
    var record = Record(members)
    guard let type = record.type else {
      throw Failure(.unknownType, ["type": .string(record.typeName)])
    }
    let command = RuleCommand(
      "import", arguments: members, actor: actor, now: now, context: context)
    completeEnvelope(&record, type, command)
    let machine = StateMachine.of(type)
    if record.status == nil, type != .alert {
      let isReference = machine?.transitions(of: "withdraw").isEmpty == false
      let arrives = isReference && machine?.state("published") != nil ? "published" : nil
      record["status"] = (arrives ?? machine?.initialStatus).map { .string($0) }
    }
    if type == .grievance { record = importedGrievance(record, command) }
    let creation = machine?.transitions.first { $0.from.isEmpty }
    if !actor.isSystem, let refusal = CreationRights.refusal(creation, record, command) {
      throw refusal
    }
    try RecordValidation.check(record)
    return record
  }

  private static func completeEnvelope(
    _ record: inout Record, _ type: RecordType, _ command: RuleCommand
  ) {
    for member in TypeDeclaration.of(type).members where member.mergeClass == .view {
      record[member.name] = nil
    }
    if record.id.isEmpty { record["id"] = .string(command.context.newID()) }
    record["schema"] = record["schema"] ?? JSON(schema)
    if record.scope.isEmpty { record["scope"] = .string(scope(of: record, command)) }
    let createdAt = record.createdAt ?? command.now
    record["createdAt"] = .string(createdAt.rfc3339)
    if record.text("createdBy") == nil { record["createdBy"] = .string(command.actor.id) }
    if record.updatedAt == nil { record["updatedAt"] = .string(createdAt.rfc3339) }
    if record.text("updatedBy") == nil { record["updatedBy"] = record["createdBy"] }
  }

  private static func importedGrievance(_ record: Record, _ command: RuleCommand) -> Record {
    var grievance = record
    if grievance["round"] == nil { grievance["round"] = 1 }
    if grievance["urgency"] == nil { grievance["urgency"] = "normal" }
    if grievance.steps.isEmpty, let status = grievance.status, status != "registered" {
      var step: JSONObject = [
        "id": "import", "at": grievance["createdAt"] ?? .string(command.now.rfc3339),
        "command": "import", "to": .string(status),
        "by": grievance["createdBy"] ?? .string(command.actor.id),
      ]
      step["until"] = grievance["suspension"]?["until"]
      grievance["steps"] = .array([.object(step)])
    }
    return GrievanceClocks.derived(
      grievance, calendar: command.context.calendar, settings: command.context.clocks)
  }
}
