import DomainModel
import JSONDiff

/// Whether an alert is in force, by the clock.
enum AlertValidity: String {
  case notYetEffective, inForce, textExpired, ended

  /// An event-end parameter says when the event ends and `expires` when the text goes stale;
  /// without either the alert ends 24 hours after its onset.
  static func of(_ alert: Record, now: Instant) -> AlertValidity {
    if alert["end"] != nil { return .ended }
    if let end = AlertTimes.eventEndsAt(alert), end <= now { return .ended }
    if let onset = AlertTimes.onset(alert), now < onset { return .notYetEffective }
    guard let stale = AlertTimes.staleAt(alert), stale <= now else { return .inForce }
    let info = alert["cap"]?["info"]
    let first = info?.array?.first ?? info
    let saysExpiry = first?["expires"] != nil || AlertTimes.eventEndsAt(alert) != nil
    return saysExpiry ? .textExpired : .ended
  }
}
