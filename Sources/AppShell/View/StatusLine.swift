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

  /// How many cells the words about the node take at the right.
  var syncColumns: Int {
    TextWidth.columns(of: sync.text, ambiguous: state.appearance.ambiguousWidth) + 1
  }

  private var sync: RowText {
    let parts = [
      state.desk.isReadOnly ? ShellPhrases.readOnlyMark : nil,
      state.isStoreHeld ? ShellPhrases.storeHeldMark : nil,
      state.alerts.isEmpty ? nil : ShellPhrases.unacknowledged(state.alerts.count),
      state.reminders.isEmpty
        ? nil
        : ShellPhrases.remindersDue(
          state.reminders.count, key: state.keyMap.shownKey(of: "shell.reminders")),
      unsettled,
      state.sync.missingAlerts > 0
        ? ShellPhrases.missingAlerts(state.sync.missingAlerts) : nil,
      SyncWords(state.sync, state.exchange, now: state.now).phrase,
    ]
    let text = parts.compactMap { $0?(language) }.joined(separator: "  ")
    return RowText(text, role)
  }

  private var role: StyleRole {
    let sync = state.sync
    if sync.blindSince != nil || sync.isStopped || sync.missingAlerts > 0 { return .critical }
    return state.alerts.isEmpty ? .muted : .warning
  }

  /// Conflicts and refused work, with the key that opens them.
  private var unsettled: Phrase? {
    let parts = [
      state.sync.conflicts > 0 ? ShellPhrases.conflicts(state.sync.conflicts) : nil,
      state.sync.refused > 0 ? ShellPhrases.refused(state.sync.refused) : nil,
    ].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    let key = CommandCatalog.command(id: "shell.unsettled").flatMap {
      state.keyMap.keys(of: $0).first
    }
    let words = { (language: Language) in
      ([key].compactMap { $0 } + parts.map { $0(language) }).joined(separator: " ")
    }
    return Phrase(words(.chinese), words(.english))
  }

  private var hints: [(key: String, title: String)] {
    if let lock = state.lock {
      let hints = lock.isAsking ? ShellPhrases.lockHints : ShellPhrases.lockedHints
      return hints.map { ($0.key, $0.title(language)) }
    }
    if let overlay = state.overlays.last { return overlayHints(overlay) }
    if state.panes[state.focused]?.filterField != nil, !state.isBoard {
      return ShellPhrases.filterHints.map { ($0.key, $0.title(language)) }
    }
    return placeHints.map { ($0.key, $0.title(language)) }
  }

  private func overlayHints(_ overlay: Overlay) -> [(key: String, title: String)] {
    let hints =
      switch overlay {
      case .menu: ShellPhrases.menuHints
      case .form(let form):
        (form.related == nil ? [] : ShellPhrases.relatedHints)
          + (form.templateField == nil ? [] : ShellPhrases.templateHints)
          + (form.takesCitations ? ShellPhrases.sourcesHints : []) + ShellPhrases.formHints
      case .confirmation(let confirmation):
        [
          (confirmation.keys.map(String.init).joined(separator: " "), ShellPhrases.confirmKey),
          ("Esc", ShellPhrases.cancelKey),
        ]
      case .page: ShellPhrases.pageHints
      case .conflict: ShellPhrases.conflictHints
      case .map: ShellPhrases.mapHints
      }
    return hints.map { ($0.key, $0.title(language)) }
  }

  /// Opening and going back first, then the next action by its own verb, what the record's state
  /// allows besides, and the rest.
  private var placeHints: [(key: String, title: Phrase)] {
    let asked = state.askedForHints
    let isRecord = state.panes[state.focused]?.isRecordFocused == true && !state.isBoard
    guard !isRecord else {
      return hints(of: commands(["record.nextSteps", "shell.leave", "shell.help"]))
        + nextAction(asked) + hints(of: besides(asked) + commands(["shell.palette"]))
    }
    // What needs a row is no hint where there is none.
    let hasRow = state.panes[state.focused]?.list.selectedRow != nil
    return clearing + hints(of: commands((hasRow ? ["list.open"] : []) + Self.listHints))
      + nextAction(asked) + hints(of: besides(asked))
      + hints(
        of: commands(
          (hasRow ? ["list.mark"] : []) + ["shell.palette", "shell.search", "shell.quit"]))
  }

  private static let listHints = ["list.filter", "shell.help"]

  private func besides(_ asked: [Command]) -> [Command] {
    Array(allowed.filter { command in !asked.contains { $0.id == command.id } }.prefix(5))
  }

  /// The way out of a filter that leaves nothing.
  private var clearing: [(key: String, title: Phrase)] {
    guard let pane = state.panes[state.focused], !pane.filter.isEmpty, pane.list.rows.isEmpty
    else { return [] }
    return [("Esc", ShellPhrases.clearFilter)]
  }

  private func nextAction(_ asked: [Command]) -> [(key: String, title: Phrase)] {
    guard !asked.isEmpty else { return [] }
    let verbs = asked.map(\.title)
    let title = Phrase(
      verbs.map(\.chinese).joined(separator: "/"), verbs.map(\.english).joined(separator: "/"))
    return [(state.keyMap.shownKey(of: "selection.nextAction"), title)]
  }

  private func hints(of commands: [Command]) -> [(key: String, title: Phrase)] {
    commands.compactMap { command in
      state.keyMap.keys(of: command).first.map { (key: $0, title: command.title) }
    }
  }

  /// What can be done with the selected record: by the rules where it was opened, else by its
  /// state alone. While the selection moves fast the hints hold still with the detail: painting
  /// them anew at each key tripled its bytes.
  private var allowed: [Command] {
    guard let pane = state.panes[state.focused] else { return [] }
    if let detail = pane.detail, state.detailDueAt != nil || detail.id == pane.currentRecord {
      return detail.steps.filter { $0.refusal == nil }.map(\.command).filter(hasKey)
    }
    return (pane.list.selectedRow.map(StateCommands.allowed) ?? []).filter(hasKey)
  }

  private func hasKey(_ command: Command) -> Bool { !state.keyMap.keys(of: command).isEmpty }

  private func commands(_ names: [String]) -> [Command] {
    names.compactMap(CommandCatalog.command)
  }
}
