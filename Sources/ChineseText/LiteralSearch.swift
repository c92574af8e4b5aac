/// Searching folded scalars for a word as it stands.
enum LiteralSearch {
  /// The offsets at which `needle` stands in `text`.
  static func places(of needle: [UInt32], in text: [UInt32]) -> [Int] {
    guard let first = needle.first, needle.count <= text.count else { return [] }
    return (0...text.count - needle.count).filter { start in
      text[start] == first && text[start..<start + needle.count].elementsEqual(needle)
    }
  }

  /// Whether a query word stands in the text by the rules of the index: a Latin word at the
  /// beginning of a word, or one with digits (four signs or more) at the end of one; others
  /// anywhere.
  static func contains(_ term: QueryTerm, in text: [UInt32]) -> Bool {
    let found = places(of: term.scalars, in: text)
    guard term.isLatin else { return !found.isEmpty }
    let isEnding = !term.isLetters && term.scalars.count >= IndexTokens.shortestEnding
    return found.contains { start in
      isWordStart(start, in: text)
        || isEnding && isWordEnd(start + term.scalars.count, in: text)
    }
  }

  /// Whether a Latin word begins here.
  static func isWordStart(_ start: Int, in text: [UInt32]) -> Bool {
    start == 0 || ScalarKind(text[start - 1]) != .latin || ScalarKind(text[start]) != .latin
  }

  private static func isWordEnd(_ end: Int, in text: [UInt32]) -> Bool {
    end == text.count || ScalarKind(text[end]) != .latin
  }
}
