import CellGrid
import CommandCatalog
import DomainModel
import Panes
import Phrasebook

/// The status line and the hint line under it.
struct StatusLine {
  private let state: AppState
  private var language: Language { state.appearance.language }

  init(_ state: AppState) {
    self.state = state
  }

  /// The last message or what runs at the left, the node at the right.
  func renderStatus(into canvas: inout Canvas) {
    let right = sync
    let end = canvas.writeRight(right.text + " ", row: 0, role: right.role)
    let left = message
    canvas.write(
      left.text, column: 1, row: 0, role: left.role, maxColumns: max(0, end - 2))
  }

  /// The keys that matter now, as many as fit, the likeliest first.
  func renderHints(into canvas: inout Canvas) {
    var column = 1
    for (key, title) in hints {
      let width = canvas.columns(of: key) + 1 + canvas.columns(of: title)
      guard column + width < canvas.size.columns else { continue }
      column += canvas.write(key, column: column, row: 0, role: .accent)
      column += canvas.write(title, column: column + 1, row: 0, role: .muted) + 3
    }
  }

  private var message: RowText {
    if let shown = state.messages.shown {
      let word = shown.role == .error ? ShellPhrases.error(language) : ""
      return RowText(word + shown.text, shown.role)
    }
    if state.running > 0 { return RowText(ShellPhrases.working(state.running)(language), .info) }
    return RowText("", .muted)
  }

  private var sync: RowText {
    let parts = [
      state.desk.isReadOnly ? ShellPhrases.readOnlyMark : nil,
      state.alerts.isEmpty ? nil : ShellPhrases.unacknowledged(state.alerts.count),
      state.sync.conflicts > 0 ? ShellPhrases.conflicts(state.sync.conflicts) : nil,
      state.sync.hasNode
        ? ShellPhrases.pending(state.sync.pending) : ShellPhrases.noNode,
    ]
    let text = parts.compactMap { $0?(language) }.joined(separator: "  ")
    return RowText(text, state.alerts.isEmpty ? .muted : .warning)
  }

  private var hints: [(key: String, title: String)] {
    if let overlay = state.overlays.last { return overlayHints(overlay) }
    if state.panes[state.focused]?.filterField != nil, !state.isBoard {
      return ShellPhrases.filterHints.map { ($0.key, $0.title(language)) }
    }
    return (recordHints + screenHints).map { ($0.key, $0.title(language)) }
  }

  private func overlayHints(_ overlay: Overlay) -> [(key: String, title: String)] {
    let hints =
      switch overlay {
      case .menu: ShellPhrases.menuHints
      case .form: ShellPhrases.formHints
      case .confirmation(let confirmation):
        [
          (confirmation.keys.map(String.init).joined(separator: " "), ShellPhrases.confirmKey),
          ("Esc", ShellPhrases.cancelKey),
        ]
      case .page: ShellPhrases.pageHints
      }
    return hints.map { ($0.key, $0.title(language)) }
  }

  /// What the selected record's state allows, by its own keys.
  private var recordHints: [(key: String, title: Phrase)] {
    let steps = state.panes[state.focused]?.detail?.steps ?? []
    return steps.filter { $0.refusal == nil }.compactMap { step in
      state.keyMap.keys(of: step.command).first.map { ($0, step.command.title) }
    }.prefix(5).map { $0 }
  }

  private var screenHints: [(key: String, title: Phrase)] {
    let isRecord = state.panes[state.focused]?.isRecordFocused == true && !state.isBoard
    let wanted =
      isRecord
      ? ["record.nextSteps", "shell.leave", "shell.palette", "shell.help"]
      : [
        "list.open", "list.filter", "shell.search", "list.mark", "list.views", "shell.palette",
        "shell.help", "shell.quit",
      ]
    return wanted.compactMap { id in
      guard let command = CommandCatalog.command(id: id) else { return nil }
      return state.keyMap.keys(of: command).first.map { ($0, command.title) }
    }
  }
}
