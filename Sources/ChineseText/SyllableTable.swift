import CChineseReadings

/// All syllables in alphabetical order, so that those with a common beginning are one range.
struct SyllableTable: Sendable {
  static let shared = SyllableTable()

  /// Letters of each syllable.
  let names: [String]
  /// First letter of each syllable as 0 (a) … 25 (z).
  let initials: [UInt8]
  private let ranges: [UInt64: Range<UInt16>]
  private let complete: Set<UInt64>

  private init() {
    let count = Int(readings_syllable_count())
    names = (0..<count).map { String(cString: readings_syllable(Int32($0))) }
    initials = names.map { ($0.utf8.first ?? 97) - 97 }
    var found: [UInt64: Range<UInt16>] = [:]
    for (number, name) in names.enumerated() {
      var key: UInt64 = 0
      for letter in name.utf8 {
        key = SyllableTable.key(key, adding: UInt32(letter))
        let first = found[key]?.lowerBound ?? UInt16(number)
        found[key] = first..<UInt16(number + 1)
      }
    }
    ranges = found
    complete = Set(names.map { $0.utf8.reduce(0) { SyllableTable.key($0, adding: UInt32($1)) } })
  }

  /// Letters packed into one word, five bits each.
  static func key(_ key: UInt64, adding letter: UInt32) -> UInt64 {
    key << 5 | UInt64(letter - 96)
  }

  /// The syllables that begin with the packed letters.
  func range(of key: UInt64) -> Range<UInt16>? { ranges[key] }

  /// Whether the packed letters are a whole syllable (then it is the first of its range).
  func isSyllable(_ key: UInt64) -> Bool { complete.contains(key) }
}
