/// A digest of 32 bytes, held inline; also a number modulo 2^256, for the digest of a set.
public struct Digest32: Hashable, Sendable, CustomStringConvertible {
  /// Sixty-four bits each, the most significant first.
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// The number of bytes.
  public static let byteCount = 32

  /// All bytes zero: the digest of no members, when digests are summed.
  public static let zero = Digest32(words: (0, 0, 0, 0))

  private init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// A digest from its bytes; nil unless there are exactly 32.
  public init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Self.byteCount else { return nil }
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
    }
    self.init(words: (word(0), word(1), word(2), word(3)))
  }

  /// A digest from its bytes; nil unless there are exactly 32.
  public init?(bytes: [UInt8]) {
    guard let digest = bytes.withUnsafeBytes({ Digest32(bytes: $0) }) else { return nil }
    self = digest
  }

  /// The 32 bytes, most significant first.
  public var bytes: [UInt8] {
    list.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
  }

  /// The sum modulo 2^256.
  public func adding(_ other: Digest32) -> Digest32 {
    var carry = false
    func sum(_ one: UInt64, _ two: UInt64) -> UInt64 {
      let (partial, overflow) = one.addingReportingOverflow(two)
      let (total, ripple) = partial.addingReportingOverflow(carry ? 1 : 0)
      carry = overflow || ripple
      return total
    }
    // From the least significant word up, as the carry goes.
    let fourth = sum(words.3, other.words.3)
    let third = sum(words.2, other.words.2)
    let second = sum(words.1, other.words.1)
    let first = sum(words.0, other.words.0)
    return Digest32(words: (first, second, third, fourth))
  }

  /// The difference modulo 2^256, so that `a.adding(b).subtracting(b) == a`.
  public func subtracting(_ other: Digest32) -> Digest32 {
    let inverted = (~other.words.0, ~other.words.1, ~other.words.2, ~other.words.3)
    let one = Digest32(words: (0, 0, 0, 1))
    return adding(Digest32(words: inverted)).adding(one)
  }

  /// Whether all bytes are equal.
  public static func == (left: Digest32, right: Digest32) -> Bool {
    left.words == right.words
  }

  /// Feeds the first half; the bytes of a digest are as good as random.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.3)
  }

  /// The text form with its algorithm, see `text`.
  public var description: String { text }

  /// Puts the 32 bytes into a buffer, without an array in between: trees hash millions of them.
  func store(in buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
    buffer.storeBytes(of: words.0.bigEndian, toByteOffset: offset, as: UInt64.self)
    buffer.storeBytes(of: words.1.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
    buffer.storeBytes(of: words.2.bigEndian, toByteOffset: offset + 16, as: UInt64.self)
    buffer.storeBytes(of: words.3.bigEndian, toByteOffset: offset + 24, as: UInt64.self)
  }

  var list: [UInt64] { [words.0, words.1, words.2, words.3] }
}
