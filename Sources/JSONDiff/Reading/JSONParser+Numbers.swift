extension JSONParser {
  /// Reads a number (RFC 8259 section 6) and keeps its text.
  mutating func parseNumber() throws(JSONError) -> JSONNumber {
    let start = position
    let isNegative = skip(.minus)
    let digits = skipDigits()
    guard digits > 0 else { throw error(.syntax, "a digit should stand here") }
    if digits > 1, byte(at: start + (isNegative ? 1 : 0)) == .zero {
      throw JSONError(.syntax, offset: start, detail: "a number can't begin with a zero")
    }
    var isWhole = true
    if skip(.point) {
      isWhole = false
      guard skipDigits() > 0 else { throw error(.syntax, "a digit should follow the point") }
    }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      isWhole = false
      if !skip(.plus) { _ = skip(.minus) }
      guard skipDigits() > 0 else { throw error(.syntax, "the exponent should have a digit") }
    }
    let bytes = UnsafeRawBufferPointer(start: base + start, count: position - start)
    let number = JSONNumber(checked: String(decoding: bytes, as: UTF8.self))
    try checkRange(of: number, isWhole: isWhole, start: start)
    return number
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < end, (UInt8.zero ... .nine).contains(byte(at: position)) { position += 1 }
    return position - start
  }

  private func checkRange(
    of number: JSONNumber, isWhole: Bool, start: Int
  ) throws(JSONError) {
    // Fifteen digits always fit; this is the way nearly all numbers go.
    if isWhole, number.text.utf8.count <= 15 { return }
    if isWhole, limits.wholeNumbers == .exact {
      let greatest = 1 << 53
      guard let value = Int(number.text), -greatest < value, value < greatest else {
        throw JSONError(
          .numberRange, offset: start,
          detail: "\(number.text) is a whole number of 2^53 or more and wouldn't stay exact")
      }
    }
    // Up to 10^21 the canonical form has all digits, whatever was read, and is read again.
    let size = abs(number.double)
    if limits.wholeNumbers == .exact, size >= Double(1 << 53), size < 1e21 {
      throw JSONError(
        .numberRange, offset: start,
        detail: "\(number.text) is 2^53 or more and wouldn't stay exact")
    }
    guard number.double.isFinite else {
      throw JSONError(.numberRange, offset: start, detail: "\(number.text) is too large")
    }
  }
}
