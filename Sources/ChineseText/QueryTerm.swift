/// One word of a query: folded, between white space, without marks at either end.
struct QueryTerm: Sendable {
  let scalars: [UInt32]
  /// Letters `a`–`z` alone.
  let isLetters: Bool
  /// Letters and digits alone.
  let isLatin: Bool
  let hasMarks: Bool
  /// Exactly one Chinese character at a time: such a term is looked for in short fields only,
  /// since long texts are indexed by pairs.
  let isShortOnly: Bool

  init(_ scalars: [UInt32]) {
    let spelled = QueryTerm.spelled(scalars)
    let kinds = spelled.map(ScalarKind.init)
    self.scalars = spelled
    isLatin = kinds.allSatisfy { $0 == .latin }
    isLetters = isLatin && !spelled.contains { $0 < 0x61 }
    hasMarks = kinds.contains(.mark)
    let runs = QueryTerm.characterRuns(spelled)
    isShortOnly = !runs.isEmpty && runs.allSatisfy { $0.count == 1 }
  }

  /// What `instr` looks for.
  var needle: String { Folding.text(scalars) }

  /// The words of a query, in order.
  static func terms(of query: String) -> [QueryTerm] {
    Folding.scalars(query).split { ScalarKind($0) == .space }.compactMap { word in
      let isMark = { (scalar: UInt32) in ScalarKind(scalar) == .mark }
      let trimmed = word.drop(while: isMark)
      guard let last = trimmed.lastIndex(where: { !isMark($0) }) else { return nil }
      return QueryTerm(Array(trimmed[...last]))
    }
  }

  /// Runs of characters that aren't Latin, marks passed over: the same runs as in the index.
  static func characterRuns(_ scalars: [UInt32]) -> [[UInt32]] {
    scalars.filter { ScalarKind($0) != .mark && ScalarKind($0) != .space }
      .split { ScalarKind($0) == .latin }.map(Array.init)
  }

  /// Pinyin as the table spells it: ü as v and without the apostrophe of `xi'an`. Only a word of
  /// letters is changed.
  private static func spelled(_ scalars: [UInt32]) -> [UInt32] {
    let isPinyin = scalars.allSatisfy {
      $0 >= 0x61 && $0 <= 0x7A || $0 == 0xFC || $0 == 0x27 || $0 == 0x2019
    }
    guard isPinyin else { return scalars }
    return scalars.compactMap { scalar in
      switch scalar {
      case 0xFC: 0x76
      case 0x27, 0x2019: nil
      default: scalar
      }
    }
  }
}
