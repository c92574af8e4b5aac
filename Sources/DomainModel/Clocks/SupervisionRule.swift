import JSONDiff

/// The supervised item that an order becomes by itself when it is overdue by half of its allowance.
///
/// A function of the order alone: every desk makes the same task with the same id.
public enum SupervisionRule {
  /// The rule's name in ids.
  public static let name = "grievance.overdue"

  /// When the order becomes a supervised item; nil when no clock for solving runs.
  public static func dueAt(
    _ record: Record, calendar: WorkingCalendar, settings: ClockSettings
  ) -> Instant? {
    let clock = GrievanceClocks.running(in: record).first { $0.step == .resolve }
    guard let clock else { return nil }
    let counting = ClockRule(clock.rule)?.allowance.counting ?? .working
    let whole = TimeCount(calendar, counting, from: clock.from).milliseconds(to: clock.dueAt)
    let counted = Double(whole - Int64(clock.pausedSeconds) * 1000)
    return TimeCount(calendar, counting, from: clock.dueAt)
      .due(after: Int64(counted * settings.overdueFactor))
  }

  /// The task, nil while it isn't due.
  public static func task(
    for record: Record, now: Instant, context: RuleContext
  ) -> Record? {
    let due = dueAt(record, calendar: context.calendar, settings: context.clocks)
    guard let due, now >= due else { return nil }
    let round = String(record["round"]?.int ?? 1)
    var task = Record([
      "id": .string(
        RuleID.uuidV8(rule: name, causes: [record.id, round], digest: context.digest)),
      "type": "task", "schema": JSON(RecordCreation.schema), "scope": .string(record.scope),
      "createdAt": .string(due.rfc3339), "createdBy": "system", "updatedAt": .string(due.rfc3339),
      "updatedBy": "system", "kind": "supervised", "about": .string(record.id), "light": "red",
      "title": .string("超期督办：" + record.title), "status": "open",
    ])
    task["leadUnit"] = record.responsibleUnit.map { .string($0) }
    task["drill"] = record["drill"]
    return task
  }
}
