import CellGrid
import CommandCatalog
import Phrasebook
import UseCases

extension AppState {
  /// Flags what commands act on, or takes the flags off when all of it has one. Nobody else sees
  /// them, so nothing asks first; the same key takes it back.
  mutating func toggleFlag() -> [Effect] {
    let subjects = panes[focused]?.subjects ?? []
    guard !subjects.isEmpty else {
      say(ShellPhrases.nothingSelected, .error)
      return []
    }
    guard !desk.isReadOnly else {
      say(ShellPhrases.readOnly, .error)
      return []
    }
    let areFlagged = subjects.allSatisfy(flagged.contains)
    return perform(
      CommandRequest(areFlagged ? "record.unflag" : "record.flag", records: subjects))
  }
}
