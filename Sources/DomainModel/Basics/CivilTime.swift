/// A time of day at +08:00, to the second; 24:00:00 is allowed as the end of a day.
public struct CivilTime: Comparable, Hashable, Sendable, CustomStringConvertible {
  /// Seconds since midnight, 0 to 86 400.
  public let secondOfDay: Int

  /// The time with this number of seconds since midnight, held into 0…86 400.
  public init(secondOfDay: Int) {
    self.secondOfDay = min(max(secondOfDay, 0), 86_400)
  }

  /// The time of these components, or nil when there is no such time.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      hour < 24 || (minute == 0 && second == 0)
    else { return nil }
    self.secondOfDay = hour * 3600 + minute * 60 + second
  }

  /// The time written as `HH:MM` or `HH:MM:SS`, or nil when the text isn't one.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 })
    else { return nil }
    let numbers = parts.compactMap { decimal(Array($0.utf8)[...]) }
    guard numbers.count == parts.count else { return nil }
    self.init(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
  }

  /// The hour, 0 to 24.
  public var hour: Int { secondOfDay / 3600 }
  /// The minute of the hour.
  public var minute: Int { secondOfDay / 60 % 60 }
  /// The second of the minute.
  public var second: Int { secondOfDay % 60 }
  /// Minutes since midnight.
  public var minuteOfDay: Int { secondOfDay / 60 }

  /// The time as `HH:MM`, with `:SS` when the seconds aren't zero.
  public var description: String {
    let short = padded(hour, 2) + ":" + padded(minute, 2)
    return second == 0 ? short : short + ":" + padded(second, 2)
  }

  /// Earlier times are less.
  public static func < (left: CivilTime, right: CivilTime) -> Bool {
    left.secondOfDay < right.secondOfDay
  }
}
