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
    guard text.first == "P", text.utf8.count > 2 else { return nil }
    var days = 0
    var seconds = 0
    var number = ""
    var isTime = false
    for character in text.dropFirst() {
      if character.isASCII, character.isNumber {
        number.append(character)
        continue
      }
      if character == "T" && number.isEmpty && !isTime {
        isTime = true
        continue
      }
      guard let value = Int(number), value < 1_000_000 else { return nil }
      number = ""
      switch (character, isTime) {
      case ("D", false): days += value
      case ("W", false): days += 7 * value
      case ("H", true): seconds += value * 3600
      case ("M", true): seconds += value * 60
      case ("S", true): seconds += value
      default: return nil
      }
    }
    guard number.isEmpty, days <= Self.mostDays, seconds <= Self.mostDays * 86_400 else {
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
