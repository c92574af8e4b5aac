import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// The changes of a record: when, who, the verb and what changed, newest last.
struct HistoryAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    let items = output["items"]?.array ?? []
    guard !items.isEmpty else { return [sheet.word("没有变更。", "No changes.")] }
    let subject = sheet.background.subject
    let title = [subject?.number, subject?.title].compactMap { $0 }.joined(separator: "  ")
    return (title.isEmpty ? [] : sheet.wrapped(title)) + items.flatMap(change)
  }

  private func change(_ change: JSON) -> [String] {
    let typeName = sheet.background.subject?.typeName ?? ""
    let words = AnswerWords(sheet: sheet, typeName: typeName)
    let at = change["at"]?.string.flatMap { Instant(rfc3339: $0) }.map(Dates.minute) ?? ""
    var parts = [
      sheet.name(of: change["actor"]?.string ?? ""), words.verb(change["command"]?.string ?? ""),
    ]
    let changes = PatchWords(words: words).changes(
      change["patch"]?.array ?? [], before: before(change))
    if !changes.isEmpty { parts.append(changes.joined(separator: sheet.word("；", "; "))) }
    if let reason = change["reason"]?.string {
      parts.append(sheet.word("理由：", "reason: ") + reason)
    }
    if change["undoneBy"] != nil { parts.append(sheet.word("（已被撤销）", "(taken back)")) }
    return sheet.wrapped(parts.joined(separator: "  "), indent: 18, head: at)
  }

  private func before(_ change: JSON) -> [JSON] {
    (change["seq"]?.int).flatMap { sheet.background.inverses[$0] }?.array ?? []
  }
}
