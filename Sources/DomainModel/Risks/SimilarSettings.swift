import JSONDiff

/// What makes two orders alike.
public struct SimilarSettings: Sendable, Hashable {
  /// So many days apart at most.
  public var days = 30
  /// So close together they are at one place.
  public var metres = 100.0
  /// What of their titles has to be shared, 0 to 1.
  public var threshold = 0.6

  /// The defaults.
  public init() {}

  /// `rules`: `similar` of a unit's rules or of the configuration; what is missing or odd stays as
  /// it is.
  public init(rules: JSONObject, over former: SimilarSettings = SimilarSettings()) {
    self = former
    let similar = rules["similar"]
    days = similar?["days"]?.int.flatMap { $0 > 0 ? $0 : nil } ?? days
    metres = similar?["metres"]?.double.flatMap { $0 > 0 ? $0 : nil } ?? metres
    threshold =
      similar?["threshold"]?.double.flatMap { (0.01...1).contains($0) ? $0 : nil } ?? threshold
  }
}
