import JSONDiff

/// Whether an alert is in force, by its message and the clock.
public enum AlertValidity: String, Sendable {
  case notYetEffective
  case inForce
  /// The text is out of date and the event has not ended.
  case textExpired
  case ended

  /// The word on screen.
  public var title: Phrase {
    switch self {
    case .notYetEffective: Phrase("未生效", "not yet effective")
    case .inForce: Phrase("生效", "in force")
    case .textExpired: Phrase("文本过期·事件未结束", "text expired, event going on")
    case .ended: Phrase("已结束", "ended")
    }
  }

  /// The validity of an alert at the moment.
  ///
  /// With an event end the text may expire before the event; without one the alert ends when its text
  /// goes stale (`expires`, else 24 hours after the onset).
  public static func of(_ record: Record, at now: Instant) -> AlertValidity {
    if record["end"] != nil { return .ended }
    if let onset = AlertTimes.onset(record), now < onset { return .notYetEffective }
    if let endsAt = AlertTimes.eventEndsAt(record) {
      if now >= endsAt { return .ended }
      return AlertTimes.expiresAt(record).map { now >= $0 } ?? false ? .textExpired : .inForce
    }
    return AlertTimes.staleAt(record).map { now >= $0 } ?? false ? .ended : .inForce
  }
}
