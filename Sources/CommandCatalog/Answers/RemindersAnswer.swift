import DomainModel
import JSONDiff

/// One's own reminders: when, of which record, and what was to be remembered.
struct RemindersAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    let items = output["items"]?.array ?? []
    guard !items.isEmpty else { return [sheet.word("没有提醒。", "There are no reminders.")] }
    return items.flatMap { item in
      let at = item["at"]?.string.flatMap(Instant.init(rfc3339:))?.localText(.minute) ?? ""
      let due = item["isDue"] == true ? sheet.word("已到 ", "due ") : ""
      let what = [item["number"]?.string, item["title"]?.string, item["text"]?.string]
        .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ")
      return sheet.wrapped(what, indent: 22, head: due + at)
    }
  }
}
