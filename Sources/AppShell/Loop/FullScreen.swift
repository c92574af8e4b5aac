import Assets
import CellGrid
import DomainModel
import Phrasebook
import TerminalDriver

/// The workstation on a terminal with a cursor: frames by ncurses, one write each.
final class FullScreen: WorkstationScreen {
  private let terminal: Terminal
  private let themes: ThemeSource
  private var canvas: Canvas
  private var hasAsked = false
  private let asksWidths: Bool
  private var reported: WidthFinding?

  init(_ terminal: Terminal, themes: ThemeSource, asksWidths: Bool) {
    self.terminal = terminal
    self.themes = themes
    self.asksWidths = asksWidths
    canvas = Canvas(size: terminal.size)
  }

  var size: Size { terminal.size }

  func events(timeoutMilliseconds: UInt64) -> [TerminalEvent] {
    let events = terminal.events(timeoutMilliseconds: timeoutMilliseconds)
    for case .reply(let reply) in events { themes.learn(from: reply) }
    return events
  }

  func show(_ state: AppState) throws(ScreenProblem) {
    prepareCanvas(state)
    AppView(state).render(into: &canvas)
    try attempt { () throws(TerminalProblem) in
      let theme = themes.theme(state.appearance.themeName, terminal.colorDepth)
      try terminal.present(canvas.grid, theme: theme)
      // Questions wait for the first frame, so that a slow terminal delays nothing.
      if !hasAsked {
        hasAsked = true
        try terminal.askQuestions(asksWidths: asksWidths)
        try terminal.setColourSchemeReports(true)
      }
    }
  }

  private func prepareCanvas(_ state: AppState) {
    if canvas.size != terminal.size { canvas = Canvas(size: terminal.size) }
    canvas.signs = state.appearance.signs
    canvas.spelling = state.appearance.spelling
    if canvas.ambiguousWidth != state.appearance.ambiguousWidth {
      canvas.ambiguousWidth = state.appearance.ambiguousWidth
      terminal.setAmbiguousColumns(state.appearance.ambiguousWidth)
    }
  }

  func takeFinding() -> ScreenFinding? {
    guard let finding = terminal.widthFinding, finding != reported else { return nil }
    reported = finding
    return ScreenFinding(
      signs: finding.signs.signs, ambiguousWidth: finding.ambiguousColumns,
      showsChinese: finding.charset != .gbk)
  }

  func hasNewColours(for state: AppState) -> Bool {
    themes.isChanged(state.appearance.themeName, terminal.colorDepth)
  }

  func takeProblems() -> [Phrase] { themes.takeProblems().map(\.phrase) }

  func repaint() { terminal.repaint() }

  func suspend(saying farewell: String) throws(ScreenProblem) {
    try attempt { () throws(TerminalProblem) in try terminal.suspend(saying: farewell) }
  }

  func lend(to body: () -> Void) throws(ScreenProblem) {
    terminal.leave()
    body()
    try attempt { () throws(TerminalProblem) in try terminal.enter() }
  }

  var remark: Phrase? {
    let (asked, type) = (terminal.profile.requestedType, terminal.type)
    let isAsWanted = terminal.profile.candidateTypes.first == type
    return isAsWanted ? nil : ShellPhrases.standIn(for: asked, type)
  }

  func ring() { try? terminal.ringBell() }

  func ring(title: String, notice: String) { try? terminal.notify(title: title, body: notice) }

  func copy(_ text: String) -> CopyWay {
    switch try? terminal.copy(text) {
    case .tmux: .tmux
    case .terminal: .clipboard
    case .tooLong: .tooLong
    case .some(.none), nil: .nowhere
    }
  }

  func useMouse(_ isOn: Bool) { try? terminal.setMouse(isOn) }

  func close() { terminal.close() }

  private func attempt(
    _ body: () throws(TerminalProblem) -> Void
  ) throws(ScreenProblem) {
    do {
      try body()
    } catch {
      throw ScreenProblem(reason: "\(error)")
    }
  }
}
