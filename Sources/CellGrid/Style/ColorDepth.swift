/// How many colours a terminal has.
public enum ColorDepth: Int, CaseIterable, Comparable, Sendable, Hashable {
  /// None: attributes only. Also what `NO_COLOR` asks for.
  case monochrome
  /// The eight colours of the Linux console.
  case colors8
  /// Eight colours and their bright forms.
  case colors16
  /// 16 of the terminal, a cube of 216, 24 greys.
  case colors256
  /// Any colour.
  case trueColor

  /// Fewer colours first.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The depth of a terminal that says how many colours it has (terminfo `colors`).
  public init(colorCount: Int) {
    switch colorCount {
    case 0x100_0000...: self = .trueColor
    case 256...: self = .colors256
    case 16...: self = .colors16
    case 8...: self = .colors8
    default: self = .monochrome
    }
  }
}

/// The numbered colours of terminals.
public enum Palette {
  /// The first 16 as xterm has them. A terminal's own may differ: they are a guess, used only to
  /// choose among the 16.
  private static let first16: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  /// The colour with a number, 0…255.
  public static func color(_ index: UInt8) -> Color {
    switch Int(index) {
    case 0..<16: return Color(first16[Int(index)])
    case 16..<232:
      let place = Int(index) - 16
      return Color(
        red: step(place / 36), green: step(place / 6 % 6), blue: step(place % 6))
    default:
      let grey = UInt8(8 + 10 * (Int(index) - 232))
      return Color(red: grey, green: grey, blue: grey)
    }
  }

  /// The numbers that a depth chooses from; the first 16 are left out where there is a choice,
  /// because users change them.
  static func candidates(_ depth: ColorDepth) -> [Candidate] {
    switch depth {
    case .trueColor, .monochrome: []
    case .colors256: cube
    case .colors16: sixteen
    case .colors8: Array(sixteen.prefix(8))
    }
  }

  /// A numbered colour with what is asked about it again and again.
  struct Candidate: Sendable {
    let index: UInt8
    let color: Color
    let luminance: Double
    let perceived: PerceivedColor

    init(_ index: UInt8) {
      self.index = index
      color = Palette.color(index)
      luminance = color.luminance
      perceived = PerceivedColor(color)
    }
  }

  private static let sixteen: [Candidate] = (UInt8(0)..<16).map { Candidate($0) }
  private static let cube: [Candidate] = (UInt8(16)...255).map { Candidate($0) }

  private static func step(_ level: Int) -> UInt8 {
    level == 0 ? 0 : UInt8(55 + 40 * level)
  }
}
