import DomainModel
import JSONDiff

/// Members that depend on now, so that they are never stored.
enum RecordViews {
  static func members(
    of record: Record, now: Instant, calendar: WorkingCalendar
  ) -> JSONObject {
    switch record.type {
    case .grievance: grievance(record, now, calendar)
    case .licence: ["expired": .bool(isPast(record, "validTo", now))]
    case .policy: ["inForce": .bool(isPolicyInForce(record, now))]
    case .inspection, .rectification:
      record.dueAt.map { ["overdue": .bool(record.isOpen && $0 < now)] } ?? [:]
    case .alert: ["validity": .string(AlertValidity.of(record, at: now).rawValue)]
    default: [:]
    }
  }

  private static func grievance(
    _ record: Record, _ now: Instant, _ calendar: WorkingCalendar
  ) -> JSONObject {
    var members: JSONObject = ["overdue": .bool(GrievanceClocks.isOverdue(record, at: now))]
    let colour = GrievanceClocks.colour(of: record, at: now, calendar: calendar)
    members["clockColour"] = colour.map { .string($0.rawValue) }
    let cards = GrievanceClocks.cards(of: record, at: now, calendar: calendar)
    if !cards.isEmpty { members["cards"] = .array(cards.map(card)) }
    return members
  }

  private static func card(_ card: ClockCard) -> JSON {
    [
      "step": .string(card.step.rawValue), "colour": .string(card.colour.rawValue),
      "at": .string(card.at.rfc3339),
    ]
  }

  private static func isPast(_ record: Record, _ member: String, _ now: Instant) -> Bool {
    record.date(member).map { $0 < now.civilDate } ?? false
  }

  private static func isPolicyInForce(_ record: Record, _ now: Instant) -> Bool {
    guard record.status == "published" || record.status == nil else { return false }
    return (record.date("inForceFrom").map { $0 <= now.civilDate } ?? true)
      && (record.date("inForceTo").map { now.civilDate <= $0 } ?? true)
  }
}
