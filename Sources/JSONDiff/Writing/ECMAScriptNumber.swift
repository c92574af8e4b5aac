/// Prints doubles as ECMAScript does, which RFC 8785 section 3.2.2.3 prescribes.
enum ECMAScriptNumber {
  /// The shortest digits that read back as the same finite double, in ECMAScript's notation.
  static func text(of value: Double) -> String {
    guard value != 0 else { return "0" }
    let (digits, point) = shortestDigits(of: value.magnitude)
    let sign = value < 0 ? "-" : ""
    return sign + notation(digits: digits, point: point)
  }

  /// Swift prints the shortest digits too (and of these the closest); only its notation differs.
  /// `point` is the number of digits before the decimal point: 0.digits · 10^point.
  private static func shortestDigits(of value: Double) -> (digits: String, point: Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let whole = mantissa[0]
    let all = whole + (mantissa.count > 1 ? mantissa[1] : "")
    let significant = all.drop { $0 == "0" }
    let point = whole.count + exponent - (all.count - significant.count)
    var digits = String(significant)
    while digits.hasSuffix("0") { digits.removeLast() }
    return (digits, point)
  }

  /// Number::toString of ECMA-262, steps 6 to 12, with n = point and k = digits.count.
  private static func notation(digits: String, point: Int) -> String {
    switch point {
    case digits.count...21:
      return digits + String(repeating: "0", count: point - digits.count)
    case 1...21:
      return digits.prefix(point) + "." + digits.dropFirst(point)
    case -5...0:
      return "0." + String(repeating: "0", count: -point) + digits
    default:
      let exponent = point - 1
      let tail = digits.count == 1 ? "" : "." + digits.dropFirst()
      return digits.prefix(1) + tail + "e" + (exponent < 0 ? "-" : "+") + "\(abs(exponent))"
    }
  }
}
