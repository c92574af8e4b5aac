/// A record's id as the database holds it: 16 bytes for a UUID, else its text.
///
/// A UUID as text takes 36 bytes in each index; there are five of them.
enum RecordKey: Hashable, Sendable {
  case bytes(UInt64, UInt64)
  case text(String)

  /// Any id; only lower-case UUIDs in the usual grouping become bytes, so that the id comes back
  /// exactly as it was.
  init(_ id: String) {
    self = Self.uuid(id) ?? .text(id)
  }

  init?(blob: UnsafeRawBufferPointer) {
    guard blob.count == 16 else { return nil }
    self = .bytes(
      UInt64(bigEndian: blob.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
      UInt64(bigEndian: blob.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }

  /// The id as records write it.
  var id: String {
    switch self {
    case .text(let text): text
    case .bytes(let high, let low): Self.format(high, low)
    }
  }

  private static func uuid(_ id: String) -> RecordKey? {
    var id = id
    return id.withUTF8 { bytes -> RecordKey? in
      guard bytes.count == 36 else { return nil }
      var words: (UInt64, UInt64) = (0, 0)
      var digits = 0
      for (index, byte) in bytes.enumerated() {
        if index == 8 || index == 13 || index == 18 || index == 23 {
          guard byte == UInt8(ascii: "-") else { return nil }
          continue
        }
        guard let digit = hexadecimal(byte) else { return nil }
        if digits < 16 { words.0 = words.0 << 4 | digit } else { words.1 = words.1 << 4 | digit }
        digits += 1
      }
      return .bytes(words.0, words.1)
    }
  }

  static func hexadecimal(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    default: nil
    }
  }

  private static func format(_ high: UInt64, _ low: UInt64) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 36) { buffer in
      var position = 0
      for index in 0..<32 {
        if index == 8 || index == 12 || index == 16 || index == 20 {
          buffer[position] = UInt8(ascii: "-")
          position += 1
        }
        let word = index < 16 ? high : low
        buffer[position] = digits[Int(word >> UInt64(60 - 4 * (index % 16)) & 15)]
        position += 1
      }
      return 36
    }
  }
}
