import CellGrid
import DomainModel
import Testing

@Suite("Keeping screens as they were read")
struct KeepingScreensTests {
  @Test(
    "Board, lists and a record look as recorded",
    arguments: SnapshotCase.panes, SnapshotCase.sizes)
  func panes(_ snapshot: SnapshotCase, _ size: Size) throws {
    for language in [Language.chinese, .english] {
      try check(snapshot, size, language, isFull: false)
      try check(snapshot, size, language, isFull: true)
    }
  }

  @Test(
    "Dialogs look as recorded", arguments: SnapshotCase.dialogs, SnapshotCase.sizes.prefix(2))
  func dialogs(_ snapshot: SnapshotCase, _ size: Size) throws {
    try check(snapshot, size, .chinese, isFull: false)
    try check(snapshot, size, .english, isFull: true)
  }

  @Test("A window that is too small says what it needs", arguments: [Language.chinese, .english])
  func tooSmall(_ language: Language) throws {
    try check(
      SnapshotCase("too-small"), Size(columns: 20, rows: 5), language, isFull: false)
  }

  private func check(
    _ snapshot: SnapshotCase, _ size: Size, _ language: Language, isFull: Bool
  ) throws {
    var session = try DeskSession(
      size: size, language: language, signs: isFull ? .full : .narrow)
    snapshot.keys(&session)
    let name =
      "\(snapshot.name).\(size.columns)x\(size.rows).\(language.rawValue)."
      + (isFull ? "full" : "narrow")
    try ScreenSnapshot(name: name, grid: session.grid).check()
  }
}
