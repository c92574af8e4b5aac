import JSONDiff

/// The durations of clocks: the page's defaults under a unit's own values.
public struct ClockSettings: Sendable, Hashable {
  /// The own values, `PROFILE.STEP` or `PROFILE.calendar` to text, such as `complaint.resolve` `P3D`.
  public let overrides: [String: String]
  /// What share of its time an order must be overdue by to be supervised (`overdueFactor`).
  public let overdueFactor: Double

  /// Makes settings.
  public init(overrides: [String: String] = [:], overdueFactor: Double = 0.5) {
    self.overrides = overrides
    self.overdueFactor = overdueFactor
  }

  /// Reads the `clocks` object of a unit's rules or of the configuration; what it doesn't say stays
  /// as in `others`.
  public init(json: JSON, over others: ClockSettings = ClockSettings()) {
    var overrides = others.overrides
    for profile in json.object ?? [:] {
      for step in profile.value.object ?? [:] {
        overrides[profile.name + "." + step.name] = step.value.string
      }
    }
    let factor = json["overdueFactor"]?.double.flatMap { $0 > 0 ? $0 : nil }
    self.init(overrides: overrides, overdueFactor: factor ?? others.overdueFactor)
  }

  /// The profiles of the page.
  public static let profiles = [
    "consult", "request", "complaint", "report", "suggestion", "gridMatter", "dispute", "petition",
    "marketComplaint", "marketReport", "urgent",
  ]

  /// The flaws of the own values, as `PROFILE.STEP` names: unknown ones and unreadable durations.
  public var flaws: [String] {
    overrides.keys.sorted().filter { key in
      let parts = key.split(separator: ".").map(String.init)
      guard parts.count == 2, ClockSettings.profiles.contains(parts[0]) else { return true }
      if parts[1] == "calendar" { return TimeCounting(rawValue: overrides[key] ?? "") == nil }
      return ClockStep(rawValue: parts[1]) == nil
        || Allowance(overrides[key] ?? "", counting: .clock) == nil
    }
  }

  /// The rule of a step in a profile, nil when the step has no clock there.
  public func rule(_ step: ClockStep, profile: String) -> ClockRule? {
    let own = overrides.isEmpty ? nil : overrides[profile + "." + step.rawValue]
    guard let text = own ?? ClockSettings.standard(step, profile) else { return nil }
    let counting = counting(step, profile, isDays: !text.contains("T"))
    return Allowance(text, counting: counting).map {
      ClockRule(profile: profile, step: step, allowance: $0)
    }
  }

  /// Accepting and responding run by the clock unless they are days; the rest as the profile says.
  private func counting(_ step: ClockStep, _ profile: String, isDays: Bool) -> TimeCounting {
    if step == .accept || step == .respond, !isDays { return .clock }
    if !overrides.isEmpty,
      let own = overrides[profile + ".calendar"].flatMap(TimeCounting.init)
    {
      return own
    }
    switch profile {
    case "urgent": return .clock
    case "petition" where step == .resolve: return .calendarDays
    default: return .working
    }
  }

  private static func standard(_ step: ClockStep, _ profile: String) -> String? {
    switch step {
    case .accept: profile == "marketComplaint" ? "P7D" : "PT30M"
    case .assign, .review: "PT1H"
    case .sign: "PT4H"
    case .return: "P2D"
    case .respond: profile == "urgent" ? "PT30M" : nil
    case .visit: profile == "marketComplaint" ? "P7D" : "P2D"
    case .resolve: resolve[profile] ?? "P5D"
    }
  }

  private static let resolve = [
    "consult": "P1D", "suggestion": "P10D", "dispute": "P15D", "petition": "P60D",
    "marketComplaint": "P45D", "marketReport": "P15D", "urgent": "PT24H",
  ]
}
