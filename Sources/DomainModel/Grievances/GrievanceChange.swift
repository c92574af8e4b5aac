import JSONDiff

/// A grievance while a command works on it.
struct GrievanceChange {
  let command: RuleCommand
  /// The record before the command.
  let before: Record
  /// The status before, a lapsed suspension read as in hand.
  let status: String
  /// The transition taken.
  let transition: Transition
  var record: Record
  /// The status after; set by commands that decide it.
  var target: String?
  var note: StepWriter.Note
  var created: [Record] = []
  var changed: [Record] = []

  init(_ command: RuleCommand, _ record: Record, _ transition: Transition) {
    self.command = command
    self.before = record
    self.status = GrievanceClocks.effectiveStatus(record, at: command.now) ?? ""
    self.transition = transition
    self.record = record
    self.target = transition.target.status(from: status)
    self.note = StepWriter.Note(reason: command.text("reason"))
    if record.status == "suspended", status == "signed" { self.record["suspension"] = nil }
  }

  var now: Instant { command.now }
  var context: RuleContext { command.context }

  /// The steps since the last reopening.
  var stepsOfRound: [Step] {
    let steps = before.steps
    guard let last = steps.lastIndex(where: { $0.command == "reopen" }) else { return steps }
    return Array(steps[(last + 1)...])
  }

  func has(_ role: Role) -> Bool {
    Authority.has(role, on: before, actor: command.actor, at: now, context: context)
  }

  /// A refusal by a rule of grievances.
  func refused(
    _ rule: String, _ details: JSONObject = [:], whoMay roles: Set<Role> = []
  ) -> Failure {
    var all = TransitionRules.identity(before)
    for detail in details { all[detail.name] = detail.value }
    all["command"] = .string(command.name)
    return .refused(rule: "grievance." + rule, all, whoMay: roles)
  }
}
