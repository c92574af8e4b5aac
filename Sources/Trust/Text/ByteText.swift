extension Array where Element == UInt8 {
  /// The bytes of a number, the most significant first.
  static func bigEndian(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
  }

  /// The number of eight bytes, the most significant first; nil for another count.
  var bigEndianNumber: UInt64? {
    count == 8 ? reduce(0) { $0 << 8 | UInt64($1) } : nil
  }
}

extension String {
  /// A whole number as a signed text must have it: digits without leading zeros. Nil otherwise.
  static func wholeNumber(_ text: some StringProtocol) -> Int? {
    let digits = text.utf8
    guard !digits.isEmpty, digits.count <= 18,
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { return nil }
    return Int(text)
  }
}
