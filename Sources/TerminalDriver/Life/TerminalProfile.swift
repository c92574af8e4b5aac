import CellGrid

/// What the environment says about a terminal, before it was asked anything.
public struct TerminalProfile: Hashable, Sendable {
  /// Programs between us and the terminal that keep a screen of their own.
  public enum Multiplexer: Hashable, Sendable {
    /// tmux
    case tmux
    /// GNU screen
    case screen
    /// zellij
    case zellij
  }

  /// TERM as it was set; empty when it was not.
  public let requestedType: String
  /// The multiplexer, if one is noticed.
  public let multiplexer: Multiplexer?
  /// True over SSH: keys may come in pieces, the mouse is off by default.
  public let isRemote: Bool
  /// True when `NO_COLOR` is set to anything.
  public let refusesColour: Bool
  /// True when COLORTERM or the type promises 24-bit colour.
  public let promisesTrueColor: Bool
  /// TERM_PROGRAM, lower-case; empty when not set.
  public let program: String

  /// Reads the variables TERM, COLORTERM, NO_COLOR, TMUX, STY, ZELLIJ, SSH_CONNECTION, SSH_TTY and
  /// TERM_PROGRAM.
  public init(environment: [String: String]) {
    let type = environment["TERM"] ?? ""
    requestedType = type
    multiplexer = Self.multiplexer(environment, type: type)
    isRemote = environment["SSH_CONNECTION"] != nil || environment["SSH_TTY"] != nil
    refusesColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    promisesTrueColor =
      ["truecolor", "24bit"].contains(environment["COLORTERM"]) || type.hasSuffix("-direct")
    program = environment["TERM_PROGRAM"]?.lowercased() ?? ""
  }

  /// What this kind of terminal is called where something is remembered of it.
  public var name: String {
    ([requestedType, program] + [multiplexer].compactMap { $0.map { "\($0)" } })
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The console of Linux, which knows few sequences and may print what it doesn't know.
  public var isLinuxConsole: Bool { requestedType.hasPrefix("linux") }

  /// Consoles whose font may or may not have Chinese signs, which no question to them tells.
  public var mayLackChinese: Bool {
    ["linux", "kmscon", "fbterm"].contains { requestedType.hasPrefix($0) }
  }

  /// Types to try, likeliest first; empty when the terminal can't address its cursor.
  ///
  /// Base installations lack descriptions of many newer terminals, all of which understand xterm's.
  public var candidateTypes: [String] {
    guard !requestedType.isEmpty, requestedType != "dumb" else { return [] }
    var types = [requestedType]
    if requestedType.hasSuffix("-direct") {
      // Colours are sent directly by us; the description of the plain type is smaller and common.
      types = [String(requestedType.dropLast(7)) + "-256color", String(requestedType.dropLast(7))]
    }
    if requestedType == "xterm", promisesTrueColor { types.insert("xterm-256color", at: 0) }
    for (beginning, standIns) in Self.families where requestedType.hasPrefix(beginning) {
      types += standIns
    }
    // Terminals of our days wait at the end of a line as these say; `ansi` says otherwise.
    types += ["vt220", "vt100", "ansi"]
    return types.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static let families: [(String, [String])] = [
    ("xterm", ["xterm-256color", "xterm"]), ("tmux", ["screen-256color", "screen"]),
    ("screen", ["screen-256color", "screen"]), ("linux", ["linux"]), ("fbterm", ["linux"]),
    ("rxvt", ["rxvt-256color", "rxvt"]), ("vt", ["vt220", "vt100"]),
    ("alacritty", ["xterm-256color"]), ("foot", ["xterm-256color"]),
    ("ghostty", ["xterm-256color"]), ("wezterm", ["xterm-256color"]),
    ("kitty", ["xterm-256color"]), ("kmscon", ["xterm-256color"]), ("st", ["xterm-256color"]),
    ("konsole", ["xterm-256color"]), ("vte", ["xterm-256color"]), ("gnome", ["xterm-256color"]),
    ("contour", ["xterm-256color"]), ("rio", ["xterm-256color"]), ("iterm", ["xterm-256color"]),
    ("putty", ["xterm-256color"]), ("mintty", ["xterm-256color"]),
  ]

  /// Colours to use when the description counts so many.
  func colorDepth(described count: Int) -> ColorDepth {
    if refusesColour { return .monochrome }
    return promisesTrueColor && count >= 256 ? .trueColor : ColorDepth(colorCount: count)
  }

  private static func multiplexer(_ environment: [String: String], type: String) -> Multiplexer? {
    if environment["TMUX"] != nil || type.hasPrefix("tmux") { return .tmux }
    if environment["ZELLIJ"] != nil { return .zellij }
    if environment["STY"] != nil || type.hasPrefix("screen") { return .screen }
    return nil
  }
}
