import DomainModel
import JSONDiff
import LocalStore

/// How alerts stand for one unit, folded from the actions of that unit.
struct AlertStanding {
  /// The kind of the latest action that set a status, by alert.
  private var statuses: [String: String] = [:]

  /// `unit`: nil folds the actions of all units.
  init(_ reading: some StoreReading, unit: String?) throws(Failure) {
    var latest: [String: (at: String, status: String)] = [:]
    try reading.forEach(.alertAction) { (stored) throws(Failure) in
      let action = stored.record
      guard unit == nil || action.text("unit") == unit, let alert = action.text("alert"),
        let status = AlertStanding.status(after: action.text("kind") ?? "")
      else { return true }
      let at = (action.text("at") ?? "") + action.id
      if latest[alert].map({ $0.at < at }) ?? true { latest[alert] = (at, status) }
      return true
    }
    statuses = latest.mapValues { $0.status }
  }

  /// `received` while the unit did nothing.
  func status(of alert: Record) -> String {
    alert["end"] != nil ? "ended" : statuses[alert.id] ?? "received"
  }

  private static func status(after kind: String) -> String? {
    switch kind {
    case "acknowledged": "acknowledged"
    case "unacknowledged": "received"
    case "responding": "responding"
    case "relieved": "ended"
    default: nil
    }
  }
}
