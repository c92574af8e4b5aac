/// Finds where a run of bytes ends that need no escape in a JSON text.
///
/// Eight bytes at a time (the "haszero" trick of Anderson's Bit Twiddling Hacks): texts are most of
/// a record, and both reading and writing go through them.
enum PlainRun {
  /// The first offset from `start` on of a quote, a backslash or a control character, else `end`.
  @inline(__always)
  static func end(in base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
    var offset = start
    while offset + 8 <= end {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let hits = specialBytes(in: word)
      if hits != 0 { return offset + hits.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < end, !isSpecial(base.load(fromByteOffset: offset, as: UInt8.self)) {
      offset += 1
    }
    return offset
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == .quote || byte == .backslash || byte < 0x20
  }

  /// The lowest bit set lies in the first special byte; higher ones may be set by a borrow.
  @inline(__always)
  private static func specialBytes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let controls = (word &- (ones &* 0x20)) & ~word
    let found = ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | controls
    return found & (ones &* 0x80)
  }
}
