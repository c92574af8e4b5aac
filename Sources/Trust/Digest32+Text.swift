extension Digest32 {
  /// What stands before the hexadecimal digits of an SM3 digest: a digest says its algorithm.
  public static let prefix = "sm3:"

  /// A digest from `sm3:` and 64 lower-case hexadecimal digits; nil for any other text, so that
  /// equal digests always have equal texts.
  public init?(text: String) {
    guard text.hasPrefix(Self.prefix) else { return nil }
    self.init(hex: String(text.utf8.dropFirst(Self.prefix.utf8.count)) ?? "")
  }

  /// A digest from 64 lower-case hexadecimal digits; nil for any other text.
  public init?(hex: String) {
    guard hex.utf8.count == 2 * Self.byteCount else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    var high: UInt8?
    for letter in hex.utf8 {
      guard let digit = Self.value(ofHexDigit: letter) else { return nil }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    self.init(bytes: bytes)
  }

  /// `sm3:` and 64 lower-case hexadecimal digits, as a `rev` is written.
  public var text: String { Self.prefix + hex }

  /// 64 lower-case hexadecimal digits.
  public var hex: String {
    let words = list
    return String(unsafeUninitializedCapacity: 2 * Self.byteCount) { buffer in
      for place in 0..<2 * Self.byteCount {
        let nibble = UInt8(truncatingIfNeeded: words[place / 16] >> (60 - 4 * (place % 16))) & 0xF
        buffer[place] = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
      }
      return 2 * Self.byteCount
    }
  }

  private static func value(ofHexDigit letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): letter - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
