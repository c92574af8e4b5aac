public import JSONDiff

/// Entries that a unit's `rules` replace once the desk is enrolled; the file then only shows them.
/// What is absent is the unit's value, or the domain's own figure.
public struct RulesConfiguration: Hashable, Sendable {
  /// Clocks of grievances by profile and step.
  public var clocks: [String: [String: IsoDuration]] = [:]
  /// Which time the clocks of a profile count.
  public var clockCalendars: [String: ClockCalendar] = [:]
  /// By what share of its time an order must be overdue to be supervised.
  public var overdueFactor: Double?
  /// What makes orders alike: `days`, `metres`, `threshold`.
  public var similar: [String: Double] = [:]
  /// When several at one place are a risk: `samePlaceCount`, `samePlaceDays`.
  public var risk: [String: Double] = [:]
  /// Time after which an unacknowledged alert escalates.
  public var escalate: [AlertColour: IsoDuration] = [:]

  /// The entries in the shape of a unit's `rules`.
  public var json: JSONObject {
    var clocks: JSONObject = [:]
    for profile in Set(self.clocks.keys).union(clockCalendars.keys) {
      var steps: JSONObject = [:]
      for (step, time) in self.clocks[profile] ?? [:] { steps[step] = .string(time.description) }
      steps["calendar"] = clockCalendars[profile].map { .string($0.rawValue) }
      clocks[profile] = .object(steps)
    }
    clocks["overdueFactor"] = overdueFactor.flatMap(JSONNumber.init).map(JSON.number)
    var escalate: JSONObject = [:]
    for (colour, time) in self.escalate { escalate[colour.rawValue] = .string(time.description) }
    var rules: JSONObject = [:]
    if !clocks.isEmpty { rules["clocks"] = .object(clocks) }
    if !escalate.isEmpty { rules["alerts"] = ["escalate": .object(escalate)] }
    for (table, values) in [("similar", similar), ("risk", risk)] where !values.isEmpty {
      var entries: JSONObject = [:]
      for (name, value) in values { entries[name] = JSONNumber(value).map(JSON.number) }
      rules[table] = .object(entries)
    }
    return rules
  }
}

/// Which time a clock counts.
public enum ClockCalendar: String, CaseIterable, Sendable, Hashable {
  /// Hours of work by the working calendar.
  case working
  /// All hours.
  case clock
  /// Whole days, also free ones.
  case calendarDays
}

/// Colours of alerts, most severe first.
public enum AlertColour: String, CaseIterable, Sendable, Hashable {
  /// 红.
  case red
  /// 橙.
  case orange
  /// 黄.
  case yellow
  /// 蓝.
  case blue
}
