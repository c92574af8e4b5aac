import DomainModel
import LocalStore

/// What statistics divide orders by.
public enum StatisticsDivision: String, Sendable, CaseIterable {
  case unit, category
  /// The street.
  case place
  case source, kind
}

/// How long a step of a trend is.
public enum StatisticsInterval: String, Sendable, CaseIterable {
  case day
  /// From Monday to Sunday.
  case week
  case month

  /// The first day of the step that a day is in.
  func beginning(of day: CivilDate) -> CivilDate {
    switch self {
    case .day: day
    case .week: day.adding(days: 1 - day.weekday)
    case .month: day.adding(days: 1 - day.day)
    }
  }

  /// The first day of the next step.
  func end(of beginning: CivilDate) -> CivilDate {
    switch self {
    case .day: beginning.adding(days: 1)
    case .week: beginning.adding(days: 7)
    case .month: self.beginning(of: beginning.adding(days: 31))
    }
  }
}

/// Statistics of grievances.
public struct GrievanceReport: Sendable {
  /// Orders that have something in common.
  public struct Group: Sendable {
    /// A unit's id, a category, a region's code, the word of a source or kind; empty when unknown.
    public let key: String
    /// Their figures.
    public let sum: FigureSum
  }

  /// A step of the trend: days from one to before another.
  public struct Period: Sendable {
    /// Its first day.
    public let from: CivilDate
    /// The day after its last.
    public let until: CivilDate
    /// What was registered in it.
    public let sum: FigureSum
  }

  /// When it was counted.
  public let now: Instant
  /// Registered at or after this moment.
  public let from: Instant?
  /// Registered before this moment.
  public let until: Instant?
  /// All of them.
  public let all: FigureSum
  /// Counts by status.
  public let byStatus: [String: Int]
  /// Names of units by id and of regions by code.
  public internal(set) var names: [String: String] = [:]

  private let divided: [StatisticsDivision: [Group]]
  private let days: [(day: CivilDate, sum: FigureSum)]

  init(
    _ count: FigureCount, _ terms: FigureDictionary, now: Instant, from: Instant?, until: Instant?
  ) {
    (self.now, self.from, self.until) = (now, from, until)
    all = count.all
    days = count.byDay
    var byStatus: [String: Int] = [:]
    for (number, orders) in count.byOutcome.enumerated() where orders > 0 {
      byStatus[terms.outcome(number).status, default: 0] += orders
    }
    self.byStatus = byStatus
    var sums: [StatisticsDivision: [String: FigureSum]] = [:]
    func add(_ sum: FigureSum, to key: String, _ division: StatisticsDivision) {
      sums[division, default: [:]][key, default: FigureSum()].add(sum)
    }
    for (number, sum) in count.byHolder.enumerated() where sum[.count] > 0 {
      let holder = terms.holder(number)
      add(sum, to: holder.unit, .unit)
      add(sum, to: holder.street, .place)
    }
    for (number, sum) in count.byMatter.enumerated() where sum[.count] > 0 {
      let matter = terms.matter(number)
      add(sum, to: matter.category, .category)
      add(sum, to: matter.source, .source)
      add(sum, to: matter.kind, .kind)
    }
    divided = sums.mapValues(Self.sorted)
  }

  /// The groups of a division, the most frequent first.
  public func groups(_ division: StatisticsDivision) -> [Group] { divided[division] ?? [] }

  /// Counties where there are several, else streets: what regions are ranked by.
  public var regions: [Group] {
    let streets = groups(.place)
    var counties: [String: FigureSum] = [:]
    for street in streets {
      counties[String(street.key.prefix(6)), default: FigureSum()].add(street.sum)
    }
    return counties.count > 1 ? Self.sorted(counties) : streets
  }

  /// How the orders came over time, without gaps; `interval` nil takes days for a month and a half
  /// at most, weeks for half a year, else months.
  public func trend(
    every interval: StatisticsInterval?
  ) -> (interval: StatisticsInterval, periods: [Period]) {
    guard let first = days.first?.day, let last = days.last?.day else {
      return (interval ?? .day, [])
    }
    let length = last.dayNumber - first.dayNumber + 1
    let interval = interval ?? (length <= 45 ? .day : length <= 200 ? .week : .month)
    var periods: [Period] = []
    var begin = interval.beginning(of: first)
    var rest = days[...]
    while begin <= last {
      let end = interval.end(of: begin)
      var sum = FigureSum()
      while let day = rest.first, day.day < end {
        sum.add(day.sum)
        rest = rest.dropFirst()
      }
      periods.append(Period(from: begin, until: end, sum: sum))
      begin = end
    }
    return (interval, periods)
  }

  private static func sorted(_ sums: [String: FigureSum]) -> [Group] {
    sums.map { Group(key: $0.key, sum: $0.value) }
      .sorted { ($1.sum[.count], $0.key) < ($0.sum[.count], $1.key) }
  }
}

extension GrievanceReport {
  /// A group with its place among others.
  public struct Rank: Sendable {
    /// From 1; equal scores share it.
    public let rank: Int
    /// The group.
    public let group: Group
    /// The mean of what there is of three shares: solved in time, found solved, satisfied.
    public let score: Double
  }

  /// With fewer orders one caller decides the rank.
  public static let leastRanked = 5

  /// Groups by their score, best first; those without a name, of fewer than five orders or without
  /// any of the three shares have none.
  public static func ranking(_ groups: [Group]) -> [Rank] {
    let scored = groups.compactMap { group -> (group: Group, score: Double)? in
      guard !group.key.isEmpty, group.sum[.count] >= leastRanked, let score = group.sum.score
      else { return nil }
      return (group, score)
    }.sorted { ($1.score, $0.group.key) < ($0.score, $1.group.key) }
    return scored.map { entry in
      let rank = 1 + scored.count { $0.score > entry.score }
      return Rank(rank: rank, group: entry.group, score: entry.score)
    }
  }
}

extension FigureSum {
  /// Of what was answered, the share answered at the desk.
  public var directShare: Double? { share(self[.direct], of: self[.answered]) }
  /// Of all attempts to call back, those that reached somebody.
  public var reachedShare: Double? { share(self[.reached], of: self[.visits]) }
  /// Of the callers reached, those whose matter is solved.
  public var solvedRate: Double? { share(self[.solved], of: self[.reached]) }
  /// Of the callers who judged, those who are satisfied.
  public var satisfiedRate: Double? { share(self[.satisfied], of: self[.rated]) }
  /// Of the orders whose solving was done or is late, those done in time.
  public var keptShare: Double? { keptShare(.resolve) }

  /// Of the orders whose step was done or is late, those done in time.
  public func keptShare(_ step: ClockStep) -> Double? {
    share(self[.kept(step)], of: self[.kept(step)] + self[.late(step)])
  }

  /// What groups are ranked by; see `GrievanceReport.Rank`.
  public var score: Double? {
    let shares = [keptShare, solvedRate, satisfiedRate].compactMap { $0 }
    return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
  }

  /// Nil when nothing was counted: no share is not a share of nought.
  private func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
