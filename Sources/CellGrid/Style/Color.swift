/// A colour of the screen, 8 bits a channel, sRGB.
public struct Color: Hashable, Sendable {
  /// Red, 0…255.
  public var red: UInt8
  /// Green, 0…255.
  public var green: UInt8
  /// Blue, 0…255.
  public var blue: UInt8

  /// A colour from its channels.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour from `#rrggbb` or `#rgb`, in either case; nil for anything else.
  public init?(hex: String) {
    guard hex.first == "#", hex.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }) else { return nil }
    let digits = hex.dropFirst()
    guard let value = UInt32(digits, radix: 16) else { return nil }
    switch digits.count {
    case 6: self.init(value)
    case 3:
      let spread = (value & 0xF00) << 8 | (value & 0xF0) << 4 | value & 0xF
      self.init(spread * 0x11)
    default: return nil
    }
  }

  /// A colour from its 24 bits, red first.
  public init(_ bits: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: bits >> 16), green: UInt8(truncatingIfNeeded: bits >> 8),
      blue: UInt8(truncatingIfNeeded: bits))
  }

  /// `#rrggbb`, lower-case.
  public var hex: String {
    "#"
      + [red, green, blue].map { channel in
        let digits = String(channel, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }
}
