import JSONDiff

/// The guards of other records than grievances that are checked: by record, actor and context alone.
enum PlainGuard: String, CaseIterable {
  case notItsInspector, named, ownOnlyTodo, supervisedOrRisk, dataBureau, noPending, pendingDraft
  case pendingUnderReview
}

/// Checks the guards of other records than grievances.
enum PlainGuards {
  /// - Returns: the name of the rule when it was waived for a desk of one.
  /// - Throws: `.ruleRefused`; with `unchecked` for a guard that this program doesn't know how to
  ///   check: what nobody checks isn't let through.
  static func check(
    _ name: String, _ command: RuleCommand, _ record: Record
  ) throws(Failure) -> String? {
    let rule = record.typeName + "." + name
    guard let known = PlainGuard(rawValue: name) else { throw .unchecked(rule: rule) }
    switch known {
    case .notItsInspector:
      return try twoPersons(
        !record.texts("inspectors").contains(command.actor.id), rule, command, [.supervisor])
    case .named:
      try demand(record.texts("inspectors").contains(command.actor.id), rule, [.inspector])
    case .ownOnlyTodo:
      let isOwnTask = ["todo", "planStep"].contains(record.text("kind"))
      let isSupervisor = Authority.has(
        .supervisor, on: record, actor: command.actor, at: command.now, context: command.context)
      try demand(isOwnTask || isSupervisor, rule, [.supervisor])
    case .supervisedOrRisk:
      try demand(["supervised", "risk"].contains(record.text("kind")), rule, [])
    case .dataBureau: try demand(isOfDataBureau(command, record), rule, [.dataSteward])
    case .noPending: try demand(record["pending"] == nil, rule, [])
    case .pendingDraft:
      try demand(record["pending"]?["status"]?.string == "draft", rule, [.dataSteward])
    case .pendingUnderReview:
      try demand(record["pending"]?["status"]?.string == "underReview", rule, [.dataSteward])
    }
    return nil
  }

  private static func demand(
    _ isTrue: Bool, _ rule: String, _ roles: Set<Role>
  ) throws(Failure) {
    if !isTrue { throw .refused(rule: rule, whoMay: roles) }
  }

  /// A rule that needs two persons; waived, and named in the step, where one works alone.
  static func twoPersons(
    _ isTrue: Bool, _ rule: String, _ command: RuleCommand, _ roles: Set<Role>
  ) throws(Failure) -> String? {
    if isTrue { return nil }
    if command.context.isSingleOperator { return rule }
    throw .refused(rule: rule, whoMay: roles)
  }

  /// A grant without unit acts for every unit of its scope, so also for the data bureau.
  private static func isOfDataBureau(_ command: RuleCommand, _ record: Record) -> Bool {
    command.actor.grants.contains { grant in
      guard grant.role == .dataSteward,
        grant.covers(record, on: command.now.civilDate, ancestors: command.context.ancestors)
      else { return false }
      guard let unit = grant.unit else { return true }
      return command.context.unit(unit)?.texts("bureau").contains("data") == true
    }
  }
}
