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

/// Chooses colours of a depth for the looks of a theme.
struct StyleResolver {
  let depth: ColorDepth
  let minimumContrast: Double

  func resolve(_ style: Style) -> ResolvedStyle {
    guard depth != .monochrome else { return uncoloured(style.monochrome) }
    guard let colors = style.colors else { return uncoloured(style.emphasis) }
    let background = nearest(colors.background, against: nil)
    let foreground = nearest(colors.foreground, against: background.color)
    var emphasis = style.emphasis
    // Eight colours have no bright forms; bold brings them, or at least the weight.
    if depth == .colors8, case .palette(8...15) = colors.foreground { emphasis.insert(.bold) }
    return ResolvedStyle(foreground: foreground, background: background, emphasis: emphasis)
  }

  private func uncoloured(_ emphasis: Emphasis) -> ResolvedStyle {
    ResolvedStyle(foreground: .terminal, background: .terminal, emphasis: emphasis)
  }

  private func nearest(_ color: ThemeColor, against ground: Color?) -> TerminalColor {
    switch color {
    case .terminal: return .terminal
    case .palette(let index): return .index(depth == .colors8 ? index % 8 : index % 16)
    case .rgb(let color) where depth == .trueColor: return .rgb(color)
    case .rgb(let color): return nearestCandidate(to: color, against: ground)
    }
  }

  private func nearestCandidate(to color: Color, against ground: Color?) -> TerminalColor {
    let wanted = PerceivedColor(color)
    let candidates = Palette.candidates(depth)
    let readable = candidates.filter { candidate in
      ground.map { $0.contrastRatio(with: candidate.color) >= minimumContrast } ?? true
    }
    let best = (readable.isEmpty ? candidates : readable).min { left, right in
      if readable.isEmpty, let ground {
        return left.color.contrastRatio(with: ground) > right.color.contrastRatio(with: ground)
      }
      return left.perceived.distance(to: wanted) < right.perceived.distance(to: wanted)
    }
    return best.map { .index($0.index) } ?? .terminal
  }
}
