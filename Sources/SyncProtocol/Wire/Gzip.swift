import CZlib
import JSONDiff

/// The content coding of bodies (RFC 1952, RFC 9110 section 8.4). Signatures and digests are over
/// the body as it is without it.
public enum Gzip {
  /// As in `Content-Encoding`.
  public static let name = "gzip"
  /// Shorter bodies travel as they are.
  public static let leastBytes = 1 << 10
  /// The fastest: a body is coded for one sending.
  private static let level: Int32 = 1

  /// The body in the coding; nil when it isn't worth it or there is no memory for it.
  public static func compressed(_ body: [UInt8]) -> [UInt8]? {
    guard body.count >= leastBytes else { return nil }
    var memory: UnsafeMutablePointer<UInt8>?
    var count = 0
    guard czlib_gzip(body, body.count, level, &memory, &count) == 1, let memory else {
      return nil
    }
    defer { czlib_free(memory) }
    return count < body.count ? Array(UnsafeBufferPointer(start: memory, count: count)) : nil
  }

  /// The body without the coding.
  /// - Throws: `.bodyTooLarge` as soon as it is larger than a body may be, so that a small bomb
  ///   stays small; `.malformed` for a stream that is damaged or cut.
  public static func expanded(
    _ body: [UInt8], limits: ProtocolLimits = ProtocolLimits()
  ) throws(Problem) -> [UInt8] {
    var memory: UnsafeMutablePointer<UInt8>?
    var count = 0
    let outcome = czlib_gunzip(body, body.count, limits.bodyBytes, &memory, &count)
    guard outcome >= 0 else {
      throw Problem(.bodyTooLarge, ["limit": JSON(limits.bodyBytes)])
    }
    guard outcome == 1, let memory else { throw Problem(.malformed, ["code": "body.gzip"]) }
    defer { czlib_free(memory) }
    return Array(UnsafeBufferPointer(start: memory, count: count))
  }
}
