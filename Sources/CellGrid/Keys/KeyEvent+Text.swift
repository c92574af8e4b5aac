extension KeyEvent: CustomStringConvertible {
  /// The key as help, hints and the configuration write it: `Ctrl-f`, `F2`, `Space`, `Shift-Tab`,
  /// `PgUp`. Pastes and mouse reports have no such form and give a word in angle brackets.
  public var description: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character)"
    case .function(let number): "F\(number)"
    case .paste: "<paste>"
    case .mouse: "<mouse>"
    default: KeyEvent.names.first { $0.key == self }?.name ?? "<key>"
    }
  }

  /// The key that a text names, as `description` prints it; names and modifiers in either case.
  /// Nil for anything else, and for keys that no terminal tells apart (`Ctrl-i` is Tab).
  public init?(parsing text: String) {
    if text.count == 1, let character = text.first {
      guard !character.isWhitespace, !character.isNewline else { return nil }
      self = .character(character)
      return
    }
    let lower = text.lowercased()
    if lower == "space" {
      self = .character(" ")
    } else if let named = KeyEvent.names.first(where: { $0.name.lowercased() == lower })?.key {
      self = named
    } else if let alias = KeyEvent.aliases[lower] {
      self = alias
    } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...12).contains(number) {
      self = .function(number)
    } else if let control = KeyEvent.control(parsing: lower) {
      self = control
    } else {
      return nil
    }
  }

  /// The keys that have a name, in the order of help.
  private static let names: [(name: String, key: KeyEvent)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Shift-Tab", .backTab),
    ("Backspace", .backspace), ("Del", .delete), ("Ins", .insert), ("Up", .up), ("Down", .down),
    ("Left", .left), ("Right", .right), ("PgUp", .pageUp), ("PgDn", .pageDown), ("Home", .home),
    ("End", .end),
  ]

  private static let aliases: [String: KeyEvent] = [
    "return": .enter, "escape": .escape, "delete": .delete, "insert": .insert,
    "pageup": .pageUp, "pagedown": .pageDown, "↑": .up, "↓": .down, "←": .left, "→": .right,
  ]

  private static func control(parsing lower: String) -> KeyEvent? {
    for prefix in ["ctrl-", "ctrl+", "c-", "^"] where lower.hasPrefix(prefix) {
      let rest = lower.dropFirst(prefix.count)
      guard rest.count == 1, let letter = rest.first, letter.isASCII, letter.isLetter else {
        return nil
      }
      // Ctrl-i, j, m and [ are Tab, Enter and Esc on the wire; Ctrl-h is Backspace.
      return "hijm".contains(letter) ? nil : .control(letter)
    }
    return nil
  }
}
