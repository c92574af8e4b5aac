import CellGrid
import DomainModel
import LocalStore
import Panes
import Phrasebook

/// A pane's title is the path to what it shows, on a rule.
struct PaneTitle {
  private let state: AppState
  private var language: Language { state.appearance.language }

  init(_ state: AppState) {
    self.state = state
  }

  /// Pane, view, filter; at the right the place in the list and what waits.
  func render(_ pane: PaneState, _ isFocused: Bool, into canvas: inout Canvas) {
    canvas.horizontalRule(row: 0)
    let path = [
      pane.pane.title(language), pane.view.title(language), scopeText(pane), filterText(pane),
    ].compactMap { $0 }.joined(separator: " > ")
    let right = rightText(pane)
    let rightColumn =
      right.isEmpty
      ? canvas.size.columns
      : canvas.writeRight(
        " \(right) ", endColumn: canvas.size.columns - 1, row: 0,
        role: pane.list.waiting > 0 ? .mark : .muted)
    canvas.write(
      " \(path) ", column: 1, row: 0, role: isFocused ? .title : .muted,
      emphasis: isFocused ? .bold : [], maxColumns: max(0, rightColumn - 2))
  }

  /// The record's number, or its type.
  func renderDetail(_ pane: PaneState, isFocused: Bool, into canvas: inout Canvas) {
    canvas.horizontalRule(row: 0)
    guard let row = pane.list.selectedRow else { return }
    let name = row.number ?? row.type?.title(language) ?? ""
    let flag = state.flagged.contains(row.id) ? " \(canvas.signs.flagged.string)" : ""
    canvas.write(
      "\(flag) \(name) ", column: 1, row: 0, role: isFocused ? .title : .muted,
      emphasis: isFocused ? .bold : [], maxColumns: max(0, canvas.size.columns - 2))
  }

  private func scopeText(_ pane: PaneState) -> String? {
    switch pane.scope {
    case .open: ShellPhrases.openScope(language)
    case .closed: ShellPhrases.closedScope(language)
    case .all: ShellPhrases.allScope(language)
    case nil: nil
    }
  }

  private func filterText(_ pane: PaneState) -> String? {
    pane.filter.isEmpty || pane.filterField != nil ? nil : "/" + pane.filter
  }

  private func rightText(_ pane: PaneState) -> String {
    let waiting = pane.list.waiting > 0 ? ShellPhrases.waiting(pane.list.waiting)(language) : nil
    let marks =
      pane.list.marks.isEmpty
      ? nil : ShellPhrases.marked(pane.list.marks.count, hidden: pane.list.hiddenMarks)(language)
    let total = pane.list.total.map { total in
      state.isBoard ? total.text : "\(pane.list.position.map(String.init) ?? "-")/\(total.text)"
    }
    return [waiting, marks, total].compactMap { $0 }.joined(separator: "  ")
  }
}

extension ListCount {
  /// The number, with a plus when more may follow.
  var text: String {
    switch self {
    case .exact(let count): String(count)
    case .atLeast(let count): "\(count)+"
    }
  }
}
