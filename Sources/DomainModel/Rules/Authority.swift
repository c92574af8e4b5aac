import JSONDiff

/// Decides whether an actor may give a command on a record.
public enum Authority {
  /// Why the actor may not, nil when he may.
  public static func refusal(
    of transition: Transition, on record: Record, by actor: Actor, at now: Instant,
    context: RuleContext
  ) -> Failure? {
    if transition.bySystem, actor.isSystem { return nil }
    let day = now.civilDate
    let grants = actor.grants.filter {
      $0.covers(record, on: day, ancestors: context.ancestors)
    }
    if transition.isForAll, !grants.isEmpty { return nil }
    for grant in grants {
      let fits = transition.who.contains { isFulfilled($0, by: grant, on: record) }
      if fits { return nil }
    }
    return failure(transition, record, actor: actor)
  }

  /// Whether one of the actor's grants that cover the record gives the role.
  public static func has(
    _ role: Role, on record: Record, actor: Actor, at now: Instant, context: RuleContext
  ) -> Bool {
    actor.grants.contains {
      role.fulfilledBy.contains($0.role)
        && $0.covers(record, on: now.civilDate, ancestors: context.ancestors)
    }
  }

  private static func isFulfilled(_ who: Who, by grant: Grant, on record: Record) -> Bool {
    guard who.role.fulfilledBy.contains(grant.role) else { return false }
    guard let member = who.ofUnit, let unit = grant.unit else { return true }
    return unit == (member == "own" ? record.responsibleUnit : record.text(member))
  }

  private static func failure(
    _ transition: Transition, _ record: Record, actor: Actor
  ) -> Failure {
    var details: JSONObject = [
      "command": .string(transition.command), "type": .string(record.typeName),
      "roles": Role.names(transition.roles), "actor": .string(actor.name),
    ]
    if let number = record.number { details["number"] = .string(number) }
    let isOwn = !transition.who.isEmpty && transition.who.allSatisfy(\.isOwn)
    if isOwn, let unit = record.responsibleUnit { details["unit"] = .string(unit) }
    return Failure(.roleRefused, details)
  }
}

extension Actor {
  /// The actor for what rules and clocks do by themselves; can't be given on a command line.
  public static let system = Actor(id: "system", name: "system", unit: "", grants: [])

  /// Whether this is `system`.
  public var isSystem: Bool { id == "system" }
}
