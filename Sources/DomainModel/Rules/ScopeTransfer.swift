import JSONDiff

/// Moves a record to another scope: it is worked there from now on, and who holds the old scope
/// only doesn't hold the record any more.
public enum ScopeTransfer {
  /// The command's name without its area.
  public static let command = "transfer"
  /// The argument and the member.
  public static let member = "scope"

  /// What stands for its place and time, and what the home alone makes.
  private static let unmoved: Set<RecordType> = [
    .region, .device, .conflict, .access, .alertAction, .logEntry,
  ]

  /// The record in the new scope, with its step.
  /// - Throws: `.argumentInvalid` for a code that is none, `.ruleRefused`, `.recordDeleted`,
  ///   `.roleRefused` for who isn't an administrator of both scopes.
  public static func apply(_ command: RuleCommand, to record: Record) throws(Failure) -> Record {
    let code = try command.required(member)
    let scope = RegionCode.isWhole(code) ? RegionCode.withoutFilling(code) : code
    try command.context.answering { () throws(Failure) in
      if let refusal = refusal(
        of: record, to: scope, by: command.actor, at: command.now, context: command.context)
      {
        throw refusal
      }
    }
    guard scope != record.scope else { return record }
    var moved = record
    moved[member] = .string(scope)
    return StepWriter.traced(command, moved)
  }

  /// Why the actor may not move the record to a scope, nil when he may.
  public static func refusal(
    of record: Record, to scope: String, by actor: Actor, at now: Instant, context: RuleContext
  ) -> Failure? {
    guard !record.isDeleted else { return Failure(.recordDeleted, ["id": .string(record.id)]) }
    let check = IdentifierChecks.region(scope)
    guard check.isValid, scope == RegionCode.withoutFilling(scope) else {
      return .invalid(member, check.reason ?? "region.length")
    }
    guard let type = record.type, !unmoved.contains(type) else {
      return .refused(rule: "transfer.unmoved", TransitionRules.identity(record))
    }
    var moved = record
    moved[member] = .string(scope)
    let isAdministrator = [record, moved].allSatisfy {
      Authority.has(.administrator, on: $0, actor: actor, at: now, context: context)
    }
    guard !isAdministrator else { return nil }
    var details = TransitionRules.identity(record)
    details["command"] = .string(command)
    details["actor"] = .string(actor.name)
    details["roles"] = Role.names([.administrator])
    details["scopes"] = [.string(record.scope), .string(scope)]
    return Failure(.roleRefused, details)
  }
}
