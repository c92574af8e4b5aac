import AppShell
import DomainModel
import LocalStore
import Phrasebook
import UseCases

/// The duty board for where there is no terminal: counts of the panes, and what is due first.
struct BoardAsText {
  let desk: Desk

  /// How many rows stand under the counts.
  private static let shown = 10

  func callAsFunction() throws(Failure) -> Phrase {
    let now = desk.now
    let board = try ReadBoard(desk: desk)(at: now)
    let rows = try desk.store.read { (reader) throws(Failure) in
      try reader.page(ListQuery(types: [.grievance]), limit: BoardAsText.shown).rows
    }
    return Phrase(text(board, rows, now, .chinese), text(board, rows, now, .english))
  }

  private func text(
    _ board: BoardFigures, _ rows: [ListRow], _ now: Instant, _ language: Language
  ) -> String {
    let weekday = Dates.weekday(now.civilDate)(language)
    var lines = [
      Phrase("值守台", "Dutydesk")(language) + "  \(Dates.minute(now)) \(weekday)"
    ]
    lines += figures(board).map { line($0, language) }
    if let node = board.node { lines.append(NodeWords(node, now: now).phrase(language)) }
    guard !rows.isEmpty else { return lines.joined(separator: "\n") }
    lines += ["", Phrase("最先到期的诉求：", "Grievances due first:")(language)]
    lines += rows.map { row($0, now, language) }
    return lines.joined(separator: "\n")
  }

  private func figures(_ board: BoardFigures) -> [(Phrase, BoardFigure, Phrase)] {
    [
      (Phrase("诉求工单", "grievances"), board.grievances, Phrase("逾期", "overdue")),
      (Phrase("监督检查", "inspections"), board.inspections, Phrase("逾期", "overdue")),
      (Phrase("应急值守", "alerts"), board.alerts, Phrase("待签", "unacknowledged")),
      (Phrase("数据目录", "catalogue"), board.catalogue, Phrase("待办", "open requests")),
      (Phrase("证照卡包", "licences"), board.licences, Phrase("将到期", "expiring")),
    ]
  }

  private func line(
    _ figure: (title: Phrase, counts: BoardFigure, pressing: Phrase), _ language: Language
  ) -> String {
    let open = Counts.grouped(figure.counts.open)
    let pressing = Counts.grouped(figure.counts.pressing)
    return "\(figure.title(language)) \(open)  \(figure.pressing(language)) \(pressing)"
  }

  private func row(_ row: ListRow, _ now: Instant, _ language: Language) -> String {
    let due = row.dueAt.map { Dates.remaining(until: $0, now: now)(language) } ?? "-"
    let status = row.status.flatMap { StateMachine.of(.grievance)?.state($0)?.title(language) }
    return [due, row.number ?? "", row.title, status ?? "", row.unitName ?? ""]
      .joined(separator: "  ")
  }
}
