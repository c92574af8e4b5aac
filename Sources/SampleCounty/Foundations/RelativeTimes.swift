import DomainModel
import JSONDiff

/// Relative times of the samples, turned into real ones for a loading day.
///
/// Forms, in any string and any member name:
/// - the whole text `@-2d09:30` or `@-2d09:30:15`: an instant at +08:00, written as RFC 3339 in UTC
///   with milliseconds;
/// - the whole text `@-2d`: a civil date, `2026-11-21`;
/// - inside a text `{YYMMDD-2}`, `{YYYYMMDD-2}`, `{YYYY-MM-DD-2}`, `{YYYY-2}`, `{M月D日-2}`: that day
///   in that form. The sign and the days always stand there, so `{{member}}` of a template and any
///   other brace are left as they are.
///
/// Text without any of these is returned untouched, so expanding twice changes nothing.
public enum RelativeTimes {
  /// The record with every relative time made absolute for samples first loaded on a day.
  public static func expand(_ json: JSON, loadingDay: CivilDate) -> JSON {
    switch json {
    case .string(let text):
      return .string(expand(text, loadingDay: loadingDay))
    case .array(let elements):
      return .array(elements.map { expand($0, loadingDay: loadingDay) })
    case .object(let members):
      var expanded = JSONObject()
      for member in members {
        let name = expand(member.name, loadingDay: loadingDay)
        expanded[name] = expand(member.value, loadingDay: loadingDay)
      }
      return .object(expanded)
    case .null, .bool, .number:
      return json
    }
  }

  /// One text, expanded.
  public static func expand(_ text: String, loadingDay: CivilDate) -> String {
    let bytes = text.utf8
    if bytes.first == 0x40, let time = RelativeTime(text) {
      return time.text(loadingDay: loadingDay)
    }
    guard bytes.contains(0x7b) else { return text }
    return expandPlaceholders(text, loadingDay: loadingDay)
  }

  private static func expandPlaceholders(_ text: String, loadingDay: CivilDate) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      if let close = inside.firstIndex(of: "}"),
        let day = DayPlaceholder(inside[..<close])
      {
        result += day.text(loadingDay: loadingDay)
        rest = inside[inside.index(after: close)...]
      } else {
        result += "{"
        rest = inside
      }
    }
    return result + rest
  }
}

/// `@-2d09:30:15`, `@-2d09:30` or `@-2d`.
private struct RelativeTime {
  var days: Int
  var clock: (hour: Int, minute: Int, second: Int)?

  init?(_ text: String) {
    let parts = text.dropFirst().split(
      separator: "d", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let days = Int(parts[0]) else { return nil }
    self.days = days
    guard !parts[1].isEmpty else { return }
    let numbers = parts[1].split(separator: ":", omittingEmptySubsequences: false)
      .map { $0.utf8.count == 2 ? Int($0) : nil }
    guard numbers.count == 2 || numbers.count == 3, let hour = numbers[0],
      let minute = numbers[1], let second = numbers.count == 3 ? numbers[2] : 0,
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    clock = (hour, minute, second)
  }

  func text(loadingDay: CivilDate) -> String {
    let date = loadingDay.adding(days: days)
    guard let clock else { return date.description }
    return Instant(date: date, hour: clock.hour, minute: clock.minute, second: clock.second).rfc3339
  }
}

/// `YYMMDD-2` and its kin, without the braces.
private struct DayPlaceholder {
  var form: Substring
  var days: Int

  init?(_ text: Substring) {
    guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }),
      let days = Int(text[sign...])
    else { return nil }
    let form = text[..<sign]
    guard ["YYMMDD", "YYYYMMDD", "YYYY-MM-DD", "YYYY", "M月D日"].contains(form) else { return nil }
    self.form = form
    self.days = days
  }

  func text(loadingDay: CivilDate) -> String {
    let date = loadingDay.adding(days: days)
    let compact = date.description.filter { $0 != "-" }
    switch form {
    case "YYMMDD": return String(compact.dropFirst(2))
    case "YYYYMMDD": return compact
    case "YYYY": return "\(date.year)"
    case "M月D日": return "\(date.month)月\(date.day)日"
    default: return date.description
    }
  }
}
