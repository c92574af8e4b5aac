/// Where a command stands in help and where its keys count.
public enum CommandArea: String, CaseIterable, Sendable, Hashable {
  /// Counts on every screen.
  case everywhere
  /// Counts while the cursor is in a list.
  case list
  /// Counts wherever a record is selected: in a list and in an opened record.
  case selection
  /// Counts in an opened record.
  case record
  /// Counts in a form or an input line.
  case form
  case board, grievances, inspections, alerts, catalogue, licences, tasks
  /// The whole store: import, backup, operators. Reached by palette and command line.
  case store
  case sync
  /// The JSON tools, which need no store.
  case json

  /// The areas whose keys count together in a list of this pane, the nearest first.
  public static func listStack(of pane: CommandArea) -> [CommandArea] {
    [pane, .selection, .list, .everywhere]
  }

  /// The areas whose keys count together in an opened record of this pane, the nearest first.
  public static func recordStack(of pane: CommandArea) -> [CommandArea] {
    [pane, .selection, .record, .everywhere]
  }

  /// The panes in the order of their tabs.
  public static let panes: [CommandArea] = [
    .board, .grievances, .inspections, .alerts, .catalogue, .licences,
  ]
}
