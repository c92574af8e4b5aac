/// Chooses colours of a depth for the looks of a theme.
struct StyleResolver {
  let depth: ColorDepth
  let minimumContrast: Double

  func resolve(_ style: Style) -> ResolvedStyle {
    guard depth != .monochrome else { return uncoloured(style.monochrome) }
    guard let colors = style.colors else { return uncoloured(style.emphasis) }
    if depth != .trueColor, case .rgb(let front) = colors.foreground,
      case .rgb(let back) = colors.background
    {
      return nearestPair(front, back, style: style)
    }
    var emphasis = style.emphasis
    // Eight colours have no bright forms; bold brings them, or at least the weight.
    if depth == .colors8, case .palette(8...15) = colors.foreground { emphasis.insert(.bold) }
    return ResolvedStyle(
      foreground: single(colors.foreground), background: single(colors.background),
      emphasis: emphasis)
  }

  private func uncoloured(_ emphasis: Emphasis) -> ResolvedStyle {
    ResolvedStyle(foreground: .terminal, background: .terminal, emphasis: emphasis)
  }

  private func single(_ color: ThemeColor) -> TerminalColor {
    switch color {
    case .terminal: .terminal
    case .palette(let index): .index(depth == .colors8 ? index % 8 : index % 16)
    case .rgb(let color) where depth == .trueColor: .rgb(color)
    case .rgb(let color):
      nearest(color, in: Palette.candidates(depth)).map { .index($0.index) }
        ?? .terminal
    }
  }

  /// The nearest ground on which some colour reads well enough, and the nearest such colour.
  ///
  /// With few colours the ground itself may have to give way (nothing reads at 7:1 on the red of
  /// eight colours); the attributes of the uncoloured look then keep the role apart.
  private func nearestPair(_ front: Color, _ back: Color, style: Style) -> ResolvedStyle {
    let candidates = Palette.candidates(depth)
    var grounds = candidates
    // Nearly always the first one will do.
    while let ground = nearest(back, in: grounds) {
      let readable = candidates.filter { isReadable($0.luminance, on: ground.luminance) }
      if let best = nearest(front, in: readable) {
        let isWanted = grounds.count == candidates.count
        return ResolvedStyle(
          foreground: .index(best.index), background: .index(ground.index),
          emphasis: isWanted ? style.emphasis : style.emphasis.union(style.monochrome))
      }
      grounds.removeAll { $0.index == ground.index }
    }
    return uncoloured(style.monochrome)
  }

  /// The contrast of WCAG 2 from luminances that are already known.
  private func isReadable(_ one: Double, on two: Double) -> Bool {
    (max(one, two) + 0.05) / (min(one, two) + 0.05) >= minimumContrast
  }

  private func nearest(_ color: Color, in candidates: [Palette.Candidate]) -> Palette.Candidate? {
    let wanted = PerceivedColor(color)
    return candidates.min {
      $0.perceived.distance(to: wanted) < $1.perceived.distance(to: wanted)
    }
  }
}
