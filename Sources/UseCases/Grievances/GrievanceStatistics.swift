import DomainModel
import JSONDiff
import LocalStore

/// Figures of grievances: volumes, the share answered at the desk, overdue ones, by unit and
/// category, and both rates of visits, solved and satisfied. Drills are out.
public struct GrievanceStatistics: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: `from` and `until` bound the time of registering.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let from = request.arguments["from"]?.string.flatMap { Instant(rfc3339: $0) }
    let until = request.arguments["until"]?.string.flatMap { Instant(rfc3339: $0) }
    return try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(request.actor)
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      var figures = GrievanceFigures(now: desk.now)
      try reader.forEach(.grievance) { (stored) throws(Failure) in
        let record = stored.record
        guard record.drill == nil, right.holds(for: record), let at = record.createdAt,
          from.map({ $0 <= at }) ?? true, until.map({ at < $0 }) ?? true
        else { return true }
        figures.add(record)
        return true
      }
      let names = try AnswerBackground.regions(Set(figures.byRegion.keys), reader)
      return .read(
        figures.json { id in (try? reader.record(id))??.record.text("name") },
        background: AnswerBackground(now: desk.now, names: names, regions: figures.byRegion))
    }
  }
}

/// The counting of grievances.
struct GrievanceFigures {
  let now: Instant
  private var total = 0
  private var open = 0
  private var overdue = 0
  private var everLate = 0
  private var answered = 0
  private var direct = 0
  private var reached = 0
  private var visits = 0
  private var solved = 0
  private var satisfied = 0
  private var rated = 0
  private var byStatus: [String: Int] = [:]
  private var byCategory: [String: Int] = [:]
  private var byKind: [String: Int] = [:]
  private var bySource: [String: Int] = [:]
  /// By street, which is what a county's figures are asked by.
  private(set) var byRegion: [String: Int] = [:]
  private var byUnit: [String: (count: Int, open: Int, overdue: Int)] = [:]

  init(now: Instant) {
    self.now = now
  }

  mutating func add(_ record: Record) {
    total += 1
    let isLate = record.isOpen && (GrievanceClocks.firstDue(of: record).map { $0 < now } ?? false)
    open += record.isOpen ? 1 : 0
    overdue += isLate ? 1 : 0
    if GrievanceClocks.clocks(of: record).contains(where: { $0.wasLate(by: now) }) { everLate += 1 }
    if record.text("reply") != nil { answered += 1 }
    if record["direct"] == true { direct += 1 }
    byStatus[record.status ?? "", default: 0] += 1
    byCategory[record.text("category") ?? "", default: 0] += 1
    byKind[record.text("kind") ?? "", default: 0] += 1
    bySource[record.text("source") ?? "", default: 0] += 1
    byRegion[String((record.placeRegion ?? record.scope).prefix(9)), default: 0] += 1
    if let unit = record.responsibleUnit {
      var share = byUnit[unit] ?? (0, 0, 0)
      share.count += 1
      share.open += record.isOpen ? 1 : 0
      share.overdue += isLate ? 1 : 0
      byUnit[unit] = share
    }
    for visit in record.list("visits") { add(visit: visit) }
  }

  private mutating func add(visit: JSON) {
    visits += 1
    guard visit["reached"] == true else { return }
    reached += 1
    if visit["outcome"] == "solved" { solved += 1 }
    guard let isSatisfied = visit["satisfied"]?.bool else { return }
    rated += 1
    satisfied += isSatisfied ? 1 : 0
  }

  func json(name: (String) -> String?) -> JSON {
    [
      "total": number(total), "open": number(open), "overdue": number(overdue),
      "everLate": number(everLate), "answered": number(answered), "direct": number(direct),
      "directShare": ratio(direct, answered), "visits": number(visits),
      "reachedShare": ratio(reached, visits), "solvedRate": ratio(solved, reached),
      "satisfiedRate": ratio(satisfied, rated), "byStatus": counts(byStatus),
      "byKind": counts(byKind), "bySource": counts(bySource), "byCategory": counts(byCategory),
      "byUnit": .array(units(name)),
    ]
  }

  private func units(_ name: (String) -> String?) -> [JSON] {
    byUnit.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { unit, share in
      [
        "unit": .string(unit), "name": name(unit).map(JSON.string) ?? .null,
        "count": number(share.count), "open": number(share.open), "overdue": number(share.overdue),
      ]
    }
  }

  private func counts(_ counts: [String: Int]) -> JSON {
    .object(counts.reduce(into: JSONObject()) { $0[$1.key] = number($1.value) })
  }

  private func number(_ value: Int) -> JSON { .number(JSONNumber(value)) }

  /// Null when nothing was counted: no share is not a share of nought.
  private func ratio(_ part: Int, _ whole: Int) -> JSON {
    guard whole > 0, let share = JSONNumber((Double(part) / Double(whole) * 1000).rounded() / 1000)
    else { return .null }
    return .number(share)
  }
}
