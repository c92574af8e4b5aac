import DomainModel
import LocalStore

/// The alerts in force as they stand for this unit: each of them in one of three lists.
public struct AlertsInForce: Sendable, Hashable {
  /// Not acknowledged: the most severe first, of one colour the newest first, so that a new red or
  /// orange takes the alert line.
  public var waiting: [ListRow] = []
  /// Shelved for a time.
  public var shelved: [ListRow] = []
  /// Acknowledged or responded to, and still in force.
  public var standing: [ListRow] = []
  /// How each of them stands, by id.
  public var statuses: [String: AlertHandling.Status] = [:]
  /// When the first waiting alert passes over the operator, if it does.
  public var escalation: Escalation?

  /// No alert at all.
  public init() {}

  init(
    _ entries: [ActiveAlerts.Entry], actor: Actor?, _ reader: StoreReader, now: Instant,
    times: EscalationTimes
  ) throws(Failure) {
    let first = entries.filter { $0.status == .received }.sorted {
      ($1.row.urgency, $1.row.row) < ($0.row.urgency, $0.row.row)
    }
    waiting = first.map(\.row)
    shelved = entries.filter { $0.status == .shelved }.map(\.row)
    standing = entries.filter { [.acknowledged, .responding].contains($0.status) }.map(\.row)
    for entry in entries { statuses[entry.row.id] = entry.status }
    guard let entry = first.first, let since = entry.handling.waitingSince, let actor else {
      return
    }
    let roster = try Roster(reader, unit: actor.unit, at: now)
    let found = Escalation.of(
      rank: entry.row.urgency, since: since, now: now, filled: Set(roster.officers.keys),
      times: times)
    guard let found, found.holder == .everybody || roster.holds(actor.id, found.holder) else {
      return
    }
    escalation = found
  }
}

/// Who holds which post of a unit at a moment.
struct Roster {
  let officers: [Escalation.Step: Set<String>]

  /// No shift lasts longer; what ends later than this hasn't begun, so a roster made far in advance
  /// costs nothing.
  private static let longestShiftDays = 31
  /// Three posts, two shifts a day, many times over.
  private static let most = 2_000

  /// Shifts are due at their end: those of the moment are among the next to end.
  init(_ reader: StoreReader, unit: String, at now: Instant) throws(Failure) {
    let query = ListQuery(
      types: [.shift], unit: unit, dueBefore: now.adding(seconds: Self.longestShiftDays * 86_400),
      dueFrom: now, order: .dueFirst, includesDrills: false)
    var officers: [Escalation.Step: Set<String>] = [:]
    for row in try reader.page(query, limit: Self.most).rows {
      guard let shift = try reader.record(row.id)?.record, let officer = shift.text("officer"),
        let post = shift.text("post").flatMap(Escalation.Step.init(rawValue:)),
        let from = shift.instant("from"), let to = shift.instant("to"), from <= now, now < to
      else { continue }
      officers[post, default: []].insert(officer)
    }
    self.officers = officers
  }

  func holds(_ officer: String, _ step: Escalation.Step) -> Bool {
    officers[step]?.contains(officer) ?? false
  }
}
