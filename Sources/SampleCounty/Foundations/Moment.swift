import JSONDiff

/// A minute relative to midnight (+08:00) of the day on which the samples are first loaded.
struct Moment: Comparable, Hashable, Sendable {
  var minutes: Int

  static func < (left: Moment, right: Moment) -> Bool {
    left.minutes < right.minutes
  }

  /// So many days from the loading day (negative: before), at a time of day.
  static func day(_ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Moment {
    Moment(minutes: day * 1440 + hour * 60 + minute)
  }

  /// Days from the loading day, rounded down.
  var day: Int { Int((Double(minutes) / 1440).rounded(.down)) }

  /// `@-2d09:30`, as RECORDS.md section 8 writes a relative time.
  var text: String {
    let inDay = minutes - day * 1440
    return "@\(day)d\(Moment.twoDigits(inDay / 60)):\(Moment.twoDigits(inDay % 60))"
  }

  /// The same as JSON.
  var json: JSON { .string(text) }

  /// `@-2d`: the day alone.
  var dateJSON: JSON { .string("@\(day)d") }

  /// `{YYMMDD-2}`: the six digits of the day inside a longer text.
  var numberDay: String { relativeDay("YYMMDD") }

  /// This day in a form of `RelativeTimes`, which loading replaces by the day itself.
  func relativeDay(_ form: String) -> String {
    day < 0 ? "{\(form)\(day)}" : "{\(form)+\(day)}"
  }

  /// A time with offset, as CAP 1.2 demands it (`2026-11-22T20:00:00+08:00`), still relative.
  var capText: String {
    let inDay = minutes - day * 1440
    let clock = "\(Moment.twoDigits(inDay / 60)):\(Moment.twoDigits(inDay % 60)):00"
    return "\(relativeDay("YYYY-MM-DD"))T\(clock)+08:00"
  }

  func later(minutes more: Int) -> Moment {
    Moment(minutes: minutes + more)
  }

  func later(days: Int) -> Moment {
    Moment(minutes: minutes + days * 1440)
  }

  static func twoDigits(_ value: Int) -> String {
    value < 10 ? "0\(value)" : "\(value)"
  }
}
