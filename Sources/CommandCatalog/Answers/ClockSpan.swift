import DomainModel
import JSONDiff

/// A span of a clock's course.
struct ClockSpan {
  let kind: String
  let from: Instant
  private(set) var to: Instant
  private(set) var seconds: Int

  init?(_ json: JSON) {
    guard let from = json["from"]?.string.flatMap({ Instant(rfc3339: $0) }),
      let to = json["to"]?.string.flatMap({ Instant(rfc3339: $0) })
    else { return nil }
    kind = json["kind"]?.string ?? ""
    self.from = from
    self.to = to
    seconds = json["seconds"]?.int ?? 0
  }

  var isCounted: Bool { ClockExplanation.SpanKind(rawValue: kind)?.isCounted ?? false }

  /// What it was; a holiday by its name where the date leaves no doubt.
  func title(_ language: Language) -> String {
    if kind == "holiday", let name = HolidayNames.name(of: from.civilDate) {
      return name(language)
    }
    return ClockExplanation.SpanKind(rawValue: kind)?.title(language) ?? kind
  }

  /// Spans of one kind that follow each other without a hole become one: a night is one span,
  /// though midnight divides it.
  static func joined(_ spans: [ClockSpan]) -> [ClockSpan] {
    var result: [ClockSpan] = []
    for span in spans {
      if let last = result.last, last.kind == span.kind, !span.isCounted, last.to == span.from,
        last.title(.chinese) == span.title(.chinese)
      {
        result[result.count - 1].to = span.to
        result[result.count - 1].seconds += span.seconds
      } else {
        result.append(span)
      }
    }
    return result
  }
}

/// Names of statutory holidays (全国年节及纪念日放假办法) for days that are known to be off.
enum HolidayNames {
  /// - Returns: nil where two holidays may fall on the day.
  static func name(of date: CivilDate) -> Phrase? {
    let day = date.month * 100 + date.day
    switch day {
    case 1231, 101...110: return Phrase("元旦", "New Year")
    case 118...303: return Phrase("春节", "Spring Festival")
    case 401...409: return Phrase("清明节", "Qingming")
    case 428...507: return Phrase("劳动节", "Labour Day")
    case 528...629: return Phrase("端午节", "Dragon Boat Festival")
    case 905...928: return Phrase("中秋节", "Mid-Autumn")
    case 929...1009: return Phrase("国庆节", "National Day")
    default: return nil
    }
  }
}
