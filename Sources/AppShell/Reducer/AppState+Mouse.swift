import CellGrid
import Panes

extension AppState {
  /// Clicks select and open, the wheel moves: what keys do too, on what is drawn under the mouse.
  mutating func handleMouse(_ mouse: MouseEvent, at time: UInt64) -> [Effect] {
    let layout = Layout(self)
    guard !layout.isTooSmall else { return [] }
    if let overlay = overlays.last { return handle(mouse, over: overlay, layout, at: time) }
    switch (mouse.kind, mouse.button) {
    case (.wheelUp, _): return turnWheel(-1, at: mouse.position, layout)
    case (.wheelDown, _): return turnWheel(1, at: mouse.position, layout)
    case (.press, .left): return click(mouse.position, layout)
    case (.drag, .left):
      if let share = layout.listShare(at: mouse.position) { listShare = min(80, max(25, share)) }
      return []
    default: return []
    }
  }

  private static let wheelLines = 3

  /// The list or the record under the mouse moves, whichever has the cursor.
  private mutating func turnWheel(
    _ direction: Int, at position: Position, _ layout: Layout
  ) -> [Effect] {
    let steps = direction * Self.wheelLines
    if layout.detail?.contains(position) == true {
      scrollRecord(by: steps)
    } else if let (pane, _) = layout.listLine(at: position) {
      panes[pane]?.list.move(by: steps)
    }
    return []
  }

  private mutating func click(_ position: Position, _ layout: Layout) -> [Effect] {
    panes[focused]?.filterField = nil
    if let target = layout.tab(at: position, self) {
      show(target)
    } else if layout.alertLine?.contains(position) == true {
      overlays.append(.menu(Menu(.alerts)))
    } else if layout.status.contains(position), hasUnsettledWords(at: position.column, layout) {
      overlays.append(.menu(Menu(.unsettled)))
    } else if let (pane, line) = layout.listLine(at: position) {
      click(pane, line: line)
    } else if layout.detail?.contains(position) == true, panes[focused]?.detail != nil {
      panes[focused]?.isRecordFocused = true
    }
    return []
  }

  /// Whether a cell of the status line belongs to its words about the node, where something waits.
  private func hasUnsettledWords(at column: Int, _ layout: Layout) -> Bool {
    sync.conflicts + sync.refused > 0
      && column >= layout.status.columns - StatusLine(self).syncColumns
  }

  /// A click on the row that has the cursor opens it, one on another row selects that.
  private mutating func click(_ identifier: PaneIdentifier, line: Int) {
    guard let row = panes[identifier]?.list.row(atLine: line) else { return }
    let hasCursor =
      identifier == focused && panes[identifier]?.isRecordFocused == false
      && panes[identifier]?.list.selectedRow == row
    focused = identifier
    if hasCursor { return openRecord() }
    panes[identifier]?.isRecordFocused = false
    panes[identifier]?.list.select(screenLine: line)
  }
}

// MARK: Over dialogs

extension AppState {
  /// The wheel moves in a dialog, a click chooses in a menu and goes to a field; nothing is
  /// confirmed by the mouse.
  private mutating func handle(
    _ mouse: MouseEvent, over overlay: Overlay, _ layout: Layout, at time: UInt64
  ) -> [Effect] {
    switch (mouse.kind, overlay) {
    case (.wheelUp, .confirmation), (.wheelDown, .confirmation): return []
    case (.wheelUp, _): return handleOverlay(.up, at: time)
    case (.wheelDown, _): return handleOverlay(.down, at: time)
    case (.press, .menu(var menu)):
      guard let index = OverlayView(self).entry(of: menu, at: mouse.position, in: layout.body)
      else { return [] }
      menu.selection = index
      overlays[overlays.count - 1] = .menu(menu)
      return handleOverlay(.enter, at: time)
    case (.press, .form(var form)):
      guard let index = OverlayView(self).field(of: form, at: mouse.position, in: layout.body)
      else { return [] }
      form.go(to: index)
      overlays[overlays.count - 1] = .form(form)
      return []
    default: return []
    }
  }
}
