import JSONDiff

/// The guards of grievances.
enum GrievanceGuard: String, CaseIterable {
  case gridMatter, kind, binding, returnLimit, secondReturn, oncePerRound, asked, assignee
  case otherUnit, targetClosed, targetAnswered, reopeningDue, reopenLimit, claimed
  /// These depend on arguments, so they are checked where the command writes them.
  case scope, lane, personalData, target, unitActive, barred, tier, until, extensionLimit
  case signatures
}

/// Checks the guards of grievances that depend on record, actor and clock alone, so that hints can
/// ask them before there are arguments.
enum GrievanceGuards {
  /// - Returns: the name of the rule when it was waived for a desk of one.
  /// - Throws: `.ruleRefused`; with `unchecked` for a guard that this program doesn't know.
  static func check(_ name: String, _ change: GrievanceChange) throws(Failure) -> String? {
    guard let known = GrievanceGuard(rawValue: name) else {
      throw .unchecked(rule: "grievance." + name)
    }
    switch known {
    case .gridMatter, .kind, .binding, .asked: try checkKind(known, change)
    case .returnLimit: try returnLimit(change)
    case .secondReturn: try secondReturn(change)
    case .oncePerRound:
      if change.stepsOfRound.contains(where: { $0.command == "extend" }) {
        throw change.refused(name, whoMay: [.supervisor])
      }
    case .assignee: try assignee(change)
    case .otherUnit: return try otherUnit(change)
    case .targetClosed, .targetAnswered: try checkTarget(known, change)
    case .reopeningDue: try reopeningDue(change)
    case .reopenLimit: try reopenLimit(change)
    case .claimed: try claimed(change)
    case .scope, .lane, .personalData, .target, .unitActive, .barred, .tier, .until,
      .extensionLimit, .signatures:
      break
    }
    return nil
  }

  private static func checkKind(
    _ known: GrievanceGuard, _ change: GrievanceChange
  ) throws(Failure) {
    let record = change.before
    switch known {
    case .gridMatter:
      if !change.has(.dispatcher), record.text("kind") != "gridMatter" {
        throw change.refused(known.rawValue, whoMay: [.dispatcher, .supervisor])
      }
    case .kind:
      if record.text("kind") != "dispute" { throw change.refused("mediationOnlyForDisputes") }
    case .binding:
      if record["binding"]?.bool == true {
        throw change.refused(known.rawValue, whoMay: [.dispatcher, .supervisor])
      }
    default:
      if record["extension"]?["outcome"]?.string != "asked" {
        throw change.refused("noExtensionAsked", whoMay: [.handler])
      }
    }
  }

  private static func checkTarget(
    _ known: GrievanceGuard, _ change: GrievanceChange
  ) throws(Failure) {
    let status = target(of: change)?.status ?? ""
    let isRefused =
      known == .targetClosed
      ? status == "closed" : !["resolved", "visited", "closed"].contains(status)
    if isRefused { throw change.refused(known.rawValue) }
  }

  static func target(of change: GrievanceChange) -> Record? {
    change.before.text("mergedInto").flatMap(change.context.record)
  }

  /// A unit may return an order within two working days after it was assigned.
  private static func returnLimit(_ change: GrievanceChange) throws(Failure) {
    let limit = GrievanceClocks.clocks(of: change.before).first { $0.step == .return }
    guard let limit, limit.stoppedAt == nil, change.now > limit.dueAt else { return }
    throw change.refused(
      "returnLimit", ["limit": .string(limit.dueAt.rfc3339Local)],
      whoMay: [.dispatcher, .supervisor])
  }

  /// After a second upheld return only a supervisor names the lead.
  private static func secondReturn(_ change: GrievanceChange) throws(Failure) {
    let upheld = change.stepsOfRound.count { $0.command == "uphold" }
    if upheld >= 2, !change.has(.supervisor) {
      throw change.refused("secondReturn", whoMay: [.supervisor])
    }
  }

  /// A grid worker resolves only what is assigned to him; a handler what is his unit's.
  private static func assignee(_ change: GrievanceChange) throws(Failure) {
    let handlers = change.transition.who.filter { $0.role != .gridWorker }
    let isHandler = change.command.actor.grants.contains { grant in
      handlers.contains { $0.role.fulfilledBy.contains(grant.role) }
        && (grant.unit == nil || grant.unit == change.before.responsibleUnit)
        && grant.covers(
          change.before, on: change.now.civilDate, ancestors: change.context.ancestors)
    }
    if !isHandler, change.before.text("assignee") != change.command.actor.id {
      throw change.refused("assignee", whoMay: [.handler, .supervisor])
    }
  }

  /// Who visits isn't of the unit that handled the order.
  private static func otherUnit(_ change: GrievanceChange) throws(Failure) -> String? {
    let lead = change.before.text("leadUnit")
    let isOther = lead == nil || lead != change.command.actor.unit
    return try PlainGuards.twoPersons(
      isOther, "grievance.otherUnit", change.command, [.dispatcher])
  }

  /// What was said to be solved and isn't, to the caller's mind, must be opened again.
  private static func reopeningDue(_ change: GrievanceChange) throws(Failure) {
    guard change.status == "visited" else { return }
    let last = change.before.list("visits").last { $0["reached"]?.bool == true }
    guard let last, last["satisfied"]?.bool == false else { return }
    if [nil, "solved"].contains(last["outcome"]?.string) {
      throw change.refused("reopeningDue", whoMay: [.dispatcher])
    }
  }

  private static func reopenLimit(_ change: GrievanceChange) throws(Failure) {
    let closed = change.before.steps.last { $0.to == "closed" }?.at
    if let closed, change.now > closed.adding(seconds: 30 * 86_400) {
      throw change.refused("reopenLimit", ["limit": "P30D"])
    }
  }

  private static func claimed(_ change: GrievanceChange) throws(Failure) {
    guard
      let claim = RecordClaim.foreign(
        on: change.before, of: change.command.actor.id, at: change.now)
    else { return }
    throw change.refused(
      "claimed", ["by": .string(claim.by), "until": .string(claim.until.rfc3339Local)])
  }
}
