/// How time is counted.
public enum TimeCounting: String, CaseIterable, Sendable {
  /// Working hours of working days.
  case working
  /// Every second.
  case clock
  /// Whole days after the day on which the time begins.
  case calendarDays
}

/// A duration with its way of counting, as configuration and pinned rules write it: `P5D`, `PT30M`.
public struct Allowance: Hashable, Sendable {
  /// Whole days: working days, days of 24 hours or calendar days.
  public let days: Int
  /// Seconds beside the days.
  public let seconds: Int
  /// How it is counted.
  public let counting: TimeCounting

  /// Makes an allowance.
  public init(days: Int, seconds: Int, counting: TimeCounting) {
    self.days = days
    self.seconds = seconds
    self.counting = counting
  }

  /// A century: what is longer is a slip, and a sum of such would overflow.
  private static let mostDays = 36_525

  /// Reads an ISO 8601 duration of days, hours, minutes and seconds; nil when it is another.
  public init?(_ text: String, counting: TimeCounting) {
    guard text.utf8.first == UInt8(ascii: "P"), text.utf8.count > 2 else { return nil }
    var days = 0
    var seconds = 0
    var number: Int?
    var isTime = false
    for byte in text.utf8.dropFirst() {
      if IdentifierChecks.isDigit(byte) {
        let longer = (number ?? 0) * 10 + Int(byte - 0x30)
        guard longer < 1_000_000 else { return nil }
        number = longer
        continue
      }
      if byte == UInt8(ascii: "T") && number == nil && !isTime {
        isTime = true
        continue
      }
      guard let value = number else { return nil }
      number = nil
      switch (Unicode.Scalar(byte), isTime) {
      case ("D", false): days += value
      case ("W", false): days += 7 * value
      case ("H", true): seconds += value * 3600
      case ("M", true): seconds += value * 60
      case ("S", true): seconds += value
      default: return nil
      }
    }
    guard number == nil, days <= Self.mostDays, seconds <= Self.mostDays * 86_400 else {
      return nil
    }
    self.init(days: days, seconds: seconds, counting: counting)
  }

  /// The duration in ISO 8601.
  public var text: String {
    var text = days > 0 ? "P\(days)D" : "P"
    if seconds > 0 || days == 0 { text += "T" + Allowance.timeText(seconds) }
    return text
  }

  /// The length in counted milliseconds; a working day is as long as the calendar's of the year.
  public func milliseconds(_ calendar: WorkingCalendar, year: Int) -> Int64 {
    let day = counting == .working ? calendar.secondsOfWorkingDay(in: year) : 86_400
    return Int64(days * day + seconds) * 1000
  }

  private static func timeText(_ seconds: Int) -> String {
    var text = ""
    if seconds >= 3600 { text += "\(seconds / 3600)H" }
    if seconds / 60 % 60 > 0 { text += "\(seconds / 60 % 60)M" }
    if seconds % 60 > 0 || text.isEmpty { text += "\(seconds % 60)S" }
    return text
  }
}
