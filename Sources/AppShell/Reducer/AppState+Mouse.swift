import CellGrid
import Panes

extension AppState {
  /// Clicks select and open, the wheel moves: what keys do too.
  mutating func handleMouse(_ mouse: MouseEvent, at time: UInt64) -> [Effect] {
    let layout = Layout(self)
    switch (mouse.kind, mouse.button) {
    case (.wheelUp, _): panes[focused]?.list.move(by: -3)
    case (.wheelDown, _): panes[focused]?.list.move(by: 3)
    case (.press, .left):
      if let target = layout.tab(at: mouse.position, self) {
        show(target)
      } else if layout.status.contains(mouse.position),
        hasUnsettledWords(at: mouse.position.column, layout)
      {
        overlays.append(.menu(Menu(.unsettled)))
      } else if let (pane, line) = layout.listLine(at: mouse.position) {
        click(pane, line: line)
      }
    case (.drag, .left):
      if let share = layout.listShare(at: mouse.position) { listShare = min(80, max(25, share)) }
    default: break
    }
    return []
  }

  /// Whether a cell of the status line belongs to its words about the node, where something waits.
  private func hasUnsettledWords(at column: Int, _ layout: Layout) -> Bool {
    sync.conflicts + sync.refused > 0
      && column >= layout.status.columns - StatusLine(self).syncColumns
  }

  private mutating func click(_ identifier: PaneIdentifier, line: Int) {
    focused = identifier
    panes[identifier]?.isRecordFocused = false
    panes[identifier]?.list.select(screenLine: line)
  }
}
