import CellGrid

extension Terminal {
  /// Reports of clicks, wheel and drags, in the SGR form.
  public func setMouse(_ isOn: Bool) throws(TerminalProblem) {
    guard isOn != modes.reportsMouse, !profile.isLinuxConsole else { return }
    modes.reportsMouse = isOn
    queued += Array(OptionalModes.mouse(isOn).utf8)
    try flush()
  }

  /// Word when the desktop goes dark or light (mode 2031): `.reply(.colourScheme)`.
  public func setColourSchemeReports(_ isOn: Bool) throws(TerminalProblem) {
    guard isOn != modes.reportsColourScheme, !profile.isLinuxConsole else { return }
    modes.reportsColourScheme = isOn
    queued += Array("\u{1B}[?2031\(isOn ? "h" : "l")".utf8)
    try flush()
  }

  /// Rings the terminal's bell.
  public func ringBell() throws(TerminalProblem) {
    queued.append(0x07)
    try flush()
  }

  /// Rings, and where the terminal is known to show notices, shows one. It may stand on a locked
  /// screen: no personal data.
  public func notify(title: String, body: String) throws(TerminalProblem) {
    queued.append(0x07)
    queued += DesktopNotice(title: title, body: body).bytes(for: profile)
    try flush()
  }
}

/// A notice on the desktop, in the two forms that terminals know.
struct DesktopNotice: Hashable, Sendable {
  let title: String
  let body: String

  /// Empty for terminals of which nothing is known: an unknown sequence might be printed.
  func bytes(for profile: TerminalProfile) -> [UInt8] {
    let title = Self.cleaned(self.title)
    let body = Self.cleaned(self.body)
    let sequence: String
    switch profile.program {
    case "iterm.app", "wezterm", "ghostty", "kitty", "windowsterminal":
      sequence = "\u{1B}]9;\(title) \(body)\u{07}"
    default:
      let type = profile.requestedType
      guard type.hasPrefix("rxvt") || type.hasPrefix("foot") || type.hasPrefix("xterm-ghostty")
      else { return [] }
      sequence = "\u{1B}]777;notify;\(title.replacing(";", with: ","));\(body)\u{07}"
    }
    return Multiplexing.wrapped(Array(sequence.utf8), for: profile.multiplexer)
  }

  private static func cleaned(_ text: String) -> String {
    String(text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
  }
}

/// Sequences for the terminal outside of a multiplexer.
enum Multiplexing {
  static func wrapped(
    _ sequence: [UInt8], for multiplexer: TerminalProfile.Multiplexer?
  ) -> [UInt8] {
    switch multiplexer {
    case .tmux:
      let doubled = sequence.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
      return Array("\u{1B}Ptmux;".utf8) + doubled + Array("\u{1B}\\".utf8)
    case .screen: return Array("\u{1B}P".utf8) + sequence + Array("\u{1B}\\".utf8)
    case .zellij, nil: return sequence
    }
  }
}
