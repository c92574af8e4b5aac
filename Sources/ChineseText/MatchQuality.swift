/// How well a text matches a query, best first; compare to sort.
public enum MatchQuality: Int, Sendable, Comparable, CaseIterable {
  /// The text is the query.
  case whole
  /// The text begins with it.
  case prefix
  /// A word of the text begins with it.
  case word
  /// It stands in the text.
  case substring
  /// It is initials in a row.
  case initials
  /// It is syllables, or syllables and initials.
  case syllables
  /// Its letters come in this order, with others between.
  case subsequence

  /// Better before worse.
  public static func < (first: MatchQuality, second: MatchQuality) -> Bool {
    first.rawValue < second.rawValue
  }
}

/// A match of a text.
public struct PinyinMatch: Sendable, Hashable {
  /// The quality of the worst-matching word of the query.
  public let quality: MatchQuality
  /// The matched parts of the text, ascending, not overlapping, to be highlighted.
  public let ranges: [Range<String.Index>]
}
