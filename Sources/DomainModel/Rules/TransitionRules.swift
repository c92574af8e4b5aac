import JSONDiff

/// Applies commands to records by the transition tables.
public enum TransitionRules {
  /// The record after a command, with what else it makes; nothing is written on a failure.
  ///
  /// - Throws: `.transitionRefused` (wrong state; `allowedFrom` says which), `.roleRefused`,
  ///   `.ruleRefused` (a guard), `.argumentMissing`, `.argumentInvalid`, `.unitUnknown`; the store's
  ///   failure where it couldn't answer the rules.
  public static func apply(
    _ name: String, to record: Record, arguments: JSONObject = [:], actor: Actor, now: Instant,
    context: RuleContext
  ) throws(Failure) -> TransitionOutcome {
    let command = RuleCommand(
      name, arguments: arguments, actor: actor, now: now, context: context)
    return try context.answering { () throws(Failure) in
      if record.type == .grievance { return try GrievanceRules.apply(command, to: record) }
      return try apply(command, to: record)
    }
  }

  private static func apply(
    _ command: RuleCommand, to record: Record
  ) throws(Failure) -> TransitionOutcome {
    let transition = try permitted(command, on: record)
    var result = record
    var note = StepWriter.Note(reason: command.text("reason"))
    for guardName in transition.guards {
      note.waived = try PlainGuards.check(guardName, command, record) ?? note.waived
    }
    try EffectWriter.write(transition, command, to: &result, note: &note)
    let target = try target(of: transition, command, record)
    StepWriter.write(command, from: record.status, to: target, note: note, in: &result)
    StepWriter.stamp(command, &result)
    return TransitionOutcome(record: result)
  }

  /// The transition that the command takes from the record's present state, when role and state allow it.
  static func permitted(
    _ command: RuleCommand, on record: Record
  ) throws(Failure) -> Transition {
    let transition = try transition(command.name, on: record, at: command.now)
    if let refusal = Authority.refusal(
      of: transition, on: record, by: command.actor, at: command.now, context: command.context)
    {
      throw refusal
    }
    return transition
  }

  /// The transition of a command from the record's present state.
  static func transition(
    _ name: String, on record: Record, at now: Instant
  ) throws(Failure) -> Transition {
    guard !record.isDeleted else { throw Failure(.recordDeleted, identity(record)) }
    guard let type = record.type, let machine = StateMachine.of(type) else {
      throw Failure(.unknownType, ["type": .string(record.typeName)])
    }
    let status = GrievanceClocks.effectiveStatus(record, at: now)
    if let transition = machine.transition(name, from: status) { return transition }
    throw Failure(.transitionRefused, refusedDetails(name, record, machine, status: status))
  }

  private static func refusedDetails(
    _ name: String, _ record: Record, _ machine: StateMachine, status: String?
  ) -> JSONObject {
    var details = identity(record)
    details["command"] = .string(name)
    details["status"] = .string(status ?? "")
    let ways = machine.transitions(of: name)
    details["allowedFrom"] = .array(
      machine.states.filter { state in ways.contains { $0.from.contains(state.name) } }
        .map { .string($0.name) })
    details["roles"] = Role.names(ways.reduce(into: []) { $0.formUnion($1.roles) })
    details["rule"] = .string(record.typeName + "." + name)
    return details
  }

  /// Id, type and number of a record for the details of a failure.
  static func identity(_ record: Record) -> JSONObject {
    var details: JSONObject = ["id": .string(record.id), "type": .string(record.typeName)]
    details["number"] = record.number.map { .string($0) }
    return details
  }

  private static func target(
    of transition: Transition, _ command: RuleCommand, _ record: Record
  ) throws(Failure) -> String? {
    guard case .computed(let names) = transition.target else {
      return transition.target.status(from: record.status)
    }
    for argument in ["status", "result"] {
      guard let word = command.text(argument) else { continue }
      guard names.contains(word) else { throw .invalid(argument, "value.unknown") }
      return word
    }
    throw .missing("status", of: command.name)
  }
}
