import JSONDiff

/// A risk at its source: several orders that together say more than each of them.
public struct Risk: Sendable, Hashable {
  /// What saw it.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// Several matters at one place within a week.
    case samePlace
    /// A category grows in a region against its own season.
    case growth
    /// One contact comes again and again with one matter.
    case sameContact
  }

  /// What saw it.
  public let rule: Rule
  /// The ids of the orders behind it, oldest first.
  public let orders: [String]
  /// The street, or the county of a growth.
  public let region: String
  /// The category where all have the same, else empty.
  public let category: String
  /// What the rule saw, for the task that it becomes.
  public let figures: JSONObject

  /// What a rule saw.
  public init(
    rule: Rule, orders: [String], region: String, category: String, figures: JSONObject
  ) {
    (self.rule, self.orders, self.region) = (rule, orders, region)
    (self.category, self.figures) = (category, figures)
  }

  /// A name by which it is spoken of; the same orders give the same one everywhere.
  ///
  /// `digest`: SM3.
  public func id(digest: ([UInt8]) -> [UInt8]) -> String {
    RuleID.uuidV8(rule: "risk." + rule.rawValue, causes: orders, digest: digest)
  }

  /// The tag of records that it became.
  public var tag: String { "risk:" + rule.rawValue }
}

/// What the rules of risk look at in an order.
public struct RiskOrder: Sendable, Hashable {
  /// The order's id.
  public let id: String
  /// When it was registered.
  public let at: Instant
  /// Its street.
  public let street: String
  /// Its category.
  public let category: String
  /// Where it is, when that is known.
  public let point: GeoPoint?
  /// The address and the name of the place, those that there are.
  public let names: Set<String>
  /// Whether it was merged into another: then it is that one's matter once more, no other.
  public let isMerged: Bool
  /// Who called: the telephone, else the subject; nil when neither is known or may be seen.
  public let contact: String?

  /// Reads an order.
  public init(_ order: Record) {
    id = order.id
    at = order.createdAt ?? Instant(milliseconds: 0)
    street = String((order.placeRegion ?? order.scope).prefix(9))
    category = order.text("category") ?? ""
    point = GeoPoint(order["place"]?["point"])
    let words = ["address", "name"].compactMap { order["place"]?[$0]?.string }
    names = Set(words.filter { !$0.isEmpty && !$0.contains("*") })
    isMerged = order.status == "merged"
    let who = ["phone", "subject"].compactMap { order["contact"]?[$0]?.string }
    contact = who.first { !$0.isEmpty && !$0.contains("*") }
  }
}

/// Bounds of the rules of risk.
public struct RiskSettings: Sendable, Hashable {
  /// So many orders at one place are a risk…
  public var samePlaceCount = 3
  /// …within so many days.
  public var samePlaceDays = 7
  /// Orders of one street this close together are at one place.
  public var metres = 100.0
  /// So many orders of one contact with one matter are a risk…
  public var sameContactCount = 3
  /// …within so many days.
  public var sameContactDays = 30

  /// The defaults.
  public init() {}

  /// `rules`: `risk` and `similar` of a unit's rules or of the configuration; what is missing or odd
  /// stays as it is.
  public init(rules: JSONObject, over former: RiskSettings = RiskSettings()) {
    self = former
    let count = rules["risk"]?["samePlaceCount"]?.int
    let days = rules["risk"]?["samePlaceDays"]?.int
    samePlaceCount = count.flatMap { $0 > 1 ? $0 : nil } ?? samePlaceCount
    samePlaceDays = days.flatMap { $0 > 0 ? $0 : nil } ?? samePlaceDays
    var similar = SimilarSettings()
    (similar.metres, similar.days) = (metres, sameContactDays)
    similar = SimilarSettings(rules: rules, over: similar)
    (metres, sameContactDays) = (similar.metres, similar.days)
  }
}
