import DomainModel
import JSONDiff
import LocalStore

/// What `status` and the board count for each pane (RECORDS.md, section 8).
struct PaneCounts {
  let reader: StoreReader
  let now: Instant

  /// `active`: the alerts in force, which the caller has read.
  func all(_ active: [ActiveAlerts.Entry]) throws(Failure) -> JSONObject {
    [
      "grievances": try grievances(), "inspections": try inspections(), "alerts": alerts(active),
      "catalog": try catalogue(), "licences": try licences(),
    ]
  }

  private func grievances() throws(Failure) -> JSON {
    let midnight = Instant(date: now.civilDate.adding(days: 1))
    return [
      "open": json(try reader.total(of: .grievance).open),
      "overdue": json(try due([.grievance], before: now)),
      "dueToday": json(try due([.grievance], before: midnight, from: now)),
    ]
  }

  private func inspections() throws(Failure) -> JSON {
    let tasks = try counted(
      .inspection, ["assigned", "approved", "notified", "inProgress", "submitted", "reviewed"])
    let orders = try counted(.rectification, ["ordered", "reported", "reinspected"])
    return [
      "open": json(tasks + orders),
      "overdue": json(try due([.inspection, .rectification], before: now)),
    ]
  }

  private func alerts(_ active: [ActiveAlerts.Entry]) -> JSON {
    let waiting = active.filter { $0.status == .received }
    return ["active": json(active.count), "unacknowledged": json(waiting.count)]
  }

  private func catalogue() throws(Failure) -> JSON {
    let requests = try counted(.dataRequest, ["submitted", "underReview", "approved"])
    let disputes = try counted(
      .dataDispute, ["raised", "accepted", "checking", "corrected", "rejected"])
    return [
      "entries": json(try counted(.catalogEntry, ["published"])),
      "requestsOpen": json(requests + disputes),
    ]
  }

  /// Valid licences are due on the day after their last one.
  private func licences() throws(Failure) -> JSON {
    let valid = try counted(.licence, ["valid"])
    let today = Instant(date: now.civilDate)
    let expired = try due([.licence], statuses: ["valid"], before: today.adding(milliseconds: 1))
    let soon = Instant(date: now.civilDate.adding(days: 31)).adding(milliseconds: 1)
    let expiring = try due(
      [.licence], statuses: ["valid"], before: soon, from: today.adding(milliseconds: 1))
    return ["held": json(valid - expired), "expiringSoon": json(expiring)]
  }

  private func counted(_ type: RecordType, _ statuses: [String]) throws(Failure) -> Int {
    try reader.total(of: type, statuses: statuses).count
  }

  private func due(
    _ types: [RecordType], statuses: [String] = [], before: Instant, from: Instant? = nil
  ) throws(Failure) -> Int {
    var query = ListQuery(types: types, statuses: statuses, includesDrills: false)
    query.dueBefore = before
    query.dueFrom = from
    return try reader.count(query, limit: .max).value
  }

  private func json(_ number: Int) -> JSON { .number(JSONNumber(number)) }
}
