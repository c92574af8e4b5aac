import CellGrid
import Glibc
import TerminalDriver

/// The program's loop: row 0 says that it runs, row 1 what was heard last.
struct Trial {
  let terminal: Terminal
  private var heard = "nothing"

  init(terminal: Terminal) {
    self.terminal = terminal
  }

  /// Runs until `q`, a signal or the end of input.
  mutating func run() throws(TerminalProblem) {
    try show()
    if Self.environment()["TRIAL_ASKS"] != nil { try terminal.askQuestions(asksWidths: true) }
    while true {
      for event in terminal.events(timeoutMilliseconds: nil) where try !handle(event) { return }
      try show()
    }
  }

  /// False ends the program.
  private mutating func handle(_ event: TerminalEvent) throws(TerminalProblem) -> Bool {
    switch event {
    case .key(.character("q"), _), .endOfInput: return false
    case .key(.character("t"), _): trap()
    case .key(.character("g"), _): raise(SIGSEGV)
    case .key(.character("b"), _): abort()
    case .key(.character("z"), _): try terminal.suspend()
    case .key(.character("m"), _): try terminal.setMouse(true)
    case .key(.character("c"), _): heard = "copied by \(try terminal.copy("工单 147"))"
    case .key(.character("e"), _): try edit()
    case .key(let key, _): heard = "key \(key)"
    case .resize(let size): heard = "size \(size.columns)x\(size.rows)"
    case .signal(.continued): heard = "continued"
    case .signal: return false
    case .reply(.deviceAttributes):
      let finding = terminal.widthFinding ?? .unknown
      heard = "\(finding.signs) \(finding.ambiguousColumns) \(finding.charset)"
    case .reply, .posted, .tick: break
    }
    return true
  }

  private mutating func edit() throws(TerminalProblem) {
    terminal.leave()
    let status = ForegroundProgram.run([
      "sh", "-c", "stty -a | tr ';' '\\n' | grep -w echo; exit 5",
    ])
    try terminal.enter()
    heard = "program ended with \(status.map(String.init) ?? "nothing")"
  }

  /// What Swift does on a mistake: an index beyond the end.
  private func trap() {
    let empty: [Int] = []
    print(empty[Int(getpid())])
  }

  private func show() throws(TerminalProblem) {
    var canvas = Canvas(size: terminal.size)
    _ = canvas.write("trial runs 值守 \(terminal.type)", column: 0, row: 0, role: .title)
    _ = canvas.write(heard, column: 0, row: 1)
    canvas.placeCursor(column: 0, row: 1)
    try terminal.present(
      canvas.grid, theme: FallbackTheme.theme.resolved(for: terminal.colorDepth))
  }

  static func environment() -> [String: String] {
    var result: [String: String] = [:]
    for name in ["TERM", "COLORTERM", "NO_COLOR", "TMUX", "TRIAL_RUN_FOLDER", "TRIAL_ASKS"] {
      if let value = getenv(name) { result[name] = String(cString: value) }
    }
    return result
  }
}
