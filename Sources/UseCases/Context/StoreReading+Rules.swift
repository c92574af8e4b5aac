import DomainModel
import JSONDiff
import LocalStore

extension StoreReading {
  /// The working calendar of a scope: the years' records with the longest matching scope.
  func workingCalendar(scope: String) throws(Failure) -> WorkingCalendar {
    var records: [Record] = []
    try forEach(.workingCalendar) { (stored) throws(Failure) in
      records.append(stored.record)
      return true
    }
    return WorkingCalendar(records: records, scope: scope)
  }

  /// The durations of clocks: the own values of the desk's unit over the defaults, and over them,
  /// until the store joins a node, those of the configuration.
  func clockSettings(_ desk: Desk) throws(Failure) -> ClockSettings {
    let ofUnit = ClockSettings(json: try unitRules()["clocks"] ?? .null)
    guard let own = desk.rules["clocks"], try !isEnrolled() else { return ofUnit }
    return ClockSettings(json: own, over: ofUnit)
  }

  /// How late an order of a unit is supervised: by that unit's rules, so that all desks and the node
  /// say the same; over them, until the store joins a node, by the configuration.
  func overdueFactor(of unit: String, _ desk: Desk) throws(Failure) -> Double {
    let ofUnit = ClockSettings(json: try record(unit)?.record["rules"]?["clocks"] ?? .null)
    guard let own = desk.rules["clocks"], try !isEnrolled() else { return ofUnit.overdueFactor }
    return ClockSettings(json: own, over: ofUnit).overdueFactor
  }

  /// How long alerts wait at each step, out of the same places.
  func escalationTimes(_ desk: Desk) throws(Failure) -> EscalationTimes {
    let ofUnit = EscalationTimes(json: try unitRules()["alerts"]?["escalate"])
    guard let own = desk.rules["alerts"]?["escalate"], try !isEnrolled() else { return ofUnit }
    return EscalationTimes(json: own, over: ofUnit)
  }

  /// The rules of the desk's own unit.
  func unitRules() throws(Failure) -> JSONObject {
    guard let unit = try setting(DeskSetting.unit)?.string else { return [:] }
    return try record(unit)?.record["rules"]?.object ?? [:]
  }

  /// The dispatch directory as it is in force on a day.
  func dispatchDirectory(on day: CivilDate) throws(Failure) -> DispatchDirectory {
    var rules: [Record] = []
    try forEach(.dispatchRule) { (stored) throws(Failure) in
      rules.append(stored.record)
      return true
    }
    return DispatchDirectory(rules, on: day)
  }

  /// The orders that were merged into a grievance.
  func mergedOrders(into target: String) throws(Failure) -> [Record] {
    try merged(into: target).map(\.record)
  }
}
