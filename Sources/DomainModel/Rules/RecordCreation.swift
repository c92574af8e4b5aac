import JSONDiff

/// Makes new records: the envelope, the first status, what is derived, rights and flaws.
public enum RecordCreation {
  /// The schema version that this program writes.
  public static let schema = 1

  /// A new record of these members.
  ///
  /// Id, number, scope and times may be given; status, steps and clocks are made here.
  /// `command`: the creating one (`new`, `open`, `raise`, …); nil takes the type's first.
  /// - Throws: `.roleRefused`, `.recordInvalid` with `flaws`, `.recordTooLarge`, `.derivedMember`;
  ///   the store's failure where it couldn't answer the rules.
  public static func created(
    _ type: RecordType, members: JSONObject, command name: String? = nil, actor: Actor,
    now: Instant, context: RuleContext
  ) throws(Failure) -> Record {
    try context.answering { () throws(Failure) in
      try made(type, members, name, actor, now, context)
    }
  }

  private static func made(
    _ type: RecordType, _ members: JSONObject, _ name: String?, _ actor: Actor, _ now: Instant,
    _ context: RuleContext
  ) throws(Failure) -> Record {
    let machine = StateMachine.of(type)
    let creation = machine?.transitions.first {
      $0.from.isEmpty && (name == nil || $0.command == name)
    }
    let command = RuleCommand(
      creation?.command ?? "new", arguments: members, actor: actor, now: now, context: context)
    var record = try enveloped(type, members, command)
    record["status"] = firstStatus(creation, machine, record).map { .string($0) }
    record = derivedAtCreation(record, command)
    if let refusal = CreationRights.refusal(creation, record, command) { throw refusal }
    try RecordValidation.check(record)
    return record
  }

  private static func enveloped(
    _ type: RecordType, _ members: JSONObject, _ command: RuleCommand
  ) throws(Failure) -> Record {
    var record = Record(members)
    for member in TypeDeclaration.of(type).members where isMadeHere(member, of: type) {
      record[member.name] = nil
    }
    let context = command.context
    if record.id.isEmpty { record["id"] = .string(context.newID()) }
    record["type"] = .string(type.rawValue)
    record["schema"] = JSON(schema)
    if record.scope.isEmpty { record["scope"] = .string(scope(of: record, command)) }
    record["createdAt"] = .string((record.createdAt ?? command.now).rfc3339)
    if record.text("createdBy") == nil { record["createdBy"] = .string(command.actor.id) }
    if record.number == nil, TypeDeclaration.letters[type] != nil {
      record["number"] = context.newNumber(type, record.scope).map { .string($0) }
    }
    if record.drill == nil, let drill = context.drill { record["drill"] = .string(drill) }
    StepWriter.stamp(command, &record)
    return record
  }

  /// Derived members are computed, views never stored; of a grievance only commands write the state.
  private static func isMadeHere(_ member: MemberDeclaration, of type: RecordType) -> Bool {
    switch member.mergeClass {
    case .view: return true
    case .derived:
      return ![
        "provider", "identity", "flaws", "ordinal", "dueAt", "code", "colour",
        "areas", "signature", "version", "colourUnknown", "bounds", "group",
      ].contains(member.name)
    case .state: return type == .grievance && member.name != "scope"
    default: return false
    }
  }

  /// The place's region, else the unit's scope, else the widest scope of the actor.
  static func scope(of record: Record, _ command: RuleCommand) -> String {
    if let region = record.placeRegion, !region.isEmpty { return region }
    let unit = record.responsibleUnit.flatMap(command.context.unit)
    if let scope = unit?.scope, !scope.isEmpty { return scope }
    let scopes = command.actor.grants.filter { $0.isInForce(on: command.now.civilDate) }
    return scopes.map(\.scope).min { $0.utf8.count < $1.utf8.count } ?? ""
  }

  /// Types whose status is set by `edit` may be made in any of their states.
  private static func firstStatus(
    _ creation: Transition?, _ machine: StateMachine?, _ record: Record
  ) -> String? {
    if record.type == .alert { return nil }
    if let given = record.status, machine?.transitions(of: "edit").isEmpty == false,
      machine?.state(given) != nil
    {
      return given
    }
    return creation?.target.status(from: nil) ?? machine?.initialStatus
  }

  private static func derivedAtCreation(_ record: Record, _ command: RuleCommand) -> Record {
    guard record.type == .grievance else { return record }
    var grievance = record
    grievance["round"] = 1
    if grievance["urgency"] == nil { grievance["urgency"] = "normal" }
    return GrievanceClocks.derived(
      grievance, calendar: command.context.calendar, settings: command.context.clocks)
  }
}
