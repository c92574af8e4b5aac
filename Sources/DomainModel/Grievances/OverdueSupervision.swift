import JSONDiff

/// The supervised item (督办) that an order gets by itself once it is overdue by half of its time.
///
/// Every member is a function of the order, so that all desks and the node make the same item; lifting
/// and answering it are commands of tasks.
public enum OverdueSupervision {
  /// The item that an order has got by the moment.
  ///
  /// - Parameters:
  ///   - order: the grievance.
  ///   - now: the moment.
  ///   - calendar: the working calendar of its scope.
  ///   - factor: what of the allowance must have passed behind the due time, counted by the clock's own
  ///     calendar (`clocks.overdueFactor` of the responsible unit's rules).
  ///   - digest: SM3, for the item's id.
  /// - Returns: nil while the order isn't so late, is suspended, closed or of a drill.
  public static func item(
    for order: Record, at now: Instant, calendar: WorkingCalendar, factor: Double,
    digest: ([UInt8]) -> [UInt8]
  ) -> Record? {
    guard order.isOpen, order.drill == nil, !GrievanceClocks.isPaused(order, at: now),
      let clock = GrievanceClocks.clocks(of: order).first(where: { $0.step == .resolve }),
      clock.stoppedAt == nil, now > clock.dueAt
    else { return nil }
    let moment = moment(of: clock, calendar, factor)
    guard now >= moment else { return nil }
    var item = Record([
      "id": .string(itemID(of: order, digest: digest)),
      "type": "task", "schema": JSON(RecordCreation.schema), "scope": .string(order.scope),
      "kind": "supervised", "title": .string("督办：" + order.title), "about": .string(order.id),
      "light": "yellow", "status": "open",
      "dueAt": .string(calendar.adding(workingDays: 1, to: moment).rfc3339),
      "createdAt": .string(moment.rfc3339), "createdBy": .string(Actor.system.id),
      "updatedAt": .string(moment.rfc3339), "updatedBy": .string(Actor.system.id),
    ])
    item["figures"] = [
      "clock": .string(clock.rule), "dueAt": .string(clock.dueAt.rfc3339),
      "factor": JSONNumber(factor).map(JSON.number) ?? .null,
    ]
    item["leadUnit"] = order.responsibleUnit.map(JSON.string)
    item["level"] = order["level"]
    return item
  }

  /// The id of the item of an order's present round, whether it is there already or not.
  public static func itemID(of order: Record, digest: ([UInt8]) -> [UInt8]) -> String {
    RuleID.uuidV8(
      rule: "grievance.supervise", causes: [order.id, "round \(order["round"]?.int ?? 1)"],
      digest: digest)
  }

  /// When half of the allowance has passed once more; pauses before the due time don't count twice.
  private static func moment(
    of clock: Clock, _ calendar: WorkingCalendar, _ factor: Double
  ) -> Instant {
    let counting = ClockRule(clock.rule)?.allowance.counting ?? .working
    let whole =
      TimeCount(calendar, counting, from: clock.from).milliseconds(to: clock.dueAt)
      - Int64(clock.pausedSeconds) * 1000
    let late = Int64((Double(whole) * factor).rounded())
    return TimeCount(calendar, counting, from: clock.dueAt).due(after: late)
  }
}
