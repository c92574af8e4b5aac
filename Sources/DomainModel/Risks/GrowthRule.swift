import JSONDiff

/// A category grows in a region against its own season.
///
/// The last seven days are compared with what a week has had: the mean of the eight weeks before, and
/// of the same week a year (52 weeks) ago with those at its sides, where the store reaches back that
/// far; the larger of both is what the season makes one expect, half an order at least. A store that
/// has fewer than four weeks behind it can't tell growth from its own beginning. It is a risk
/// when so many would come by chance in fewer than one of 10 000 such weeks (the exact upper tail of
/// a Poisson distribution with that mean, right for small numbers too), when they are five at least,
/// and half as many again as expected: large numbers always differ by a little, which no chance
/// explains and nobody has to know.
public enum GrowthRule {
  /// Days that are compared.
  public static let days = 7
  /// Weeks before them.
  public static let weeksBefore = 8
  /// With fewer weeks behind it a store tells nothing.
  public static let weeksNeeded = 4
  /// Fewer orders are no growth.
  public static let leastOrders = 5
  /// At least so many times what was expected.
  public static let leastRatio = 1.5
  /// Rarer than this by chance.
  public static let tail = 0.0001
  private static let leastExpected = 0.5

  /// How often a category occurred in a region.
  public struct Counts: Sendable, Hashable {
    /// In the last seven days.
    public var now = 0
    /// In the eight weeks before.
    public var before = 0
    /// In the three weeks a year ago.
    public var yearAgo = 0

    /// Nothing counted.
    public init(now: Int = 0, before: Int = 0, yearAgo: Int = 0) {
      (self.now, self.before, self.yearAgo) = (now, before, yearAgo)
    }
  }

  /// The windows of time that are counted at a moment.
  public enum Window: Sendable, CaseIterable {
    case now, before, yearAgo

    /// From when to when.
    public func span(at now: Instant) -> (from: Instant, until: Instant) {
      let day = 86_400
      let week = now.adding(seconds: -GrowthRule.days * day)
      switch self {
      case .now: return (week, now)
      case .before: return (week.adding(seconds: -GrowthRule.weeksBefore * 7 * day), week)
      case .yearAgo:
        let last = now.adding(seconds: -364 * day)
        return (last.adding(seconds: -14 * day), last.adding(seconds: 7 * day))
      }
    }
  }

  /// How far back a store reaches.
  public struct Reach: Sendable, Hashable {
    /// Weeks before the last seven days, eight at most.
    public let weeks: Int
    /// Whether it has orders of the weeks a year ago.
    public let hasYearAgo: Bool

    /// `first`: when the first order was registered.
    public init(first: Instant, hasYearAgo: Bool, now: Instant) {
      let week: Int64 = 7 * 86_400_000
      let whole = (now.milliseconds - first.milliseconds) / week - 1
      weeks = min(GrowthRule.weeksBefore, max(0, Int(whole)))
      self.hasYearAgo = hasYearAgo
    }
  }

  /// What a week of the season has.
  public static func expected(_ counts: Counts, _ reach: Reach) -> Double {
    let before = Double(counts.before) / Double(max(1, reach.weeks))
    let yearAgo = reach.hasYearAgo ? Double(counts.yearAgo) / 3 : 0
    return max(before, yearAgo, leastExpected)
  }

  /// The figures of a growth, nil where there is none.
  public static func figures(_ counts: Counts, _ reach: Reach) -> JSONObject? {
    let expected = expected(counts, reach)
    guard reach.weeks >= weeksNeeded, counts.now >= leastOrders,
      Double(counts.now) >= leastRatio * expected
    else { return nil }
    let chance = Poisson.tail(atLeast: counts.now, mean: expected)
    guard chance < tail else { return nil }
    var figures: JSONObject = [
      "rule": "growth", "orders": JSON(counts.now), "days": JSON(days),
      "before": JSON(counts.before), "weeksBefore": JSON(reach.weeks),
    ]
    figures["yearAgo"] = reach.hasYearAgo ? JSON(counts.yearAgo) : nil
    figures["expected"] = JSONNumber((expected * 100).rounded() / 100).map(JSON.number)
    figures["chance"] = JSONNumber(chance).map(JSON.number)
    return figures
  }
}

/// How likely counts are when nothing but chance is at work.
public enum Poisson {
  /// The probability of so many or more.
  ///
  /// Terms are taken relative to the most likely one, each from its neighbour, so that no exponential
  /// is needed and none runs out of range; both ends are followed until they add nothing.
  public static func tail(atLeast count: Int, mean: Double) -> Double {
    guard count > 0 else { return 1 }
    guard mean > 0 else { return 0 }
    let middle = Int(mean)
    var whole = 0.0
    var tail = 0.0
    func add(_ term: Double, at number: Int) {
      whole += term
      if number >= count { tail += term }
    }
    var term = 1.0
    var number = middle
    while term > 1e-30 || number <= count {
      add(term, at: number)
      number += 1
      term *= mean / Double(number)
      if term == 0 { break }
    }
    term = 1.0
    number = middle
    while number > 0, term > 1e-30 {
      term *= Double(number) / mean
      number -= 1
      add(term, at: number)
    }
    return tail / whole
  }
}
