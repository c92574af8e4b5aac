import DomainModel
import Glibc

/// What the store takes from the world: the clock, chance, and how this process calls itself.
public struct StoreEnvironment: Sendable {
  /// The present instant; used where no command gives its own.
  public var now: @Sendable () -> Instant

  /// So many random bytes.
  public var random: @Sendable (Int) -> [UInt8]

  /// What the lock file says of its holder, such as `dutydesk import`.
  public var processDescription: String

  /// Nanoseconds that only ever grow; budgets and patience are measured with them.
  public var monotonicNanoseconds: @Sendable () -> UInt64

  /// Gives the closures. Only the measure of durations has a default: it tells no time of day.
  public init(
    now: @escaping @Sendable () -> Instant,
    random: @escaping @Sendable (Int) -> [UInt8],
    processDescription: String,
    monotonicNanoseconds: @escaping @Sendable () -> UInt64 = StoreEnvironment.systemMonotonic
  ) {
    self.now = now
    self.random = random
    self.processDescription = processDescription
    self.monotonicNanoseconds = monotonicNanoseconds
  }

  /// The system's monotonic clock.
  @Sendable public static func systemMonotonic() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
