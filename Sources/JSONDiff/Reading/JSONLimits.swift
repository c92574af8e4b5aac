/// What the parser accepts before it refuses: it meets bytes from outside.
public struct JSONLimits: Sendable, Hashable {
  /// Whether whole numbers that a double can't hold exactly are let in.
  public enum WholeNumbers: Sendable, Hashable {
    /// Refuses those of magnitude 2^53 and more with `number.range` (RFC 7493 section 2.2).
    case exact
    /// Keeps their text; canonical bytes then carry the nearest double (RFC 8785 section 3.2.2.3).
    case any
  }

  /// The largest document, in bytes.
  public var maximumBytes: Int
  /// How deep arrays and objects may nest; a lone number has depth 0.
  public var maximumDepth: Int
  /// How many values a document may hold in all; keeps memory in proportion to what is expected.
  public var maximumValues: Int
  /// Which whole numbers are let in.
  public var wholeNumbers: WholeNumbers

  /// Limits of one's own.
  public init(
    maximumBytes: Int, maximumDepth: Int = 64, maximumValues: Int = 4_000_000,
    wholeNumbers: WholeNumbers = .exact
  ) {
    self.maximumBytes = maximumBytes
    self.maximumDepth = maximumDepth
    self.maximumValues = maximumValues
    self.wholeNumbers = wholeNumbers
  }

  /// A body of the sync protocol: 64 MiB, depth 64, numbers that are exact everywhere.
  public static let `default` = JSONLimits(maximumBytes: 64 << 20)

  /// A line of the sync protocol, or one record: 1 MiB.
  public static let line = JSONLimits(maximumBytes: 1 << 20)

  /// Any document of any origin, for tools that only compare and print: numbers keep their text.
  public static let anyDocument = JSONLimits(
    maximumBytes: 256 << 20, maximumDepth: 512, maximumValues: 32_000_000, wholeNumbers: .any)
}
