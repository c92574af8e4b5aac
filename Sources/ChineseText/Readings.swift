import CChineseReadings

/// Common readings of Chinese characters, from the kept table.
public enum Readings {
  /// The common readings of a character, commonest first, without tone, ü written `v`; each once,
  /// empty for anything that isn't a Chinese character with a known reading.
  /// - Complexity: O(log of the table's ranges), at most a dozen steps.
  public static func syllables(of scalar: Unicode.Scalar) -> [String] {
    sounds(of: scalar.value).map { SyllableTable.shared.names[Int($0)] }
  }

  /// A digest of the tables; it changes whenever a reading changes.
  public static let tableDigest = String(cString: readings_table_digest())

  /// The syllable numbers of a scalar; the memory is constant and outlives everything.
  static func sounds(of scalar: UInt32) -> UnsafeBufferPointer<UInt16> {
    guard scalar >= 0x3007 else { return UnsafeBufferPointer(start: nil, count: 0) }
    let found = readings_lookup(scalar)
    return UnsafeBufferPointer(start: found.syllables, count: Int(found.count))
  }
}
