import CellGrid
import DomainModel
import Panes
import Phrasebook

extension AppState {
  /// Shows or hides a column, or goes back to the pane's own; the menu stays open over the list.
  mutating func takeColumns(_ action: Menu.Action) -> [Effect] {
    switch action {
    case .column(let name):
      guard panes[focused]?.toggle(column: name) == true else {
        say(ShellPhrases.lastColumn, .error)
        return []
      }
    case .usualColumns: panes[focused]?.chosenColumns = []
    default: return []
    }
    return columnsChanged()
  }

  /// Puts a column one place to the left or right, and the menu's selection with it.
  mutating func move(_ entry: Menu.Entry, by steps: Int, in menu: inout Menu) -> [Effect] {
    guard case .column(let name) = entry.action,
      let place = panes[focused]?.move(column: name, by: steps)
    else { return [] }
    menu.selection = place
    menu.isStale = true
    return columnsChanged()
  }

  private mutating func columnsChanged() -> [Effect] {
    panes[focused]?.columnScroll = 0
    if case .menu(var menu)? = overlays.last, menu.source == .columns {
      menu.isStale = true
      overlays[overlays.count - 1] = .menu(menu)
    }
    return [.rememberPlace]
  }
}
