import ChineseText

/// The pairs of neighbouring characters of a title, to tell how much of it another one has.
///
/// Thousands of titles are compared while somebody types, so pairs are numbers and titles whose
/// length alone rules them out aren't looked at.
struct TitlePairs {
  private let pairs: Set<UInt64>

  init(_ title: String) {
    pairs = Set(Self.pairs(title))
  }

  /// The share of pairs that both titles have (Dice), 0 to 1.
  func overlap(_ other: String) -> Double {
    guard !pairs.isEmpty else { return 0 }
    // An upper bound by length: what is three times as long shares at most half.
    let length = other.utf8.count
    guard length >= 2, length <= 4 * 3 * (pairs.count + 1) else { return 0 }
    let theirs = Set(Self.pairs(other))
    guard !theirs.isEmpty else { return 0 }
    let common = theirs.reduce(0) { $0 + (pairs.contains($1) ? 1 : 0) }
    return 2 * Double(common) / Double(pairs.count + theirs.count)
  }

  private static func pairs(_ text: String) -> [UInt64] {
    var pairs: [UInt64] = []
    var before: UInt64?
    for scalar in SearchKeys.folded(text).unicodeScalars {
      let value = UInt64(scalar.value)
      if let before { pairs.append(before << 32 | value) }
      before = value
    }
    return pairs
  }
}
