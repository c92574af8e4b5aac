import CellGrid
import ChineseText
import DomainModel

/// How the workstation looks and speaks.
public struct Appearance: Sendable, Hashable {
  /// The language of every word on screen.
  public var language: Language
  /// The name of the theme, `auto` follows the terminal.
  public var themeName: String
  /// What was found out about the terminal.
  public var terminal: TerminalFinding
  /// Cells of ambiguous characters where the configuration says it; nil leaves it to the probe.
  public var fixedAmbiguousWidth: Int?
  /// Whether output is lines only.
  public var isLinear: Bool
  /// Whether the mouse is taken.
  public var usesMouse: Bool
  /// Whether the terminal has Chinese signs; without them everything is English, and names are
  /// spelled.
  public var showsChinese = true

  /// Bundles the switches.
  public init(
    language: Language, themeName: String = "auto", signs: SignSet = .narrow,
    ambiguousWidth: Int = 1, isLinear: Bool = false, usesMouse: Bool = false
  ) {
    self.language = language
    self.themeName = themeName
    terminal = TerminalFinding(signs: signs, ambiguousWidth: ambiguousWidth)
    self.isLinear = isLinear
    self.usesMouse = usesMouse
  }
}

/// What was found out about a terminal: by asking it, or by asking who sits before it.
public struct TerminalFinding: Sendable, Hashable {
  /// The signs that it shows one cell wide.
  public var signs: SignSet
  /// Cells that it gives to ambiguous characters of officers' texts: 1 or 2.
  public var ambiguousWidth: Int
  /// Whether its font has braille signs; nil until the operator was asked.
  public var hasBraille: Bool?

  /// What holds until it has answered.
  public init(signs: SignSet = .narrow, ambiguousWidth: Int = 1, hasBraille: Bool? = nil) {
    self.signs = signs
    self.ambiguousWidth = ambiguousWidth
    self.hasBraille = hasBraille
  }
}

extension Appearance {
  /// Cells that ambiguous characters of officers' texts take: 1 or 2.
  public var ambiguousWidth: Int { fixedAmbiguousWidth ?? terminal.ambiguousWidth }

  /// The signs to draw with. Where somebody says that ambiguous characters are wide, boxes of them
  /// would be wide too.
  public var signs: SignSet { fixedAmbiguousWidth == 2 ? .narrow : terminal.signs }

  /// Whether the font has braille signs; nil until the operator was asked.
  public var hasBraille: Bool? { terminal.hasBraille }

  /// Says that the terminal has no Chinese signs.
  public mutating func goWithoutChinese() {
    showsChinese = false
    language = .english
  }

  /// How texts are spelled where there are no Chinese signs; nil where there are.
  var spelling: (@Sendable (String) -> String)? {
    guard !showsChinese else { return nil }
    return { Readings.spelled($0) }
  }

  /// A text as this terminal can show it.
  func spelled(_ text: String) -> String { spelling?(text) ?? text }
}
