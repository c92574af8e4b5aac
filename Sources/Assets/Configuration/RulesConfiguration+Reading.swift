import DomainModel

extension RulesConfiguration {
  /// Profiles of the clocks of grievances, as `clocks.PROFILE` names them.
  public static let clockProfiles = ClockSettings.profiles

  /// Steps of the clocks, as `clocks.PROFILE.STEP` names them.
  public static let clockSteps = [
    "accept", "assign", "sign", "return", "respond", "resolve", "visit",
  ]

  mutating func read(_ reader: inout EntryReader) {
    for profile in Self.clockProfiles {
      var steps = clocks[profile] ?? [:]
      reader.takeEach("clocks.\(profile)", names: Self.clockSteps, &steps, .duration)
      clocks[profile] = steps.isEmpty ? nil : steps
      reader.take("clocks.\(profile).calendar", &clockCalendars[profile], .choice)
    }
    reader.take("clocks.overdueFactor", &overdueFactor, .factor)
    reader.takeEach("alerts.escalate", &escalate, .duration)
    reader.takeEach("similar", names: ["days", "metres"], &similar, .positive)
    reader.takeEach("similar", names: ["threshold"], &similar, .share)
    reader.takeEach("risk", names: ["samePlaceCount", "samePlaceDays"], &risk, .positive)
  }
}
