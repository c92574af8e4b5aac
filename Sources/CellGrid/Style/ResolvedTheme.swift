/// A colour as it is sent to the terminal.
public enum TerminalColor: Hashable, Sendable {
  /// The terminal's plain foreground or background.
  case terminal
  /// A numbered colour.
  case index(UInt8)
  /// Any colour; only at `ColorDepth.trueColor`.
  case rgb(Color)

  /// The colour, as far as it is known: for numbers below 16 xterm's is taken.
  public var color: Color? {
    switch self {
    case .terminal: nil
    case .index(let index): Palette.color(index)
    case .rgb(let color): color
    }
  }
}

/// The look of a role on one terminal.
public struct ResolvedStyle: Hashable, Sendable {
  /// The colour of the text.
  public let foreground: TerminalColor
  /// The colour behind it.
  public let background: TerminalColor
  /// Attributes; those of the cell are added.
  public let emphasis: Emphasis
}

/// A theme for terminals of one depth.
public struct ResolvedTheme: Hashable, Sendable {
  /// The theme's name.
  public let name: String
  /// Colours that are used.
  public let depth: ColorDepth
  private let styles: [ResolvedStyle]

  /// The look of a role. Constant time.
  public subscript(role: StyleRole) -> ResolvedStyle { styles[Int(role.rawValue)] }

  init(_ theme: Theme, depth: ColorDepth) {
    name = theme.name
    self.depth = depth
    let resolver = StyleResolver(depth: depth, minimumContrast: theme.minimumContrast)
    styles = StyleRole.allCases.map { resolver.resolve(theme[$0]) }
  }
}

extension Theme {
  /// The theme for terminals of a depth: nearest colours by eye, never below the theme's contrast
  /// as far as the colours are known; without colours, attributes.
  public func resolved(for depth: ColorDepth) -> ResolvedTheme {
    ResolvedTheme(self, depth: depth)
  }
}
