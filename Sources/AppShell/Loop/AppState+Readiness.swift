import CellGrid

extension AppState {
  /// Whether this event must see what the events before it ask for, even when all came at once:
  /// an Enter typed ahead means the entry for what was typed, never the one that stood there
  /// before. Letters into a text and steps in a list wait for the next frame.
  func needsAnswers(before event: TerminalEvent) -> Bool {
    guard case .key(let key, _) = event else { return false }
    switch key {
    case .paste: return false
    case .mouse(let mouse): return mouse.kind == .press
    case .character, .backspace, .delete, .left, .right, .home, .end: return !takesText
    case .up, .down, .pageUp, .pageDown: return !overlays.isEmpty
    default: return true
    }
  }

  private var takesText: Bool {
    guard lock == nil else { return true }
    return switch overlays.last {
    case .menu(let menu): !menu.isNumbered
    case .form: true
    case .conflict(let sheet): sheet.field != nil
    case .confirmation, .page, .map: false
    case nil: panes[focused]?.filterField != nil && !isBoard
    }
  }
}
