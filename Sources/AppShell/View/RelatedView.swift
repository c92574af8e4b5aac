import CellGrid
import DomainModel
import Panes
import Phrasebook
import UseCases

/// Draws the caller's earlier orders and those alike, beside the form of a new order or in front.
struct RelatedView {
  private let sheet: RelatedSheet
  private let language: Language

  init(_ sheet: RelatedSheet, language: Language) {
    self.sheet = sheet
    self.language = language
  }

  func render(in frame: Rectangle, into canvas: inout Canvas) {
    OverlayView.box(title: ShellPhrases.relatedTitle(language), frame: frame, in: &canvas) {
      guard !sheet.found.all.isEmpty else {
        let words = sheet.asked.isEmpty ? ShellPhrases.relatedWaits : ShellPhrases.relatedNone
        return _ = $0.write(words(language), column: 1, row: 0, role: .muted)
      }
      var row = 0
      list(ShellPhrases.relatedEarlier, sheet.found.ofCaller, from: 0, &row, into: &$0)
      list(
        ShellPhrases.relatedAlike, sheet.found.alike, from: sheet.found.ofCaller.count, &row,
        into: &$0)
    }
  }

  private func list(
    _ heading: Phrase, _ orders: [RelatedOrders.Order], from first: Int, _ row: inout Int,
    into canvas: inout Canvas
  ) {
    guard !orders.isEmpty, row < canvas.size.rows else { return }
    canvas.write("\(heading(language)) \(orders.count)", column: 1, row: row, role: .title)
    row += 1
    for (index, order) in orders.enumerated() where row < canvas.size.rows {
      render(order, isChosen: first + index == sheet.selection, row: row, into: &canvas)
      row += 1
    }
  }

  private func render(
    _ order: RelatedOrders.Order, isChosen: Bool, row: Int, into canvas: inout Canvas
  ) {
    if isChosen {
      canvas.put(canvas.signs.selected, column: 0, row: row, role: .selection)
      if sheet.isInFront { canvas.placeCursor(column: 0, row: row) }
    }
    let day = order.createdAt.map { String($0.localText(.minute).dropFirst(5).prefix(5)) } ?? ""
    let number = order.number.map { "~\($0.suffix(4))" } ?? "-"
    let head = [number, day, order.state(language)].filter { !$0.isEmpty }.joined(separator: " ")
    let used = canvas.write(head, column: 2, row: row, role: order.isOpen ? .info : .muted)
    let reasons = order.reasons.filter { $0 != "contact" }
      .map { PanePhrases.similarity($0)(language) }.joined(separator: " ")
    let end = canvas.writeRight(
      reasons, endColumn: canvas.size.columns, row: row, role: .muted)
    canvas.write(
      order.title, column: 3 + used, row: row, role: isChosen ? .selection : .text,
      maxColumns: max(0, end - used - 4))
  }
}
