/// A query word read as sounds: the ways to cut it into syllables, initials and literal characters.
///
/// A letter stands for an initial only where no syllable begins, as input methods do it; all cuts
/// into syllables are kept (`xian` is one or two). The last piece may be unfinished. A word of
/// initials alone is the second way, tried beside the cuts.
struct SoundPattern: Sendable {
  /// A piece of the word: a range of syllables, or a character that stands for itself.
  struct Piece: Sendable, Hashable {
    let end: Int
    /// Empty for a literal piece.
    let syllables: Range<UInt16>
  }

  let scalars: [UInt32]
  /// The pieces that begin at each scalar and from which the end can be reached: without this a
  /// dead end would be found anew along each of exponentially many cuts.
  let pieces: [[Piece]]
  /// Whether every letter is the initial of some syllable.
  let isInitials: Bool

  /// Nil when the word has no letters, has marks, or is a number rather than sounds: with more
  /// than three digits it would match half the index by its few letters.
  init?(_ term: QueryTerm) {
    let digits = term.scalars.count { $0 >= 0x30 && $0 <= 0x39 }
    let letters = term.scalars.count { $0 >= 0x61 && $0 <= 0x7A }
    let isNumber = digits > 3 || digits > 0 && letters < 2
    guard letters > 0, !term.hasMarks, !isNumber else { return nil }
    self.init(scalars: term.scalars)
  }

  init(scalars: [UInt32]) {
    self.scalars = scalars
    let table = SyllableTable.shared
    isInitials = scalars.allSatisfy {
      ScalarKind($0) != .latin || $0 < 0x61
        || table.range(of: SyllableTable.key(0, adding: $0)) != nil
    }
    var pieces = scalars.indices.map { SoundPattern.pieces(of: scalars, at: $0) }
    for start in scalars.indices.reversed() {
      pieces[start] = pieces[start].filter { $0.end == scalars.count || !pieces[$0.end].isEmpty }
    }
    self.pieces = pieces
  }

  /// The pieces that may begin at `start`.
  private static func pieces(of scalars: [UInt32], at start: Int) -> [Piece] {
    guard isLetter(scalars[start]) else { return [Piece(end: start + 1, syllables: 0..<0)] }
    let table = SyllableTable.shared
    var result: [Piece] = []
    var initials: [Piece] = []
    var beginsSyllable = false
    var key: UInt64 = 0
    var end = start
    while end < scalars.count, isLetter(scalars[end]) {
      key = SyllableTable.key(key, adding: scalars[end])
      end += 1
      guard let range = table.range(of: key) else { break }
      let isSyllable = table.isSyllable(key)
      beginsSyllable = beginsSyllable || isSyllable
      if end == scalars.count {
        result.append(Piece(end: end, syllables: range))
      } else if isSyllable {
        result.append(Piece(end: end, syllables: range.lowerBound..<range.lowerBound + 1))
      } else if end == start + 1 || scalars[end - 1] == 0x68 && end == start + 2 {
        initials.append(Piece(end: end, syllables: range))
      }
    }
    return beginsSyllable ? result : initials + result
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { scalar >= 0x61 && scalar <= 0x7A }
}
