import DomainModel

/// The clock of changes: milliseconds in the upper 42 bits, a counter in the lower 11.
///
/// It never stands still or goes back on one store, also when the machine's clock does. When the
/// counter of a millisecond is full the next value belongs to the next millisecond.
enum HybridClock {
  static let counterBits: Int64 = 11

  /// The next value after the last one.
  static func next(after last: Int64, at now: Instant) -> Int64 {
    max(now.milliseconds << counterBits, last + 1)
  }

  /// The wall time inside a value.
  static func instant(of clock: Int64) -> Instant {
    Instant(milliseconds: clock >> counterBits)
  }
}
