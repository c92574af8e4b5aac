import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol

/// Counts the alerts of each scope, so that a missing one shows (PROTOCOL.md, alerts).
struct AlertCount {
  let store: LocalStore

  /// The numbers that the node has announced and that this store hasn't got; empty when nothing is
  /// missing.
  func missing() throws(Failure) -> [String: [Int]] {
    try store.read { (reader) throws(Failure) in
      var announced: [String: Int] = [:]
      for (scope, number) in (try reader.setting(SyncSetting.alerts)?.object ?? [:]).map({
        ($0.name, $0.value.int ?? 0)
      }) {
        announced[scope] = number
      }
      guard !announced.isEmpty else { return [:] }
      var numbers = AlertNumbers()
      try reader.forEach(.alert) { stored in
        if let number = stored.record["alertNumber"]?.int {
          numbers.received(number, scope: stored.record.scope)
        }
        return true
      }
      return numbers.missing(announced: announced)
    }
  }

  /// Keeps what is missing for the screen; a hole that stays after a repair is not asked for again.
  func remember(_ missing: [String: [Int]], by context: WriteContext) throws(Failure) {
    let json = AlertCount.json(missing)
    try store.write(by: context) { (transaction) throws(Failure) in
      guard try transaction.setting(SyncSetting.missingAlerts) != json else { return }
      try transaction.set(json, forSetting: SyncSetting.missingAlerts)
    }
  }

  /// Whether these holes are known to stay.
  func isKnown(_ missing: [String: [Int]]) throws(Failure) -> Bool {
    let json = AlertCount.json(missing)
    return try store.read { (reader) throws(Failure) in
      try reader.setting(SyncSetting.missingAlerts) == json
    }
  }

  private static func json(_ missing: [String: [Int]]) -> JSON? {
    guard !missing.isEmpty else { return nil }
    return .object(
      JSONObject(members: missing.map { ($0.key, .array($0.value.map { JSON($0) })) }))
  }
}
