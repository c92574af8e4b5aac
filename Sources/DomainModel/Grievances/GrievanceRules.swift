import JSONDiff

/// The commands of grievances, whole: states, guards, what they write, clocks.
public enum GrievanceRules {
  /// The grievance after a command, with what else it makes.
  ///
  /// - Throws: as `TransitionRules.apply`, and `.personalData` when a reply holds ids or telephone
  ///   numbers and `confirmedPersonalData` isn't true.
  public static func apply(
    _ name: String, to record: Record, arguments: JSONObject = [:], actor: Actor, now: Instant,
    context: RuleContext
  ) throws(Failure) -> TransitionOutcome {
    let command = RuleCommand(
      name, arguments: arguments, actor: actor, now: now, context: context)
    return try apply(command, to: record)
  }

  static func apply(
    _ command: RuleCommand, to record: Record
  ) throws(Failure) -> TransitionOutcome {
    let transition = try TransitionRules.permitted(command, on: record)
    var change = GrievanceChange(command, record, transition)
    for name in transition.guards {
      change.note.waived = try GrievanceGuards.check(name, change) ?? change.note.waived
    }
    try write(&change)
    return finished(change)
  }

  private static func write(_ change: inout GrievanceChange) throws(Failure) {
    switch change.command.name {
    case "decline": try decline(&change)
    case "answer", "resolve": try reply(&change)
    case "merge": try merge(&change)
    case "unmerge": unmerge(&change)
    case "split": try split(&change)
    case "assign": try assign(&change)
    case "mediate": try mediate(&change)
    case "sign": sign(&change)
    case "return": change.note.reason = try change.command.required("reason")
    case "uphold": uphold(&change)
    case "overrule": overrule(&change)
    case "suspend": try suspend(&change)
    case "resume": change.record["suspension"] = nil
    case "extend": try askExtension(&change)
    case "grant", "deny": decideExtension(&change)
    default: try writeLater(&change)
    }
  }

  private static func writeLater(_ change: inout GrievanceChange) throws(Failure) {
    switch change.command.name {
    case "visit": try visit(&change)
    case "reopen": try reopen(&change)
    case "agree": try agree(&change)
    case "fail": try fail(&change)
    case "urge": urge(&change)
    case "inspect": try inspect(&change)
    case "next": claim(&change)
    case "note": try EffectWriter.addNote(change.command, to: &change.record)
    default: break
    }
  }

  /// Writes step, clocks and who changed it.
  private static func finished(_ change: GrievanceChange) -> TransitionOutcome {
    var record = change.record
    let command = change.command
    switch command.name {
    case "remind": return TransitionOutcome(record: change.before)
    case "note", "next": break
    default:
      if change.target != change.status { record["claim"] = nil }
      StepWriter.write(
        command, from: change.status, to: change.target, note: change.note, in: &record)
      record = GrievanceClocks.derived(
        record, calendar: command.context.calendar, settings: command.context.clocks)
    }
    StepWriter.stamp(command, &record)
    return TransitionOutcome(record: record, created: change.created, changed: change.changed)
  }
}
