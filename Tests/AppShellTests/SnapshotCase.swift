import CellGrid
import DomainModel
import Testing

/// A screen to keep: a name, and the keys that lead to it.
struct SnapshotCase: Sendable, CustomTestStringConvertible {
  let name: String
  let keys: @Sendable (inout DeskSession) -> Void

  init(_ name: String, _ keys: @escaping @Sendable (inout DeskSession) -> Void = { _ in }) {
    self.name = name
    self.keys = keys
  }

  var testDescription: String { name }

  /// Panes and records, at all sizes, in both languages and sign sets.
  static let panes: [SnapshotCase] = [
    SnapshotCase("board"),
    SnapshotCase("grievances") { $0.press("2") },
    SnapshotCase("inspections") { $0.press("3") },
    SnapshotCase("alerts") { $0.press("4") },
    SnapshotCase("catalogue") { $0.press("5") },
    SnapshotCase("licences") { $0.press("6") },
    SnapshotCase("grievance-detail") { $0.press("2", "Enter") },
  ]

  /// Dialogs and lines over a pane, at two sizes.
  static let dialogs: [SnapshotCase] = [
    SnapshotCase("filter-initials") {
      $0.press("2", "/")
      $0.type("sgbl")
    },
    SnapshotCase("palette") {
      $0.press("2", ":")
      $0.type("pd")
    },
    SnapshotCase("help") { $0.press("2", "?") },
    SnapshotCase("next-steps") { $0.press("2", "Enter", "Enter") },
    SnapshotCase("form-problem") {
      $0.press("2", "e", "Ctrl-s")
    },
    SnapshotCase("form-choices") {
      $0.press("2", "a")
      $0.type("qs")
    },
    SnapshotCase("confirmation") { $0.press("2", "Space", "Space", "Space", "Space", "A") },
    SnapshotCase("search") {
      $0.press("Ctrl-f")
      $0.type("水管")
    },
    SnapshotCase("messages") {
      $0.press("2", "End", "r", "Home", "U", "Esc", ":")
      $0.type("xx")
      $0.press("Enter")
    },
    SnapshotCase("views") {
      $0.press("2", ":")
      $0.type("shitu")
      $0.press("Enter")
    },
    SnapshotCase("marks") { $0.press("2", "Space", "Space", "Down") },
    SnapshotCase("alert-detail") { $0.press("4", "Enter") },
    SnapshotCase("inspection-detail") { $0.press("3", "Enter") },
    SnapshotCase("catalogue-detail") { $0.press("5", "Enter") },
    SnapshotCase("licence-detail") { $0.press("6", "Enter") },
    SnapshotCase("whole-cell") { $0.press("2", "=") },
    SnapshotCase("quit-question") { $0.press("q") },
  ]

  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 36), Size(columns: 200, rows: 50),
  ]
}

extension Size: CustomTestStringConvertible {
  /// `80x24`, as in the names of the files.
  public var testDescription: String { "\(columns)x\(rows)" }
}
