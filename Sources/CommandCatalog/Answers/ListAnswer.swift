import CellGrid
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// Records in columns: number, state, what is left of the time, title, unit. What was found by
/// likeness says why beside it, what was found inside a text shows the place under its row.
struct ListAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    let items = output["items"]?.array ?? []
    guard !items.isEmpty else { return [sheet.word("没有记录。", "No records.")] }
    var table = AnswerTable(columns: [
      .init(title: sheet.word("编号", "Number"), most: 24),
      .init(title: sheet.word("类型", "Type"), most: 9),
      .init(title: sheet.word("状态", "State"), most: 12),
      .init(title: sheet.word("剩余", "Left"), isNumber: true, most: 9),
      .init(title: sheet.word("相似", "Alike"), isNumber: true, most: 8),
      .init(title: sheet.word("标题", "Title"), isFlexible: true),
      .init(title: sheet.word("单位", "Unit"), most: 12, givesWay: true),
      .init(title: sheet.word("相同", "Same"), most: 16),
    ])
    let isMixed = Set(items.compactMap { $0["type"]?.string }).count > 1
    table.rows = items.map { row($0, isMixed: isMixed) }
    let lines = table.lines(columns: sheet.columns)
    let rows = zip(items, lines.dropFirst()).flatMap { item, line in [line] + snippet(item) }
    return lines.prefix(1) + rows + footer(output, shown: items.count)
  }

  private func row(_ item: JSON, isMixed: Bool) -> [String] {
    let record = Record(item.object ?? [:])
    let known = sheet.background.rows[record.id]
    let similarity = item["similarity"]
    return [
      number(of: record), isMixed ? Terms.type(record.typeName)(sheet.language) : "",
      state(of: record), left(known?.dueAt),
      similarity?["score"]?.double.map { "\(Int(($0 * 100).rounded())) %" } ?? "",
      record.title, known?.unit ?? "", reasons(similarity),
    ]
  }

  /// The status; for an alert, whose status is each unit's own, its colour.
  private func state(of record: Record) -> String {
    if let status = record.statusTitle { return status(sheet.language) }
    return record.text("colour").flatMap {
      Terms.value(type: record.typeName, member: "colour", value: $0)?(sheet.language)
    } ?? ""
  }

  private func snippet(_ item: JSON) -> [String] {
    guard item["score"]?.int == 1, let text = item["snippet"]?.string, !text.isEmpty else {
      return []
    }
    return [sheet.cut("    " + TextWidth.cleaned(text, rightToLeft: .kept))]
  }

  /// The human number, else a code, else so much of the id as finds it again.
  private func number(of record: Record) -> String {
    record.number ?? record.text("code") ?? record.text("account")
      ?? String(record.id.prefix(13))
  }

  private func left(_ dueAt: Instant?) -> String {
    guard let dueAt, let now = sheet.background.now else { return "" }
    return Dates.remaining(until: dueAt, now: now)(sheet.language)
  }

  private func reasons(_ similarity: JSON?) -> String {
    let words: [String: Phrase] = [
      "contact": Phrase("来电", "caller"), "place": Phrase("地点", "place"),
      "title": Phrase("标题", "title"),
    ]
    return (similarity?["reasons"]?.array ?? []).compactMap(\.string)
      .map { words[$0]?(sheet.language) ?? $0 }.joined(separator: sheet.word("、", ", "))
  }

  private func footer(_ output: JSON, shown: Int) -> [String] {
    var lines: [String] = []
    let count = Counts.grouped(shown)
    if let total = output["total"]?.int {
      let all = Counts.records(total)
      lines.append(
        total > shown
          ? sheet.word("共 \(all.chinese)，显示 \(count) 条", "\(count) of \(all.english) shown")
          : sheet.word("共 \(all.chinese)", "\(all.english)"))
    } else {
      lines.append(sheet.word("显示 \(count) 条，还有更多", "\(count) shown, there are more"))
    }
    if let next = output["next"]?.string {
      lines.append(sheet.word("下一页：--after \(next)", "Next page: --after \(next)"))
    }
    if let share = output["indexed"]?.double, share < 1 {
      let percent = Int(share * 100)
      lines.append(
        sheet.word("索引完成 \(percent) %，其余尚未查到", "The index has reached \(percent) %"))
    }
    return lines.map(sheet.cut)
  }
}
