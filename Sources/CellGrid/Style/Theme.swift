/// A colour as a theme gives it.
public enum ThemeColor: Hashable, Sendable {
  /// A known colour.
  case rgb(Color)
  /// One of the terminal's own 16 colours, 0…15.
  case palette(UInt8)
  /// Whatever the terminal has as its plain foreground or background.
  case terminal
}

/// The look of one role in a theme: both colours or neither.
public struct Style: Hashable, Sendable {
  /// Foreground and background; nil leaves both to the terminal.
  public var colors: ColorPair?
  /// Attributes that go with the colours.
  public var emphasis: Emphasis
  /// Attributes that stand in for the colours on a terminal without any.
  public var monochrome: Emphasis

  /// A look.
  public init(colors: ColorPair?, emphasis: Emphasis = [], monochrome: Emphasis = []) {
    self.colors = colors
    self.emphasis = emphasis
    self.monochrome = monochrome
  }

  /// The colour of the text; nil leaves it to the terminal.
  public var foreground: ThemeColor? { colors?.foreground }
  /// The colour behind the text; nil leaves it to the terminal.
  public var background: ThemeColor? { colors?.background }
}

/// Two colours that are used together.
public struct ColorPair: Hashable, Sendable {
  /// The colour of the text.
  public var foreground: ThemeColor
  /// The colour behind it.
  public var background: ThemeColor

  /// A pair.
  public init(foreground: ThemeColor, background: ThemeColor) {
    self.foreground = foreground
    self.background = background
  }

  /// The contrast of the two by WCAG 2, 1…21; nil when the terminal decides one of them.
  public var contrastRatio: Double? {
    guard case .rgb(let front) = foreground, case .rgb(let back) = background else { return nil }
    return front.contrastRatio(with: back)
  }
}

/// Looks for all roles.
public struct Theme: Hashable, Sendable {
  /// The name in the configuration.
  public var name: String
  /// True for light text on a dark ground.
  public var isDark: Bool
  /// The least contrast of text roles, by WCAG 2.
  public var minimumContrast: Double
  /// A look for each role.
  public private(set) var styles: [StyleRole: Style]

  /// A theme; a role that is not given looks like `text` with its monochrome attributes.
  public init(
    name: String, isDark: Bool, minimumContrast: Double = 4.5, styles: [StyleRole: Style]
  ) {
    self.name = name
    self.isDark = isDark
    self.minimumContrast = minimumContrast
    let plain = styles[.text] ?? Style(colors: nil)
    self.styles = styles
    for role in StyleRole.allCases where styles[role] == nil {
      let monochrome = FallbackTheme.monochrome(role)
      self.styles[role] = Style(
        colors: plain.colors, emphasis: monochrome, monochrome: monochrome)
    }
  }

  /// The look of a role.
  public subscript(role: StyleRole) -> Style {
    styles[role] ?? Style(colors: nil, monochrome: FallbackTheme.monochrome(role))
  }
}
