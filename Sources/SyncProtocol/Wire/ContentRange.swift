import JSONDiff

/// Which bytes of a whole a body holds (RFC 9110 section 14).
public struct ContentRange: Sendable, Hashable {
  /// The first byte.
  public let start: Int
  /// Behind the last byte.
  public let end: Int
  /// The bytes of the whole.
  public let total: Int

  /// Whether the whole ends with it.
  public var isLast: Bool { end == total }

  /// The range of a body; without a header it is the whole.
  /// - Throws: `.malformed`; `.bodyTooLarge` for a whole above the limit.
  public init(_ header: String?, count: Int, limits: ProtocolLimits) throws(Problem) {
    guard let header else {
      (start, end, total) = (0, count, count)
      return
    }
    let numbers = header.split(separator: " ").last?.split(whereSeparator: { "-/".contains($0) })
      .compactMap { Int($0) }
    guard header.hasPrefix("bytes "), let numbers, numbers.count == 3,
      numbers[0] >= 0, numbers[1] >= numbers[0], numbers[1] < numbers[2],
      numbers[1] - numbers[0] + 1 == count
    else { throw Problem(.malformed, ["code": "range.form"]) }
    (start, end, total) = (numbers[0], numbers[1] + 1, numbers[2])
    guard total <= limits.bodyBytes else {
      throw Problem(.bodyTooLarge, ["limit": JSON(limits.bodyBytes)])
    }
  }

  /// The range that a request asks for; nil when it lies outside.
  public static func asked(_ header: String, size: Int) -> Range<Int>? {
    guard header.hasPrefix("bytes="), !header.contains(",") else { return nil }
    let parts = header.dropFirst(6).split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    guard let first = Int(parts[0]) else {
      guard parts[0].isEmpty, let last = Int(parts[1]), last > 0 else { return nil }
      return max(0, size - last)..<size
    }
    let end = parts[1].isEmpty ? size - 1 : Int(parts[1]) ?? -1
    guard first >= 0, first < size, end >= first else { return nil }
    return first..<(min(end, size - 1) + 1)
  }
}
