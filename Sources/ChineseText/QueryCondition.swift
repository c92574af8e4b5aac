/// From a query word to the tokens without which no record can match it.
enum QueryCondition {
  typealias Condition = QueryTokens.Condition

  /// More cuts than this and the word is asked for by its beginning only.
  private static let mostCuts = 16
  /// A longer word is asked for by its beginning only.
  private static let longestCut = 32
  /// More conditions than this add nothing: a pasted page asks for its first pairs.
  private static let mostConditions = 64
  /// More pairs than this and neighbours are asked for by their initials.
  private static let mostPairs = 12

  static func condition(_ term: QueryTerm, _ sounds: SoundPattern?) -> Condition {
    let runs = QueryTerm.characterRuns(term.scalars)
    if !runs.isEmpty { return characters(runs) }
    guard term.isLatin else { return words(term.scalars) }
    var alternatives: [Condition] = [.token(IndexTokens.beginning(term.scalars))]
    if !term.isLetters, let ending = IndexTokens.ending(term.scalars) {
      alternatives.append(.token(ending))
    }
    if sounds != nil { alternatives.append(self.sounds(of: longestLetters(term.scalars))) }
    return .any(alternatives)
  }

  /// Pairs of every run; single characters only where there is no pair at all, since long texts
  /// are indexed by pairs.
  private static func characters(_ runs: [[UInt32]]) -> Condition {
    let pairs = runs.flatMap { run in
      zip(run, run.dropFirst()).map { Condition.token(Folding.text([$0, $1])) }
    }
    let needed = pairs.isEmpty ? runs.map { .token(Folding.text($0)) } : pairs
    return .all(Array(needed.prefix(mostConditions)))
  }

  /// Latin words with marks between, as they stand: all but the first begin a word of the text.
  private static func words(_ scalars: [UInt32]) -> Condition {
    let words = scalars.split { ScalarKind($0) != .latin }.dropFirst()
    return .all(words.prefix(mostConditions).map { .token(IndexTokens.beginning(Array($0))) })
  }

  private static func longestLetters(_ scalars: [UInt32]) -> [UInt32] {
    Array(scalars.split { $0 < 0x61 }.max { $0.count < $1.count } ?? [])
  }

  /// One of the cuts, or the initials. A run that digits follow has ended, so reading its last
  /// piece as unfinished asks for less than is true, never more.
  private static func sounds(of letters: [UInt32]) -> Condition {
    let pattern = SoundPattern(scalars: letters)
    var alternatives = cuts(of: pattern).map(condition(ofCut:))
    if pattern.isInitials, letters.count > 1 {
      alternatives.append(initials(letters.prefix(longestCut).map { UInt8($0 - 0x61) }))
    }
    return .any(alternatives)
  }

  /// The cuts of the word, or of its longest beginning that has few enough.
  private static func cuts(of pattern: SoundPattern) -> [[SoundPattern.Piece]] {
    var length = min(pattern.scalars.count, longestCut)
    while length > 1 {
      let part = SoundPattern(scalars: Array(pattern.scalars.prefix(length)))
      let found = cuts(of: part, from: 0)
      if found.count <= mostCuts { return found }
      length -= 1
    }
    return cuts(of: SoundPattern(scalars: Array(pattern.scalars.prefix(1))), from: 0)
  }

  /// Every way from `start` to the end; one more than allowed is enough to know.
  private static func cuts(
    of pattern: SoundPattern, from start: Int
  ) -> [[SoundPattern.Piece]] {
    if start == pattern.scalars.count { return [[]] }
    var found: [[SoundPattern.Piece]] = []
    for piece in pattern.pieces[start] {
      found += cuts(of: pattern, from: piece.end).map { [piece] + $0 }
      if found.count > mostCuts { break }
    }
    return found
  }

  private static func condition(ofCut pieces: [SoundPattern.Piece]) -> Condition {
    guard pieces.count > 1 else {
      return .any((pieces.first?.syllables ?? 0..<0).map { .token(IndexTokens.syllable($0)) })
    }
    let table = SyllableTable.shared
    var needed: [Condition] = []
    for (first, second) in zip(pieces, pieces.dropFirst())
    where first.syllables.count * second.syllables.count <= mostPairs {
      needed.append(
        .any(
          first.syllables.flatMap { left in
            second.syllables.map { .token(IndexTokens.pair(left, $0)) }
          }))
    }
    if needed.count < pieces.count - 1 {
      needed.append(initials(pieces.map { table.initials[Int($0.syllables.lowerBound)] }))
    }
    return .all(needed)
  }

  /// Initials in a row, as overlapping threes.
  private static func initials(_ letters: [UInt8]) -> Condition {
    guard letters.count > 2 else { return .token(IndexTokens.initials(letters)) }
    return .all(
      (0...letters.count - 3).map {
        .token(IndexTokens.initials(letters[$0..<$0 + 3]))
      })
  }
}
