/// How long a reader of keys waits, in milliseconds.
public struct KeyTiming: Hashable, Sendable {
  /// After this a lone Esc byte is the key.
  public var escape: UInt64
  /// So long after a lone Esc a `[` or `O` is still the rest of a sequence that came in pieces.
  public var late: UInt64
  /// Half a sequence or half a character that nothing completed is dropped after this.
  public var sequence: UInt64
  /// A paste whose end mark doesn't come is handed over after this silence.
  public var paste: UInt64

  /// Waiting times in milliseconds.
  public init(escape: UInt64, late: UInt64 = 500, sequence: UInt64 = 1_000, paste: UInt64 = 2_000) {
    self.escape = escape
    self.late = late
    self.sequence = sequence
    self.paste = paste
  }

  /// For a terminal on this machine.
  public static let local = KeyTiming(escape: 25)
  /// Over a network, where the bytes of one key may come apart.
  public static let remote = KeyTiming(escape: 100)
}
