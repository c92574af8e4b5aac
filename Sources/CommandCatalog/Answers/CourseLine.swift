import DomainModel
import Phrasebook

/// One step of a record's course: when, the verb, who, the unit, the states, the reason.
struct CourseLine {
  let sheet: AnswerSheet
  let words: AnswerWords

  func lines(_ step: Step) -> [String] {
    var parts = [words.verb(step.command), sheet.name(of: step.by)]
    if let unit = step.unit { parts.append(sheet.name(of: unit)) }
    if let to = step.to, to != step.from { parts.append(states(step.from, to)) }
    if let until = step.until {
      parts.append(sheet.word("至 ", "until ") + Dates.minute(until))
    }
    if let waived = step.waived { parts.append(words.label("steps.waived") + " " + waived) }
    if let reason = step.reason { parts.append(sheet.word("理由：", "reason: ") + reason) }
    let at = step.at.map(Dates.minute) ?? ""
    return sheet.wrapped(parts.joined(separator: "  "), indent: 20, head: "  " + at)
  }

  private func states(_ from: String?, _ to: String) -> String {
    let after = status(to)
    return from.map { status($0) + " → " + after } ?? "→ " + after
  }

  private func status(_ name: String) -> String {
    Terms.value(type: words.typeName, member: "status", value: name)?(sheet.language) ?? name
  }
}
