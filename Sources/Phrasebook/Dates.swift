public import DomainModel

/// Times and spans as people read them, at +08:00; our own arithmetic, no formatter is loaded.
public enum Dates {
  /// `2026-11-23 21:04`.
  public static func minute(_ instant: Instant) -> String { instant.localText(.minute) }

  /// `11-23 21:04` in the year of now, with the year otherwise.
  public static func short(_ instant: Instant, now: Instant) -> String {
    let text = minute(instant)
    return instant.civilDate.year == now.civilDate.year ? String(text.dropFirst(5)) : text
  }

  /// `2026-11-23`.
  public static func day(_ instant: Instant) -> String { instant.civilDate.description }

  /// The day of the week in one character, or three letters.
  public static func weekday(_ date: CivilDate) -> Phrase {
    let index = date.weekday - 1
    let chinese = ["一", "二", "三", "四", "五", "六", "日"]
    let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return Phrase(chinese[index], english[index])
  }

  /// How long until a time is due: `01:16` below a day, `2天3时` beyond, `-00:42` when past.
  ///
  /// Minutes are cut, not rounded, so a time is past only when it is past.
  public static func remaining(until due: Instant, now: Instant) -> Phrase {
    let milliseconds = due.milliseconds - now.milliseconds
    let isPast = milliseconds < 0
    let minutes = Int((isPast ? -milliseconds : milliseconds) / 60_000)
    return span(minutes: minutes, sign: isPast ? "-" : "")
  }

  /// A span in whole minutes: `01:16`, `2天3时`.
  public static func span(minutes: Int, sign: String = "") -> Phrase {
    guard minutes >= 24 * 60 else {
      let clock = sign + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60)
      return Phrase(clock, clock)
    }
    let days = minutes / (24 * 60)
    let hours = minutes / 60 % 24
    let chinese = hours == 0 ? "\(sign)\(days)天" : "\(sign)\(days)天\(hours)时"
    let english = hours == 0 ? "\(sign)\(days)d" : "\(sign)\(days)d\(hours)h"
    return Phrase(chinese, english)
  }

  /// A span in words, to the second: `3 小时 5 分`, `42 秒`.
  public static func words(seconds: Int) -> Phrase {
    let parts = [
      (seconds / 86_400, "天", "d"), (seconds / 3600 % 24, "小时", "h"),
      (seconds / 60 % 60, "分", "min"), (seconds % 60, "秒", "s"),
    ].filter { $0.0 > 0 }
    guard !parts.isEmpty else { return Phrase("0 秒", "0 s") }
    return Phrase(
      parts.map { "\($0.0) \($0.1)" }.joined(separator: " "),
      parts.map { "\($0.0) \($0.2)" }.joined(separator: " "))
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
