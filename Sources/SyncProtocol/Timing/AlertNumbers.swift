import JSONDiff

/// Which alert numbers of each scope a desk has; a hole starts a repair.
public struct AlertNumbers: Sendable, Hashable {
  /// Per scope, all numbers up to this one.
  private var whole: [String: Int] = [:]
  /// Per scope, numbers beyond the first hole.
  private var ahead: [String: Set<Int>] = [:]

  /// What a desk has without holes, per scope.
  public init(whole: [String: Int] = [:]) {
    self.whole = whole
  }

  /// Notes an alert that has arrived; twice is once.
  public mutating func received(_ number: Int, scope: String) {
    guard number > whole[scope, default: 0] else { return }
    ahead[scope, default: []].insert(number)
    while ahead[scope]?.remove(whole[scope, default: 0] + 1) != nil {
      whole[scope, default: 0] += 1
    }
  }

  /// The last number per scope up to which nothing is missing.
  public var complete: [String: Int] { whole }

  /// The numbers that are missing up to the announced ones; empty when nothing is.
  ///
  /// - Parameters:
  ///   - announced: the last number of each scope, from a head line or a poke.
  ///   - limit: how many numbers per scope are named at most.
  /// - Returns: per scope, in ascending order.
  public func missing(announced: [String: Int], limit: Int = 1000) -> [String: [Int]] {
    var missing: [String: [Int]] = [:]
    for (scope, last) in announced {
      let first = whole[scope, default: 0] + 1
      guard last >= first else { continue }
      let holes = (first...last).lazy.filter { ahead[scope]?.contains($0) != true }.prefix(limit)
      if let hole = holes.first, hole > 0 { missing[scope] = Array(holes) }
    }
    return missing
  }

  static func json(_ alerts: [String: Int]) -> JSON {
    .object(JSONObject(members: alerts.map { ($0.key, JSON($0.value)) }))
  }

  static func read(_ json: JSON?) throws(Problem) -> [String: Int] {
    var alerts: [String: Int] = [:]
    for (scope, number) in json?.object ?? [:] {
      guard let number = number.int, number >= 0 else {
        throw Problem(.malformed, ["code": "alerts.number"])
      }
      alerts[scope] = number
    }
    return alerts
  }
}
