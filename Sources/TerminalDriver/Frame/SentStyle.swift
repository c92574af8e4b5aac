/// Colours and attributes as sequences set them (SGR).
struct SentStyle: Hashable, Sendable {
  /// The code that sets the colour, or 1000 and a number for `38;5;number`.
  var foreground = 39
  /// The same for `40…49` and `48;5;number`.
  var background = 49
  /// Bold 1, dim 2, underline 4, reverse 8.
  var attributes: UInt8 = 0

  static let numbered = 1_000
  private static let attributeCodes: [(bit: UInt8, code: Int)] = [(1, 1), (2, 2), (4, 4), (8, 7)]

  /// Takes over a sequence. False when it holds something that this doesn't know.
  mutating func apply(_ parameters: [Int]) -> Bool {
    var isKnown = true
    var rest = (parameters.isEmpty ? [0] : parameters)[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: self = SentStyle()
      case 22: attributes &= ~3
      case 24: attributes &= ~4
      case 27: attributes &= ~8
      case 10, 23, 25, 28: break
      case 30...37, 39, 90...97: foreground = code
      case 40...47, 49, 100...107: background = code
      case 38, 48:
        guard rest.popFirst() == 5, let number = rest.popFirst(), number < 256 else {
          return false
        }
        if code == 38 {
          foreground = Self.numbered + number
        } else {
          background = Self.numbered + number
        }
      default:
        if let known = Self.attributeCodes.first(where: { $0.code == code }) {
          attributes |= known.bit
        } else {
          isKnown = false
        }
      }
    }
    return isKnown
  }

  /// The shortest sequence known that leads here from a style; from an unknown one if nil.
  func sequence(from start: SentStyle?, colours: DirectColours) -> [UInt8] {
    if self == SentStyle() { return Array("\u{1B}[m".utf8) }
    var codes: [[UInt8]] = []
    var base = start ?? SentStyle()
    if start == nil || base.attributes & ~attributes != 0 {
      // There is no shorter way to drop one attribute that all terminals know.
      codes.append([UInt8(ascii: "0")])
      base = SentStyle()
    }
    for (bit, code) in Self.attributeCodes where attributes & ~base.attributes & bit != 0 {
      codes.append(Array("\(code)".utf8))
    }
    if foreground != base.foreground { codes.append(Self.text(foreground, "38;", colours)) }
    if background != base.background { codes.append(Self.text(background, "48;", colours)) }
    return Array("\u{1B}[".utf8) + codes.joined(separator: [UInt8(ascii: ";")]) + [
      UInt8(ascii: "m")
    ]
  }

  private static func text(_ code: Int, _ start: String, _ colours: DirectColours) -> [UInt8] {
    code < numbered ? Array("\(code)".utf8) : Array(start.utf8) + colours.text(of: code - numbered)
  }
}
