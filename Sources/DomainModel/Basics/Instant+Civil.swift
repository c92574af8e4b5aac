/// How much of a local time is written.
public enum LocalTextStyle: Sendable {
  case date
  case time
  case minute
  case second
  case monthMinute
}

extension Instant {
  /// The day at +08:00.
  public var civilDate: CivilDate {
    CivilDate(dayNumber: Int(floorDivide(localSeconds, 86_400)))
  }

  /// The time of day at +08:00, milliseconds dropped.
  public var civilTime: CivilTime {
    CivilTime(secondOfDay: secondOfDay)
  }

  /// Seconds since midnight at +08:00.
  public var secondOfDay: Int {
    Int(localSeconds - floorDivide(localSeconds, 86_400) * 86_400)
  }

  /// The local text at +08:00, such as `2026-11-23 21:04` for `.minute`.
  public func localText(_ style: LocalTextStyle) -> String {
    let date = civilDate.description
    let seconds = secondOfDay
    let minutes = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2)
    switch style {
    case .date: return date
    case .time: return minutes
    case .minute: return date + " " + minutes
    case .second: return date + " " + minutes + ":" + padded(seconds % 60, 2)
    case .monthMinute: return date.dropFirst(5) + " " + minutes
    }
  }

  /// RFC 3339 at +08:00 to the second, as prose and members outside records print it.
  public var rfc3339Local: String {
    let text = localText(.second)
    return text.prefix(10) + "T" + text.suffix(8) + "+08:00"
  }

  private var localSeconds: Int64 {
    floorDivide(milliseconds, 1000) + Instant.offsetSeconds
  }
}
