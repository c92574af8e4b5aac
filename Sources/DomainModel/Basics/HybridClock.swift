/// The hybrid logical clock of changes in one integer below 2^53: 42 bits of milliseconds since
/// 1970, 11 of counter.
///
/// It never stands still or goes back, also when the machine's clock does; when the counter of a
/// millisecond is full, the next value belongs to the next millisecond.
public struct HybridClock: Sendable, Hashable {
  /// Bits of the counter.
  public static let counterBits: Int64 = 11
  /// The greatest value there is; the year 2109.
  public static let greatest: Int64 = 1 << 53 - 1

  /// The last value given or seen.
  public private(set) var last: Int64

  /// A clock that goes on after a value.
  public init(last: Int64 = 0) {
    self.last = max(0, last)
  }

  /// The next value.
  public mutating func next(at now: Instant) -> Int64 {
    last = HybridClock.next(after: last, at: now)
    return last
  }

  /// Takes note of a value from elsewhere: later ones here come after it.
  ///
  /// - Parameters:
  ///   - foreign: the value seen.
  ///   - latest: the highest that counts, so that a foreign clock running ahead doesn't drag this
  ///     one along; see `effective`.
  public mutating func observe(_ foreign: Int64, latest: Int64 = greatest) {
    last = max(last, min(foreign, latest))
  }

  /// How far a clock seen from elsewhere may lead one's own ahead of the time of day: a day covers
  /// a wrong time zone. Clocks only break ties, so a desk that is further behind loses nothing by
  /// staying there, and one peer in the year 2100 doesn't take all others along.
  public static let leadMilliseconds: Int64 = 86_400_000

  /// The last value of one's own after one from elsewhere was seen.
  public static func observed(_ foreign: Int64, after last: Int64, at now: Instant) -> Int64 {
    var clock = HybridClock(last: last)
    clock.observe(
      foreign, latest: pack(now.adding(milliseconds: leadMilliseconds), counter: 1 << 11 - 1))
    return clock.last
  }

  /// The value after another.
  public static func next(after last: Int64, at now: Instant) -> Int64 {
    min(greatest, max(pack(now), last + 1))
  }

  /// The first value of a moment; moments before 1970 and after 2109 are brought inside.
  public static func pack(_ instant: Instant, counter: Int64 = 0) -> Int64 {
    let milliseconds = min(max(0, instant.milliseconds), greatest >> counterBits)
    return milliseconds << counterBits | min(max(0, counter), 1 << counterBits - 1)
  }

  /// The wall time in a value.
  public static func instant(of clock: Int64) -> Instant {
    Instant(milliseconds: clock >> counterBits)
  }

  /// The counter in a value.
  public static func counter(of clock: Int64) -> Int64 {
    clock & (1 << counterBits - 1)
  }

  /// A claimed value as far as it counts at the home: a device whose clock runs ahead doesn't win
  /// every tie. Skew is shown and logged; it never rejects a change.
  public static func effective(
    _ claimed: Int64, at now: Instant, toleranceMilliseconds: Int64 = 2000
  ) -> Int64 {
    min(claimed, pack(now.adding(milliseconds: toleranceMilliseconds), counter: 1 << 11 - 1))
  }
}
