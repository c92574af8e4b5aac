/// How long to wait before trying again: exponential with full jitter, so that desks which lost the
/// node together don't come back together.
public struct Backoff: Sendable, Hashable {
  /// The longest wait after the first failure.
  public var baseMilliseconds: Int
  /// The longest wait of all.
  public var maximumMilliseconds: Int
  /// Failures since the last success.
  public private(set) var failures = 0

  /// A back-off from a second to five minutes.
  public init(baseMilliseconds: Int = 1000, maximumMilliseconds: Int = 300_000) {
    self.baseMilliseconds = max(1, baseMilliseconds)
    self.maximumMilliseconds = max(1, maximumMilliseconds)
  }

  /// The wait after a failure.
  ///
  /// - Parameters:
  ///   - retryAfterSeconds: what the node asked for; jitter comes on top of it.
  ///   - fraction: a drawn number from 0 to below 1.
  /// - Returns: milliseconds.
  public mutating func wait(retryAfterSeconds: Int? = nil, fraction: Double) -> Int {
    failures += 1
    let doubled = Double(baseMilliseconds) * Double(1 << min(failures - 1, 30))
    let ceiling = min(doubled, Double(maximumMilliseconds))
    let jitter = Int(ceiling * min(max(0, fraction), 1))
    // An absurd Retry-After doesn't silence a desk for a day.
    let asked = min(max(0, retryAfterSeconds ?? 0), 3600) * 1000
    return asked + jitter
  }

  /// The node answers again.
  public mutating func succeeded() {
    failures = 0
  }
}
