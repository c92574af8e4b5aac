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
    let ofUnit = ClockSettings(json: try unitRules()?["clocks"] ?? .null)
    guard let own = desk.rules["clocks"], try !isEnrolled() else { return ofUnit }
    return ClockSettings(json: own, over: ofUnit)
  }

  /// How long alerts wait at each step, out of the same places.
  func escalationTimes(_ desk: Desk) throws(Failure) -> EscalationTimes {
    let ofUnit = EscalationTimes(json: try unitRules()?["alerts"]?["escalate"])
    guard let own = desk.rules["alerts"]?["escalate"], try !isEnrolled() else { return ofUnit }
    return EscalationTimes(json: own, over: ofUnit)
  }

  private func unitRules() throws(Failure) -> JSON? {
    guard let unit = try setting(DeskSetting.unit)?.string else { return nil }
    return try record(unit)?.record["rules"]
  }

  /// The rule in force of the dispatch directory: the one with the longest category, then the
  /// longest region, that begin the ones asked for.
  func dispatchRule(
    category: String, region: String, on day: CivilDate
  ) throws(Failure) -> Record? {
    var best: (rank: (Int, Int), record: Record)?
    try forEach(.dispatchRule) { (stored) throws(Failure) in
      let rule = stored.record
      guard rule.status == "published", rule.isInForce(on: day),
        let ruleCategory = rule.text("category"), let ruleRegion = rule.text("region"),
        category == ruleCategory || category.hasPrefix(ruleCategory + "."),
        RegionCode.isPrefix(ruleRegion, of: region)
      else { return true }
      let rank = (ruleCategory.count, ruleRegion.count)
      if best.map({ $0.rank < rank }) ?? true { best = (rank, rule) }
      return true
    }
    return best?.record
  }

  /// The orders that were merged into a grievance. They are looked for among the newest 5 000
  /// merged ones: people merge what came in close together.
  func mergedOrders(into target: String) throws(Failure) -> [Record] {
    var query = ListQuery(
      types: [.grievance], scopeOfList: .closed, statuses: ["merged"], order: .newestFirst)
    query.includesDrills = true
    var merged: [Record] = []
    for row in try page(query, limit: 5000).rows {
      guard let record = try record(row.id)?.record, record.text("mergedInto") == target else {
        continue
      }
      merged.append(record)
    }
    return merged
  }
}

extension Record {
  /// Whether the day lies in `validFrom`–`validTo`, both included and both optional.
  func isInForce(on day: CivilDate) -> Bool {
    (date("validFrom").map { $0 <= day } ?? true) && (date("validTo").map { day <= $0 } ?? true)
  }
}
