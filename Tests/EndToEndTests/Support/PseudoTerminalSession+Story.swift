import CellGrid
import Glibc
import TestSupport
import Testing

/// Keys as a terminal sends them.
enum Key {
  static let enter = "\r"
  static let escape = "\u{1B}"
  static let up = "\u{1B}OA"
  static let down = "\u{1B}OB"
  static let right = "\u{1B}OC"
  static let tab = "\t"
  static let f2 = "\u{1B}OQ"
  static let f3 = "\u{1B}OR"
  static let f4 = "\u{1B}OS"
  static let f9 = "\u{1B}[20~"

  static func control(_ letter: Character) -> String {
    let value = (letter.asciiValue ?? 0) & 0x1F
    return String(UnicodeScalar(value))
  }

  /// What a terminal sends around a pasted text.
  static func paste(_ text: String) -> String { "\u{1B}[200~" + text + "\u{1B}[201~" }
}

/// How long a story waits for what must come, in seconds: a machine that does much else is slow, and
/// what never comes fails all the same.
private let patience = 60.0

extension PseudoTerminalSession {
  /// Waits for a text, and shows the screen when it doesn't come.
  func require(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let isReached = wait(seconds: patience) { $0.isWhole && $0.contains(text) }
    try #require(
      isReached, "no \(text) on\n\(screen.text)", sourceLocation: sourceLocation)
  }

  /// Waits until the screen is as wanted, and shows it when it isn't.
  func require(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    until isWanted: @Sendable (VirtualScreen) -> Bool
  ) throws {
    let isReached = wait(seconds: patience) { $0.isWhole && isWanted($0) }
    try #require(isReached, "\(what) on \(screen.testDescription)", sourceLocation: sourceLocation)
  }

  /// Types, and waits for what it brings.
  func press(
    _ keys: String, for text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    send(keys)
    try require(text, sourceLocation: sourceLocation)
  }

  /// Types, and waits until a text is gone.
  func press(
    _ keys: String, away text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    send(keys)
    try require("\(text) gone", sourceLocation: sourceLocation) { !$0.contains(text) }
  }

  /// Answers yes: a confirmation counts only after it has stood for a moment, so it is asked again
  /// until it is taken.
  func confirm(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try require("确认", sourceLocation: sourceLocation)
    for _ in 0..<Int(patience * 2) {
      send("8")
      if terminal.wait(seconds: 0.5, until: { !$0.contains("按 Esc 取消") }) { return }
    }
    try #require(Bool(false), "no answer\n\(screen.text)", sourceLocation: sourceLocation)
  }

  /// Waits out what the start still does, the answers of the terminal among it: for a second nothing
  /// has come and the program has only looked around, which a program kept from running has not.
  func settle() {
    var before = Wakeups.count(of: process)
    for _ in 0..<Int(patience) {
      terminal.forgetBytes()
      let hasWritten = terminal.wait(seconds: 1, forBytes: 1)
      let now = Wakeups.count(of: process)
      if !hasWritten, (1...Wakeups.idleInASecond).contains(now - before) { return }
      before = now
    }
  }

  /// The same in linear mode, where what was asked stays on the screen.
  func confirmByLine(sourceLocation: SourceLocation = #_sourceLocation) throws {
    for _ in 0..<Int(patience * 2) {
      send("8")
      if terminal.wait(seconds: 0.5, until: { $0.contains("已撤销") }) { return }
    }
  }

  /// How the terminal is set, as one text.
  var modes: String { terminal.modes }
}

extension VirtualScreen {
  /// False in the midst of a frame, where the terminal knows how to say so.
  var isWhole: Bool { !modes.contains(2026) }

  /// The row where the cursor stands: the selected one.
  var selectedRow: String { text(row: min(cursor.row, size.rows - 1)) }
}

extension VirtualScreen: CustomTestStringConvertible {
  /// What a failed test shows of it.
  public var testDescription: String {
    "alternate \(isAlternate), cursor \(showsCursor), modes \(modes.sorted())\n" + text
  }
}
