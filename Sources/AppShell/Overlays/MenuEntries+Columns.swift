import CellGrid
import DomainModel
import Panes
import Phrasebook

extension MenuEntries {
  /// The shown columns in their order, then the hidden ones, then the way back to the pane's own.
  var columns: [Menu.Entry] {
    guard let pane = state.panes[state.focused] else { return [] }
    let all = pane.pane.choosableColumns
    let order = pane.columnOrder
    let shown = order.compactMap { name in all.first { $0.identifier == name } }
    let hidden = all.filter { !order.contains($0.identifier) }
    let usual = Menu.Entry(
      ShellPhrases.usualColumns(language), role: pane.chosenColumns.isEmpty ? .muted : .accent,
      action: .usualColumns)
    return shown.map { entry($0, isShown: true) } + hidden.map { entry($0, isShown: false) }
      + [usual]
  }

  private func entry(_ column: ListColumn, isShown: Bool) -> Menu.Entry {
    Menu.Entry(
      column.title(language),
      key: (isShown ? ShellPhrases.columnShown : ShellPhrases.columnHidden)(language),
      role: isShown ? .text : .muted, action: .column(column.identifier))
  }
}
