import JSONDiff

/// The view members that `show` and `list` print beside a document; never stored.
public enum Views {
  /// The names of view members of a type; input leaves them out.
  public static func names(of type: RecordType) -> [String] {
    TypeDeclaration.of(type).members.filter { $0.mergeClass == .view }.map(\.name)
  }

  /// The record with its view members at the moment.
  ///
  /// Views that need other records (risk, available stock, an alert's status for a unit) are added by
  /// who has them.
  public static func add(
    to record: Record, now: Instant, calendar: WorkingCalendar = WorkingCalendar()
  ) -> Record {
    var result = record
    switch record.type {
    case .grievance: addClocks(to: &result, now, calendar)
    case .inspection: result["overdue"] = .bool(isOverdue(record, at: now))
    case .alert: result["validity"] = .string(AlertValidity.of(record, at: now).rawValue)
    case .policy: result["inForce"] = isInForce(record, on: now.civilDate).map { .bool($0) }
    case .licence: result["expired"] = .bool(isExpired(record, on: now.civilDate))
    case .dataRequest: result["grantState"] = grantState(record, on: now.civilDate)
    default: break
    }
    return result
  }

  /// The record without view members, as it is stored.
  public static func removed(from record: Record) -> Record {
    var result = record
    if let type = record.type {
      for name in names(of: type) { result[name] = nil }
    }
    return result
  }

  /// Whether an open record is past due at the moment.
  public static func isOverdue(_ record: Record, at now: Instant) -> Bool {
    switch record.type {
    case .alert, .licence, .mandate, .supply, .shift: false
    default: record.isOpen && (record.dueAt.map { now > $0 } ?? false)
    }
  }

  /// Whether a licence's last day has passed.
  public static func isExpired(_ record: Record, on day: CivilDate) -> Bool {
    record.date("validTo").map { $0 < day } ?? false
  }

  /// Whether a policy or dispatch rule is in force; nil when it names no dates and isn't published.
  public static func isInForce(_ record: Record, on day: CivilDate) -> Bool? {
    guard record.status == "published" else { return record.status == nil ? nil : false }
    let from = record.date("inForceFrom") ?? record.date("validFrom") ?? record.date("issuedOn")
    let to = record.date("inForceTo") ?? record.date("validTo")
    return (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }

  private static func addClocks(
    to record: inout Record, _ now: Instant, _ calendar: WorkingCalendar
  ) {
    let colour = GrievanceClocks.colour(of: record, at: now, calendar: calendar)
    record["clockColour"] = colour.map { .string($0.rawValue) }
    record["overdue"] = .bool(GrievanceClocks.isOverdue(record, at: now))
    let cards = GrievanceClocks.cards(of: record, at: now, calendar: calendar)
    record["cards"] =
      cards.isEmpty
      ? nil
      : .array(
        cards.map {
          [
            "clock": .string($0.step.rawValue), "colour": .string($0.colour.rawValue),
            "at": .string($0.at.rfc3339),
          ]
        })
  }

  /// A delivered request's term: expiring in its last 30 days.
  private static func grantState(_ record: Record, on day: CivilDate) -> JSON? {
    guard ["approved", "delivered", "rated"].contains(record.status) else { return nil }
    guard let to = record["term"]?["to"]?.string.flatMap({ CivilDate($0) }) else {
      return "granted"
    }
    if to < day { return "ended" }
    return to < day.adding(days: 30) ? "expiring" : "granted"
  }
}
