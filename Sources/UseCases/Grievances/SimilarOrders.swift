import DomainModel
import JSONDiff
import LocalStore

/// What stands close to an order, in short, as its detail shows it.
public struct SimilarOrders: Sendable, Hashable {
  /// One of them.
  public struct Order: Sendable, Hashable {
    /// Its number; nil while it has none.
    public let number: String?
    /// What it is called.
    public let title: String
    /// Why it is alike: `contact`, `place`, `title`.
    public let reasons: [String]

    /// Bundles an order with why it is alike.
    public init(number: String?, title: String, reasons: [String]) {
      self.number = number
      self.title = title
      self.reasons = reasons
    }
  }

  /// The most alike, best first; at most five.
  public let nearest: [Order]
  /// How many there are.
  public let total: Int
  /// How many of them came from the same place within `samePlaceDays`.
  public let samePlace: Int
  /// The days within which orders at one place raise a risk.
  public let samePlaceDays: Int
  /// Whether there are so many of them that they do.
  public let isRiskCandidate: Bool

  /// Bundles what was found; `bounds`: of the unit's rules.
  public init(
    nearest: [Order], total: Int, samePlace: Int, bounds: RiskSettings = RiskSettings()
  ) {
    self.nearest = nearest
    self.total = total
    self.samePlace = samePlace
    samePlaceDays = bounds.samePlaceDays
    isRiskCandidate = samePlace + 1 >= bounds.samePlaceCount
  }
}

extension FindSimilar {
  private static let shown = 5

  /// The same in short. Takes longer than a frame; ends with `.interrupted` when a `StopRequest`
  /// around it is made.
  public func summary(
    of wanted: String, actor asked: String? = nil
  ) throws(Failure) -> SimilarOrders {
    try desk.store.read { (reader) throws(Failure) in
      let record = try reader.resolve(wanted, types: [.grievance]).record
      let found = try readable(closeTo: record, actor: try reader.actor(asked), reader)
      let bounds = try reader.riskSettings(desk)
      let samePlace = found.filter { match in
        match.reasons.contains("place") && match.stored.record.status != "merged"
          && Self.isNear(match.stored.record, record, days: bounds.samePlaceDays)
      }
      let nearest = found.prefix(Self.shown).map { match in
        SimilarOrders.Order(
          number: match.stored.record.number, title: match.stored.record.title,
          reasons: match.reasons)
      }
      return SimilarOrders(
        nearest: nearest, total: found.count, samePlace: samePlace.count, bounds: bounds)
    }
  }

  private static func isNear(_ one: Record, _ other: Record, days: Int) -> Bool {
    guard let first = one.createdAt, let second = other.createdAt else { return false }
    return abs(first.milliseconds - second.milliseconds) <= Int64(days) * 86_400_000
  }
}
