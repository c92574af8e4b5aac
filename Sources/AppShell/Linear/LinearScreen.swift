import CellGrid
import DomainModel
import TerminalDriver

/// The workstation as lines: nothing is moved, nothing is drawn, lines are only added.
final class LinearScreen: WorkstationScreen {
  private let terminal: LineTerminal
  private var shown: AppState?

  init(_ terminal: LineTerminal) {
    self.terminal = terminal
  }

  var size: Size { terminal.size }

  func events(timeoutMilliseconds: UInt64) -> [TerminalEvent] {
    terminal.events(timeoutMilliseconds: timeoutMilliseconds)
  }

  func show(_ state: AppState) throws(ScreenProblem) {
    let lines = LinearNarrator(from: shown, to: state).lines
    shown = state
    guard !lines.isEmpty else { return }
    do {
      try terminal.write(lines)
    } catch {
      throw ScreenProblem(reason: "\(error)")
    }
  }

  func takeFinding() -> ScreenFinding? { nil }

  /// Lines have no colours.
  func hasNewColours(for state: AppState) -> Bool { false }
  func takeProblems() -> [Phrase] { [] }

  /// Nothing that was read is read again.
  func repaint() {}

  func suspend(saying farewell: String) throws(ScreenProblem) {
    do {
      try terminal.suspend(saying: farewell)
    } catch {
      throw ScreenProblem(reason: "\(error)")
    }
  }

  func lend(to body: () -> Void) throws(ScreenProblem) {
    terminal.leave()
    body()
    do {
      try terminal.enter()
    } catch {
      throw ScreenProblem(reason: "\(error)")
    }
  }

  var remark: Phrase? { nil }

  func ring() { terminal.ringBell() }

  /// Lines have no notices: whatever is sent here is read aloud.
  func ring(title: String, notice: String) { ring() }

  func copy(_ text: String) -> CopyWay { .nowhere }

  func useMouse(_ isOn: Bool) {}

  func close() { terminal.close() }
}
