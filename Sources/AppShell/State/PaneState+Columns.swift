import LocalStore
import Panes

extension PaneState {
  /// The columns of the list, left to right, as the operator chose them.
  var columns: [ListColumn] { pane.columns(chosen: chosenColumns, of: list.query) }

  /// The names of the shown columns, also of one that a list of one type leaves out.
  var columnOrder: [String] {
    chosenColumns.isEmpty ? pane.columns.map(\.identifier) : chosenColumns
  }

  /// Shows a column behind the others, or hides it.
  /// - Returns: false when it is the last one, which stays.
  mutating func toggle(column name: String) -> Bool {
    var order = columnOrder
    if let place = order.firstIndex(of: name) {
      guard columns.contains(where: { $0.identifier != name }) else { return false }
      order.remove(at: place)
    } else {
      order.append(name)
    }
    chosenColumns = order
    return true
  }

  /// Puts a shown column some places on.
  /// - Returns: its new place from 0; nil for a hidden column and at either end.
  mutating func move(column name: String, by steps: Int) -> Int? {
    var order = columnOrder
    guard let place = order.firstIndex(of: name), order.indices.contains(place + steps) else {
      return nil
    }
    order.swapAt(place, place + steps)
    chosenColumns = order
    return place + steps
  }
}
