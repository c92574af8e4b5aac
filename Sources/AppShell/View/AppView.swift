import CellGrid
import DomainModel
import LocalStore
import Panes
import Phrasebook

/// Draws a state: the same state gives the same cells.
public struct AppView {
  private let state: AppState
  private let layout: Layout
  private var language: Language { state.appearance.language }

  /// A view of a state.
  public init(_ state: AppState) {
    self.state = state
    layout = Layout(state)
  }

  /// Draws the whole screen; the cursor ends on the focus.
  public func render(into canvas: inout Canvas) {
    canvas.startFrame()
    guard !layout.isTooSmall else { return renderTooSmall(into: &canvas) }
    canvas.region(layout.header) { renderHeader(into: &$0) }
    canvas.region(layout.tabs) {
      TabBar(state, columns: $0.size.columns).render(state, into: &$0)
    }
    if let line = layout.alertLine { canvas.region(line) { renderAlert(into: &$0) } }
    for identifier in PaneIdentifier.lists { renderPane(identifier, into: &canvas) }
    renderDetail(into: &canvas)
    if let line = layout.reminder { canvas.region(line) { renderReminder(into: &$0) } }
    if let line = layout.node { canvas.region(line) { renderNode(into: &$0) } }
    if let line = layout.guide { canvas.region(line) { renderGuide(into: &$0) } }
    let statusLine = StatusLine(state)
    canvas.region(layout.status) { statusLine.renderStatus(into: &$0) }
    canvas.region(layout.hints) { statusLine.renderHints(into: &$0) }
    if let lock = state.lock {
      renderLock(lock, into: &canvas)
    } else if let overlay = state.overlays.last {
      canvas.region(layout.body) { OverlayView(state).render(overlay, into: &$0) }
    }
  }

  private func renderLock(_ lock: ScreenLock, into canvas: inout Canvas) {
    guard lock.isAsking else { return }
    canvas.region(layout.body) { LockView(lock, language: language).render(into: &$0) }
  }

  private func renderTooSmall(into canvas: inout Canvas) {
    let sentence = ShellPhrases.tooSmall(
      Layout.smallest.columns, Layout.smallest.rows)(language)
    let lines = TextWidth.wrap(
      sentence, columns: max(1, canvas.size.columns),
      ambiguous: state.appearance.ambiguousWidth)
    for (row, line) in lines.enumerated() { canvas.write(line, row: row) }
    canvas.placeCursor(column: 0, row: 0)
  }

  private func renderHeader(into canvas: inout Canvas) {
    let clock = state.now.localText(.minute)
    let weekday = ShellPhrases.weekday(state.now.civilDate.weekday)(language)
    let who = state.isLocked ? ShellPhrases.lockedMark(language) : state.desk.operatorName
    let right = "\(who)  \(clock.prefix(10)) \(weekday) \(clock.suffix(5)) "
    let end = canvas.writeRight(right, row: 0, role: .muted)
    var column = 1
    column += canvas.write(
      ShellPhrases.product(language), column: column, row: 0, role: .title, emphasis: .bold,
      maxColumns: max(0, end - 2))
    let place = [state.desk.placeName, state.desk.unitName].filter { !$0.isEmpty }
    let text = place.joined(separator: " ")
    canvas.write(
      text, column: column + 2, row: 0, role: .text, maxColumns: max(0, end - column - 4))
  }

  /// The most severe waiting alert, the newest of its colour, stands on its own line in every pane;
  /// the others are counted beside it, and so is the time until it passes over the operator.
  private func renderAlert(into canvas: inout Canvas) {
    guard let alert = state.alerts.first else { return }
    let line = AlertLine(state)
    let colour = line.colour
    var column = 1
    column += canvas.write(
      colour.text, column: column, row: 0, role: colour.role, emphasis: [.bold, .reverse])
    let end = canvas.writeRight(
      line.rest.map { $0 + " " } ?? "", row: 0, role: colour.role, emphasis: .bold,
      maxColumns: canvas.size.columns / 2)
    if let count = line.count {
      column += 1 + canvas.write(count, column: column + 1, row: 0, role: colour.role)
    }
    canvas.write(
      alert.title, column: column + 1, row: 0, role: colour.role, emphasis: .bold,
      maxColumns: max(0, end - column - 2))
  }

  private func renderReminder(into canvas: inout Canvas) {
    guard let reminder = state.reminders.first else { return }
    canvas.write(
      reminder.words(language), column: 1, row: 0, role: .warning,
      maxColumns: canvas.size.columns - 2)
  }

  private func renderNode(into canvas: inout Canvas) {
    guard let node = state.sync.node else { return }
    let words = NodeWords(node, now: state.now)
    canvas.write(
      words.phrase(language), column: 1, row: 0, role: words.role,
      maxColumns: canvas.size.columns - 2)
  }

  private func renderGuide(into canvas: inout Canvas) {
    guard let guide = state.guide else { return }
    let sentence = guide.sentence(state.keyMap)(language)
    canvas.write(sentence, column: 1, row: 0, role: .accent, maxColumns: canvas.size.columns - 2)
  }

  private func renderPane(_ identifier: PaneIdentifier, into canvas: inout Canvas) {
    guard let pane = state.panes[identifier], let frame = layout.frames[identifier],
      let rows = layout.rowsPart(of: identifier)
    else { return }
    let isFocused = identifier == state.focused && !pane.isRecordFocused
    canvas.region(frame.title) { PaneTitle(state).render(pane, isFocused, into: &$0) }
    if state.isBoard, frame.title.column > 0 {
      let rule = Rectangle(
        column: frame.title.column - 1, row: frame.title.row, columns: 1,
        rows: frame.title.rows + frame.list.rows)
      canvas.region(rule) { $0.verticalRule(column: 0) }
    }
    let renderer = ListRenderer(
      columns: pane.columns, emptyLines: EmptyList(state: state).lines(pane),
      context: state.rowContext,
      scroll: pane.columnScroll, marksSelection: identifier == state.focused)
    canvas.region(rows) {
      renderer.render(pane.list, isFocused: isFocused && state.overlays.isEmpty, into: &$0)
    }
    if let field = pane.filterField, identifier == state.focused {
      canvas.region(frame.list.splitTop(1).top) { renderFilter(field, into: &$0) }
    }
  }

  private func renderFilter(_ field: TextField, into canvas: inout Canvas) {
    let label = " / "
    let column = canvas.write(label, row: 0, role: .accent)
    canvas.write(
      field, column: column, columns: canvas.size.columns - column,
      hasFocus: state.overlays.isEmpty)
  }

  private func renderDetail(into canvas: inout Canvas) {
    guard let title = layout.detailTitle, let body = layout.detail,
      let pane = state.panes[state.focused]
    else { return }
    if let divider = layout.divider {
      canvas.region(divider) { $0.verticalRule(column: 0) }
    }
    canvas.region(title) {
      PaneTitle(state).renderDetail(pane, isFocused: pane.isRecordFocused, into: &$0)
    }
    guard let detail = pane.detail else { return }
    canvas.region(body.inset(left: layout.isSplit ? 1 : 0)) {
      DetailRenderer().render(
        detail.lines, offset: detail.offset,
        isFocused: pane.isRecordFocused && state.overlays.isEmpty, into: &$0)
    }
  }
}
