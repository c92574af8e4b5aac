/// Matches short texts in memory: palette, menus, completions.
///
/// Prepare the texts once as `PinyinText` when they are matched at every key.
public struct PinyinMatcher: Sendable {
  private let words: [QueryWord]
  private let allowsSubsequence: Bool

  /// A matcher for a query: words between white space, all of which must match. With
  /// `allowsSubsequence` letters may be skipped (fuzzy), as in the palette.
  public init(_ query: String, allowsSubsequence: Bool = false) {
    words = QueryWord.words(of: query)
    self.allowsSubsequence = allowsSubsequence
  }

  /// Whether there is nothing to look for: then every text matches, with no ranges.
  public var isEmpty: Bool { words.isEmpty }

  /// Whether the text matches.
  public func matches(_ text: String) -> Bool { match(PinyinText(text)) != nil }

  /// How well the text matches; nil when it doesn't.
  public func quality(of text: String) -> MatchQuality? { match(PinyinText(text))?.quality }

  /// The parts of the text that match; empty when it doesn't.
  public func ranges(in text: String) -> [Range<String.Index>] {
    match(PinyinText(text))?.ranges ?? []
  }

  /// How and where a prepared text matches; nil when it doesn't.
  /// - Complexity: O(text × query), a few microseconds for a title.
  public func match(_ text: PinyinText) -> PinyinMatch? {
    var worst = MatchQuality.whole
    var places: Set<Int> = []
    for word in words {
      guard let found = match(word, in: text) else { return nil }
      worst = max(worst, found.quality)
      places.formUnion(found.places)
    }
    return PinyinMatch(quality: worst, ranges: PinyinMatcher.ranges(of: places, in: text))
  }

  private typealias Found = (quality: MatchQuality, places: [Int])

  private func match(_ word: QueryWord, in text: PinyinText) -> Found? {
    if let found = literal(word.term.scalars, in: text) { return found }
    let sounded = SoundedText(text.scalars, elements: text.elements)
    if let found = word.sounds?.firstMatch(in: sounded, takesLetters: true) {
      return (
        found.isInitials ? .initials : .syllables, found.elements.map { text.elements[$0] }
      )
    }
    return allowsSubsequence ? subsequence(word.term.scalars, in: text) : nil
  }

  private func literal(_ needle: [UInt32], in text: PinyinText) -> Found? {
    let places = LiteralSearch.places(of: needle, in: text.scalars)
    let atWord = places.first { LiteralSearch.isWordStart($0, in: text.scalars) }
    guard let start = places.first == 0 ? 0 : atWord ?? places.first else { return nil }
    let quality: MatchQuality =
      if needle.count == text.scalars.count {
        .whole
      } else if start == 0 {
        .prefix
      } else {
        atWord == nil ? .substring : .word
      }
    return (quality, Array(start..<start + needle.count))
  }

  /// The letters in order, each as it stands or as an initial. The first may stand anywhere; one
  /// letter alone isn't a subsequence.
  private func subsequence(_ needle: [UInt32], in text: PinyinText) -> Found? {
    guard needle.count > 1 else { return nil }
    var places: [Int] = []
    for offset in text.elements where places.count < needle.count {
      if stands(needle[places.count], for: text.scalars[offset]) { places.append(offset) }
    }
    return places.count == needle.count ? (.subsequence, places) : nil
  }

  private func stands(_ wanted: UInt32, for scalar: UInt32) -> Bool {
    if wanted == scalar { return true }
    guard wanted >= 0x61, wanted <= 0x7A else { return false }
    let initials = SyllableTable.shared.initials
    return Readings.sounds(of: scalar).contains { UInt32(initials[Int($0)]) == wanted - 0x61 }
  }

  /// Neighbouring places as ranges of the original text.
  private static func ranges(of places: Set<Int>, in text: PinyinText) -> [Range<String.Index>] {
    var result: [Range<String.Index>] = []
    for place in places.sorted() {
      let range = text.positions[place]..<text.positions[place + 1]
      if let last = result.last, last.upperBound == range.lowerBound {
        result[result.count - 1] = last.lowerBound..<range.upperBound
      } else {
        result.append(range)
      }
    }
    return result
  }
}
