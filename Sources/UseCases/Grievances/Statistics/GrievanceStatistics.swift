import DomainModel
import JSONDiff
import LocalStore

/// Figures of grievances: volumes, the share answered at the desk, clocks by step, both rates of
/// visits, divided by unit, category, place, source and kind, and how they went over time. What the
/// actor may not read counts for nothing, drills neither.
///
/// No document is read: a store keeps what is counted beside each order. Time grows with the orders
/// registered in the span, a third of a second for a million.
public struct GrievanceStatistics: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: `from` and `until` bound the time of registering, `by` and `every` divide.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let report = try report(request)
    let division = request.arguments["by"]?.string.flatMap(StatisticsDivision.init(rawValue:))
    let every = request.arguments["every"]?.string.flatMap(StatisticsInterval.init(rawValue:))
    let places = report.groups(.place)
    return .read(
      report.json(by: division, every: every),
      background: AnswerBackground(
        now: desk.now, names: report.names,
        regions: places.reduce(into: [:]) { $0[$1.key] = $1.sum[.count] }))
  }

  /// The same as a value, for pages and tables.
  public func report(_ request: CommandRequest) throws(Failure) -> GrievanceReport {
    let from = request.arguments["from"]?.string.flatMap { Instant(rfc3339: $0) }
    let until = request.arguments["until"]?.string.flatMap { Instant(rfc3339: $0) }
    return try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(request.actor)
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      let terms = try reader.figureDictionary()
      var count = FigureCount(terms: terms, now: desk.now)
      try reader.forEachFigure(from: from, until: until) { (row) throws(Failure) in
        count.add(row) { right.holds(for: $0.readable) }
      }
      var report = GrievanceReport(count, terms, now: desk.now, from: from, until: until)
      report.names = try names(of: report, reader)
      return report
    }
  }

  private func names(
    of report: GrievanceReport, _ reader: StoreReader
  ) throws(Failure) -> [String: String] {
    var names = try AnswerBackground.regions(
      Set(report.groups(.place).map(\.key) + report.regions.map(\.key)), reader)
    for unit in report.groups(.unit) where !unit.key.isEmpty {
      names[unit.key] = try reader.title(of: unit.key)
    }
    return names
  }
}

/// The counting of grievances: each adds to all, to where it stands, to what it is about, to its
/// day. What these have in common is added up afterwards, over terms instead of orders.
struct FigureCount {
  private(set) var all = FigureSum()
  private(set) var byHolder: [FigureSum]
  private(set) var byMatter: [FigureSum]
  /// How many orders went this way.
  private(set) var byOutcome: [Int]
  /// Days in order.
  private(set) var byDay: [(day: CivilDate, sum: FigureSum)] = []

  private let terms: FigureDictionary
  private let now: Instant
  private var sums: [FigureSum?]
  private var isReadable: [Bool?]

  init(terms: FigureDictionary, now: Instant) {
    (self.terms, self.now) = (terms, now)
    byHolder = Array(repeating: FigureSum(), count: terms.bound)
    byMatter = byHolder
    byOutcome = Array(repeating: 0, count: terms.bound)
    sums = Array(repeating: nil, count: terms.bound)
    isReadable = Array(repeating: nil, count: terms.bound)
  }

  /// Adds one; rows come in order of registration.
  mutating func add(_ row: FigureRow, mayRead: (FigureHolder) -> Bool) {
    let isShown = isReadable[row.holder] ?? mayRead(terms.holder(row.holder))
    isReadable[row.holder] = isShown
    guard isShown else { return }
    var sum = sums[row.outcome] ?? terms.outcome(row.outcome).sum
    sums[row.outcome] = sum
    if let running = row.running { sum.add(running: RunningClock.clocks(running), by: now) }
    all.add(sum)
    byHolder[row.holder].add(sum)
    byMatter[row.matter].add(sum)
    byOutcome[row.outcome] += 1
    let day = row.createdAt.civilDate
    if byDay.last?.day != day { byDay.append((day, FigureSum())) }
    byDay[byDay.count - 1].sum.add(sum)
  }
}
