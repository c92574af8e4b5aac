#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// doesn't know: "é" in one scalar and in two are different member names.
enum CodeUnits {
  /// Whether both texts have the same bytes.
  @inline(__always)
  static func areEqual(_ one: String, _ other: String) -> Bool {
    // Different to Swift means different bytes; equal and ASCII, the usual case, ends here too.
    guard one == other else { return false }
    return withBytes(of: other) { hasBytes(one, $0) }
  }

  /// Whether a text has just these bytes.
  @inline(__always)
  static func hasBytes(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    withBytes(of: text) { own in
      guard own.count == bytes.count else { return false }
      guard let one = own.baseAddress, let other = bytes.baseAddress else { return true }
      return memcmp(one, other, own.count) == 0
    }
  }

  /// The order of RFC 8785 section 3.2.3, by UTF-16 code units: negative, zero or positive.
  static func compare(_ one: String, _ other: String) -> Int {
    withBytes(of: one) { left in withBytes(of: other) { right in compare(left, right) } }
  }

  private static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let shared = min(left.count, right.count)
    var index = 0
    while index < shared {
      let (one, other) = (left[index], right[index])
      if one != other { return rank(one) - rank(other) }
      index += 1
    }
    return left.count - right.count
  }

  /// UTF-8 order is UTF-16 order, but for one thing: what lies beyond U+FFFF (lead bytes from F0)
  /// is written there with surrogates, which stand before U+E000–U+FFFF (lead bytes EE and EF).
  @inline(__always)
  private static func rank(_ byte: UInt8) -> Int {
    guard byte >= 0xEE else { return Int(byte) }
    return byte >= 0xF0 ? Int(byte) : Int(byte) + 0x100
  }

  /// Lends the UTF-8 bytes of a text; copies only a text that isn't contiguous.
  @inline(__always)
  static func withBytes<Result>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(text.utf8).withUnsafeBufferPointer(body)
  }
}
