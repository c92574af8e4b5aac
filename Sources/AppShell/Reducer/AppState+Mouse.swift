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
      } else if let (pane, line) = layout.listLine(at: mouse.position) {
        click(pane, line: line)
      }
    case (.drag, .left):
      if let share = layout.listShare(at: mouse.position) { listShare = min(80, max(25, share)) }
    default: break
    }
    return []
  }

  private mutating func click(_ identifier: PaneIdentifier, line: Int) {
    focused = identifier
    panes[identifier]?.isRecordFocused = false
    panes[identifier]?.list.select(screenLine: line)
  }
}
