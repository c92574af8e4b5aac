extension JSONNumber {
  /// Adds the number as ECMAScript prints its double (RFC 8785 section 3.2.2.3).
  func appendCanonical(to bytes: inout [UInt8]) {
    let isDone = CodeUnits.withBytes(of: text) { own in
      guard Self.isCanonical(own) else { return false }
      bytes.append(contentsOf: own)
      return true
    }
    if !isDone { bytes.append(contentsOf: ECMAScriptNumber.text(of: double).utf8) }
  }

  /// Whether a text is surely its own canonical form, which saves the way through the double.
  ///
  /// Decimals of up to 15 digits have doubles of their own, so the shortest digits are these.
  /// Whole numbers below 9·10^15 < 2^53 are doubles themselves. Zeros at the end of a fraction,
  /// minus zero, exponents and many zeros after the point go the long way.
  private static func isCanonical(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = text.first == .minus ? 1 : 0
    guard let point = text.firstIndex(where: { !($0 ^ 0x30 < 10) && $0 != .minus }) else {
      let digits = text.count - start
      let isShort = digits <= 15 || (digits == 16 && text[start] < .nine)
      return isShort && !(start == 1 && text[start] == .zero)
    }
    let fraction = text[(point + 1)...]
    guard text[point] == .point, text.count - start <= 16, fraction.last != .zero else {
      return false
    }
    let isOfDigits = fraction.allSatisfy { $0 ^ 0x30 < 10 }
    return isOfDigits && (text[start] != .zero || fraction.first != .zero)
  }
}
