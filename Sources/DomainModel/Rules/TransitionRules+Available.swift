import JSONDiff

/// Whether a command can be given now.
public enum RuleAvailability: Hashable, Sendable {
  case available
  /// With the failure that giving it would be.
  case unavailable(Failure)

  /// Whether it can be given.
  public var isAvailable: Bool { self == .available }
}

extension TransitionRules {
  /// The commands that leave the record's present state, in the order of the table, and whether this
  /// actor can give them; what depends on arguments isn't asked yet.
  public static func availableCommands(
    for record: Record, actor: Actor, now: Instant, context: RuleContext
  ) -> [(command: String, availability: RuleAvailability)] {
    guard let machine = record.type.flatMap(StateMachine.of), !record.isDeleted else { return [] }
    let status = GrievanceClocks.effectiveStatus(record, at: now) ?? ""
    var found: [(command: String, availability: RuleAvailability)] = []
    for transition in machine.transitions(from: status)
    where !found.contains(where: { $0.command == transition.command }) {
      let availability = availability(
        of: transition.command, on: record, actor: actor, now: now, context: context)
      found.append((transition.command, availability))
    }
    return found
  }

  /// Whether this actor can give the command on the record now, arguments aside.
  public static func availability(
    of name: String, on record: Record, actor: Actor, now: Instant, context: RuleContext
  ) -> RuleAvailability {
    let command = RuleCommand(name, actor: actor, now: now, context: context)
    do throws(Failure) {
      try context.answering { () throws(Failure) in try checkGuards(command, record) }
      return .available
    } catch {
      return .unavailable(error)
    }
  }

  private static func checkGuards(
    _ command: RuleCommand, _ record: Record
  ) throws(Failure) {
    let transition = try permitted(command, on: record)
    let change = GrievanceChange(command, record, transition)
    for guardName in transition.guards {
      if record.type == .grievance {
        _ = try GrievanceGuards.check(guardName, change)
      } else {
        _ = try PlainGuards.check(guardName, command, record)
      }
    }
  }
}
