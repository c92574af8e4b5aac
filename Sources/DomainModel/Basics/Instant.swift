/// A moment in milliseconds since 1970-01-01T00:00:00Z; leap seconds aren't counted.
public struct Instant: Comparable, Hashable, Sendable, CustomStringConvertible {
  /// Milliseconds since 1970 in UTC.
  public var milliseconds: Int64

  /// The moment this many milliseconds after 1970 began in UTC.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The moment of a day and time at +08:00.
  public init(date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
  }

  /// The moment of a day at +08:00 and the seconds since its midnight.
  public init(date: CivilDate, secondOfDay: Int) {
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(secondOfDay) - Instant.offsetSeconds
    self.milliseconds = seconds * 1000
  }

  /// Earlier moments are less.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment this many milliseconds later, earlier when negative.
  public func adding(milliseconds count: Int64) -> Instant {
    Instant(milliseconds: milliseconds + count)
  }

  /// The moment this many seconds later, earlier when negative.
  public func adding(seconds: Int) -> Instant {
    Instant(milliseconds: milliseconds + Int64(seconds) * 1000)
  }

  /// Whole seconds from the other moment to this one, rounded down.
  public func seconds(since other: Instant) -> Int {
    Int(floorDivide(milliseconds - other.milliseconds, 1000))
  }

  /// The moment some seconds later.
  public static func + (left: Instant, seconds: Int) -> Instant { left.adding(seconds: seconds) }
  /// The moment some seconds earlier.
  public static func - (left: Instant, seconds: Int) -> Instant { left.adding(seconds: -seconds) }

  /// The same moment without its milliseconds.
  public var wholeSecond: Instant {
    Instant(milliseconds: floorDivide(milliseconds, 1000) * 1000)
  }

  /// The form stored in records.
  public var description: String { rfc3339 }

  static let offsetSeconds: Int64 = 8 * 3600
}

/// Division that rounds towards minus infinity, so that times before 1970 come out right.
func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}
