/// What a number text is worth, without rounding: ± digits · 10^exponent.
///
/// The digits neither begin nor end with a zero; zero has none, no sign and the exponent 0. So
/// equal worth is equal parts.
struct ExactDecimal: Hashable {
  let isNegative: Bool
  let digits: [UInt8]
  let exponent: Int

  /// Reads a text that follows the grammar of RFC 8259 section 6.
  init(_ text: String) {
    var digits: [UInt8] = []
    var scale = 0
    var isFraction = false
    var written = 0
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte &- UInt8(ascii: "0"))
        if isFraction { scale -= 1 }
      case UInt8(ascii: "."):
        isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        written = Self.exponent(from: &bytes)
      default:
        continue
      }
    }
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    self.init(isNegative: isNegative, digits: digits, exponent: scale + written)
  }

  private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    let leading = digits.prefix { $0 == 0 }.count
    var end = digits.count
    while end > leading, digits[end - 1] == 0 { end -= 1 }
    self.digits = Array(digits[leading..<end])
    self.isNegative = isNegative && end > leading
    self.exponent = end > leading ? exponent + digits.count - end : 0
  }

  /// Beyond a thousand million the exponent stands still; no such number fits a double.
  private static func exponent(from bytes: inout String.UTF8View.Iterator) -> Int {
    var value = 0
    var isNegative = false
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "+"): continue
      default: value = min(value * 10 + Int(byte &- UInt8(ascii: "0")), 1_000_000_000)
      }
    }
    return isNegative ? -value : value
  }

  /// The value as an integer, nil when it has a fraction or doesn't fit.
  var wholeNumber: Int? {
    guard exponent >= 0, digits.count + exponent <= 19 else { return nil }
    var value = 0
    for digit in digits + Array(repeating: 0, count: exponent) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let signed = isNegative ? -Int(digit) : Int(digit)
      let (sum, carry) = product.addingReportingOverflow(signed)
      guard !overflow, !carry else { return nil }
      value = sum
    }
    return value
  }
}
