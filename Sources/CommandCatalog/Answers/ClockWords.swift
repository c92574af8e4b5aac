import DomainModel
import Phrasebook

/// Rules of clocks and lengths of time in words.
struct ClockWords {
  let sheet: AnswerSheet

  /// `complaint.resolve=P5D/working` as `投诉：5 个工作日`; another text as it stands.
  func rule(_ text: String) -> String {
    guard let rule = ClockRule(text) else { return text }
    return profile(rule.profile) + sheet.word("：", ": ") + allowance(rule.allowance)
  }

  /// `5 个工作日`, `30 分钟（按钟点）`.
  func allowance(_ allowance: Allowance) -> String {
    var parts: [String] = []
    let days = allowance.days
    if days > 0 {
      let plural = days == 1 ? "" : "s"
      switch allowance.counting {
      case .working: parts.append(sheet.word("\(days) 个工作日", "\(days) working day\(plural)"))
      case .clock: parts.append(sheet.word("\(days) 天", "\(days) day\(plural)"))
      case .calendarDays:
        parts.append(sheet.word("\(days) 个自然日", "\(days) calendar day\(plural)"))
      }
    }
    if allowance.seconds > 0 { parts.append(length(ofWords: allowance.seconds)) }
    return parts.joined(separator: " ") + way(allowance)
  }

  private func length(ofWords seconds: Int) -> String {
    let minutes = seconds / 60
    guard seconds % 60 == 0, minutes % 60 != 0 else {
      return Dates.words(seconds: seconds)(sheet.language)
    }
    let hours = minutes < 60 ? "" : sheet.word("\(minutes / 60) 小时 ", "\(minutes / 60) h ")
    return hours + sheet.word("\(minutes % 60) 分钟", "\(minutes % 60) min")
  }

  private func way(_ allowance: Allowance) -> String {
    switch allowance.counting {
    case .clock: sheet.word("（按钟点）", " (by the clock)")
    case .working where allowance.seconds > 0: sheet.word("（工作时间）", " (working time)")
    case .working, .calendarDays: ""
    }
  }

  /// The profile of a rule: a kind of grievance, a legal track, or urgent.
  private func profile(_ name: String) -> String {
    for member in ["kind", "track", "urgency"] {
      if let word = Terms.value(type: "grievance", member: member, value: name) {
        return word(sheet.language)
      }
    }
    return name
  }

  /// A length to the second: `7:30:00`.
  static func length(_ seconds: Int) -> String {
    let parts = [seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(seconds / 3600):" + parts.joined(separator: ":")
  }
}
