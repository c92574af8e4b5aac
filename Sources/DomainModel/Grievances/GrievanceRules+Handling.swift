import JSONDiff

extension GrievanceRules {
  /// Who signs is the lead from then on, and the signer has it in hand.
  static func sign(_ change: inout GrievanceChange) {
    let unit = change.before.text("assignedTo")
    change.note.unit = unit
    if let unit { change.record["leadUnit"] = .string(unit) }
    if change.before.text("assignee") == nil {
      change.record["assignee"] = .string(change.command.actor.id)
    }
  }

  static func suspend(_ change: inout GrievanceChange) throws(Failure) {
    let until = try change.command.requiredTime("until")
    guard until > change.now else { throw .invalid("until", "time.past") }
    let reason = try change.command.required("reason")
    change.record["suspension"] = [
      "awaits": .string(try change.command.required("for")), "reason": .string(reason),
      "until": .string(until.rfc3339),
    ]
    change.note.until = until
  }

  /// Asks for more time: once a round, at most ten working days after the present due time.
  static func askExtension(_ change: inout GrievanceChange) throws(Failure) {
    let until = try change.command.requiredTime("until")
    let reason = try change.command.required("reason")
    let clock = GrievanceClocks.clocks(of: change.before).first { $0.step == .resolve }
    if let due = clock?.dueAt {
      let latest = change.context.calendar.adding(workingDays: 10, to: due)
      if until <= due { throw .invalid("until", "time.notLater") }
      if until > latest {
        throw change.refused("extensionLimit", ["limit": .string(latest.rfc3339Local)])
      }
    }
    change.record["extension"] = [
      "until": .string(until.rfc3339), "reason": .string(reason), "outcome": "asked",
    ]
    change.note.until = until
  }

  static func decideExtension(_ change: inout GrievanceChange) {
    let isGranted = change.command.name == "grant"
    guard var extended = change.before["extension"]?.object else { return }
    extended["outcome"] = isGranted ? "granted" : "denied"
    change.record["extension"] = .object(extended)
    change.note.until = isGranted ? extended["until"]?.string.flatMap(Instant.init(rfc3339:)) : nil
  }
}
