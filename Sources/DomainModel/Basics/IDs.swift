/// Makes record ids after RFC 9562.
public enum IDs {
  /// A UUIDv7: 48 bits of the clock, then random bits from the given source (it returns that many bytes).
  public static func uuidV7(milliseconds: Int64, random: (Int) -> [UInt8]) -> String {
    var bytes = [UInt8](repeating: 0, count: 16)
    let stamp = UInt64(bitPattern: milliseconds)
    for index in 0..<6 {
      bytes[index] = UInt8(truncatingIfNeeded: stamp >> UInt64(8 * (5 - index)))
    }
    for (index, byte) in random(10).prefix(10).enumerated() { bytes[6 + index] = byte }
    return text(stamped(bytes, version: 7))
  }

  /// Whether the text is a UUID in lower-case canonical form, of any version.
  public static func isUUID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return false }
    for (index, byte) in bytes.enumerated() {
      switch index {
      case 8, 13, 18, 23: guard byte == 0x2D else { return false }
      default: guard isLowerHex(byte) else { return false }
      }
    }
    return true
  }

  static func stamped(_ bytes: [UInt8], version: UInt8) -> [UInt8] {
    var stamped = bytes
    stamped[6] = stamped[6] & 0x0F | version << 4
    stamped[8] = stamped[8] & 0x3F | 0x80
    return stamped
  }

  static func text(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { text.append(0x2D) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func isLowerHex(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66)
  }
}

/// Ids of what a rule creates by itself: every desk and the node compute the same one.
public enum RuleID {
  /// A UUIDv8 from the first 122 bits of digest(rule ‖ causes sorted by their bytes, a 00 before each).
  ///
  /// `digest`: SM3; it must give at least 16 bytes.
  public static func uuidV8(
    rule: String, causes: [String], digest: ([UInt8]) -> [UInt8]
  ) -> String {
    var input = Array(rule.utf8)
    for cause in causes.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      input.append(0)
      input.append(contentsOf: cause.utf8)
    }
    return IDs.text(IDs.stamped(spread(digest(input)), version: 8))
  }

  /// Lays 122 bits of the digest around the version and variant bits without dropping any of them.
  private static func spread(_ digest: [UInt8]) -> [UInt8] {
    var source = BitSource(bytes: digest)
    var bytes = [UInt8](repeating: 0, count: 16)
    for index in 0..<16 {
      let width = index == 6 ? 4 : index == 8 ? 6 : 8
      bytes[index] = source.next(width)
    }
    return bytes
  }
}

private struct BitSource {
  let bytes: [UInt8]
  var position = 0

  mutating func next(_ width: Int) -> UInt8 {
    var value: UInt8 = 0
    for _ in 0..<width {
      let byte = position / 8 < bytes.count ? bytes[position / 8] : 0
      value = value << 1 | (byte >> UInt8(7 - position % 8)) & 1
      position += 1
    }
    return value
  }
}
