import JSONDiff

/// The clocks of a grievance: a function of its document, its pinned rules and the working calendar.
public enum GrievanceClocks {
  /// The record with its `clocks` and `track` derived anew.
  ///
  /// Clocks keep their pinned rules while the profile stays; a change of kind or urgency counts by the
  /// new profile's and keeps what was suspended.
  public static func derived(
    _ record: Record, calendar: WorkingCalendar, settings: ClockSettings = ClockSettings()
  ) -> Record {
    var result = record
    result["track"] = .string(track(of: record))
    let fold = fold(result, calendar: calendar, settings: settings)
    let clocks = ClockStep.allCases.compactMap { fold.clocks[$0]?.json(calendar) }
    result["clocks"] = clocks.isEmpty ? nil : .array(clocks)
    return result
  }

  /// The record after a change of kind, urgency or category: the due times that held until now stay as
  /// history in `earlier`.
  public static func reclassified(
    _ record: Record, before: Record, at now: Instant, calendar: WorkingCalendar,
    settings: ClockSettings
  ) -> Record {
    var result = derived(record, calendar: calendar, settings: settings)
    let old = before.list("clocks")
    let clocks = result.list("clocks").map { clock -> JSON in
      guard let former = old.first(where: { $0["id"] == clock["id"] }),
        former["dueAt"] != clock["dueAt"], former["stoppedAt"] == nil, let due = former["dueAt"],
        var object = clock.object
      else { return clock }
      let entry: JSON = ["dueAt": due, "until": .string(now.rfc3339)]
      object["earlier"] = .array((former["earlier"]?.array ?? []) + [entry])
      return .object(object)
    }
    result["clocks"] = clocks.isEmpty ? nil : .array(clocks)
    return result
  }

  /// The legal track: market complaints and reports by their category (`market`, `market.…`).
  public static func track(of record: Record) -> String {
    let category = record.text("category") ?? ""
    guard category == "market" || category.hasPrefix("market.") else { return "default" }
    switch record.text("kind") {
    case "complaint": return "marketComplaint"
    case "report": return "marketReport"
    default: return "default"
    }
  }

  static func fold(
    _ record: Record, calendar: WorkingCalendar, settings: ClockSettings
  ) -> ClockFold {
    let profile = ClockRule.profile(of: record)
    var fold = ClockFold(
      calendar: calendar, settings: settings, profile: profile,
      pinned: pinnedRules(record, profile: profile))
    guard let createdAt = record.createdAt else { return fold }
    fold.create(at: createdAt)
    for step in record.steps {
      if let moment = step.at { fold.apply(step, at: moment) }
    }
    return fold
  }

  private static func pinnedRules(_ record: Record, profile: String) -> [ClockStep: ClockRule] {
    var rules: [ClockStep: ClockRule] = [:]
    for clock in record.list("clocks") {
      guard let rule = ClockRule(clock["rule"]?.string ?? ""), rule.profile == profile else {
        continue
      }
      rules[rule.step] = rule
    }
    return rules
  }
}
