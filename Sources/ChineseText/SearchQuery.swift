/// A query prepared once: what the index must hold, and the check on a record's texts.
public struct SearchQuery: Sendable {
  /// The query as typed.
  public let text: String
  /// What an index must hold for a record to match.
  public let tokens: QueryTokens
  private let words: [QueryWord]

  /// Prepares a query: words between white space, all of which must match.
  public init(_ text: String) {
    self.text = text
    words = QueryWord.words(of: text)
    tokens = QueryTokens(.all(words.map { QueryCondition.condition($0.term, $0.sounds) }))
  }

  /// Whether there is nothing to look for.
  public var isEmpty: Bool { words.isEmpty }

  /// Whether every word is found in one of the fields. Sounds and single characters are looked for
  /// in short fields only, as in the index: `tokens` holds for all that this accepts.
  public func matches(short: [String], long: [String] = []) -> Bool {
    let shortTexts = short.map { SoundedText(Folding.scalars($0)) }
    let longTexts = long.map(Folding.scalars)
    return words.allSatisfy { word in
      shortTexts.contains {
        LiteralSearch.contains(word.term, in: $0.scalars)
          || word.sounds?.firstMatch(in: $0) != nil
      }
        || !word.term.isShortOnly
          && longTexts.contains { LiteralSearch.contains(word.term, in: $0) }
    }
  }
}
