/// How colours are seen. Roots are computed here so that the module needs no library and gives
/// the same numbers on every machine.
extension Color {
  /// Relative luminance by WCAG 2: 0 black, 1 white.
  public var luminance: Double {
    let light = linear
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue
  }

  /// Contrast with another colour by WCAG 2, 1…21.
  public func contrastRatio(with other: Color) -> Double {
    let one = luminance + 0.05
    let two = other.luminance + 0.05
    return max(one, two) / min(one, two)
  }

  /// Channels as amounts of light, 0…1 (IEC 61966-2-1).
  var linear: (red: Double, green: Double, blue: Double) {
    (Self.light(red), Self.light(green), Self.light(blue))
  }

  private static func light(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    guard value > 0.04045 else { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    // base^2.4 = base² · (base^⅕)²
    let fifth = root(base, degree: 5)
    return base * base * fifth * fifth
  }

  /// The positive root by Newton's method; `value` is positive.
  static func root(_ value: Double, degree: Int) -> Double {
    guard value > 0 else { return 0 }
    var guess = 1.0
    for _ in 0..<60 {
      var power = 1.0
      for _ in 1..<degree { power *= guess }
      let next = (Double(degree - 1) * guess + value / power) / Double(degree)
      if next == guess || (next - guess).magnitude < 1e-14 { return next }
      guess = next
    }
    return guess
  }
}

/// A colour in Oklab (Björn Ottosson, 2020), where equal distances look equally different.
struct PerceivedColor: Sendable {
  let lightness: Double
  let greenRed: Double
  let blueYellow: Double

  init(_ color: Color) {
    let light = color.linear
    let long = Color.root(
      0.4122214708 * light.red + 0.5363325363 * light.green + 0.0514459929 * light.blue, degree: 3)
    let medium = Color.root(
      0.2119034982 * light.red + 0.6806995451 * light.green + 0.1073969566 * light.blue, degree: 3)
    let short = Color.root(
      0.0883024619 * light.red + 0.2817188376 * light.green + 0.6299787005 * light.blue, degree: 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    greenRed = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    blueYellow = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
  }

  /// The squared distance as the eye sees it.
  func distance(to other: PerceivedColor) -> Double {
    let first = lightness - other.lightness
    let second = greenRed - other.greenRed
    let third = blueYellow - other.blueYellow
    return first * first + second * second + third * third
  }
}
