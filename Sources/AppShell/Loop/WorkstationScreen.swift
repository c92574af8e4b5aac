import CellGrid
import DomainModel

/// What the loop needs of a screen: full-screen and linear mode are its two forms.
protocol WorkstationScreen: AnyObject {
  /// Columns and rows.
  var size: Size { get }
  /// Waits for what comes next; `.tick` after the time given.
  func events(timeoutMilliseconds: UInt64) -> [TerminalEvent]
  /// Shows a state.
  func show(_ state: AppState) throws(ScreenProblem)
  /// What the terminal was found to do with widths since the last call; nil when nothing is new.
  func takeFinding() -> ScreenFinding?
  /// Whether colours changed since the last `show`, as by a theme that was saved again.
  func hasNewColours(for state: AppState) -> Bool
  /// What is wrong with the colours, told once.
  func takeProblems() -> [Phrase]
  /// Paints everything at the next `show`.
  func repaint()
  /// Hands the terminal to the shell until it continues us; the farewell stands there meanwhile.
  func suspend(saying farewell: String) throws(ScreenProblem)
  /// Gives the terminal away for another program, and takes it back.
  func lend(to body: () -> Void) throws(ScreenProblem)
  /// What was chosen in place of what the terminal asked for; nil when nothing was.
  var remark: Phrase? { get }
  /// Rings.
  func ring()
  /// Rings, and shows a notice where the desktop takes some.
  func ring(title: String, notice: String)
  /// Puts a text where the operator can paste it; says by which way.
  func copy(_ text: String) -> CopyWay
  /// Takes or releases the mouse.
  func useMouse(_ isOn: Bool)
  /// Puts the terminal back.
  func close()
}

/// The terminal is gone or refuses.
struct ScreenProblem: Error {
  let reason: String
}

/// Widths that a terminal was found to have.
struct ScreenFinding: Sendable, Hashable {
  let signs: SignSet
  let ambiguousWidth: Int
  let showsChinese: Bool
}

/// Where a copied text went.
enum CopyWay: Sendable {
  case clipboard
  case tmux
  case tooLong
  case nowhere
}
