/// The alphabet of index tokens. Every token is one word for FTS5's `ascii` tokenizer: lower-case
/// ASCII letters and digits, or bytes outside ASCII.
///
/// - a character, or two in a row, stand for themselves;
/// - `iwg`, `iwgs`: two or three initials in a row;
/// - `s` and two letters: a syllable by its number; `p` and four: two syllables in a row;
/// - `w…`: the beginning of a Latin word or number; `e…`: the end of a number.
enum IndexTokens {
  /// The lengths of word beginnings kept; a query uses the longest that it fills.
  static let beginnings = [1, 2, 3, 4, 6, 8, 12, 16]
  /// The lengths of number ends kept.
  static let endings = [4, 6, 8]
  static let shortestEnding = 4

  /// Two letters for a syllable's number.
  @inline(__always)
  static func code(_ syllable: UInt16) -> (UInt8, UInt8) {
    (97 + UInt8(syllable / 26), 97 + UInt8(syllable % 26))
  }

  static func syllable(_ number: UInt16) -> String {
    let (high, low) = code(number)
    return String(decoding: [115, high, low], as: UTF8.self)
  }

  static func pair(_ first: UInt16, _ second: UInt16) -> String {
    let (a, b) = code(first)
    let (c, d) = code(second)
    return String(decoding: [112, a, b, c, d], as: UTF8.self)
  }

  static func initials(_ letters: some Sequence<UInt8>) -> String {
    "i" + String(decoding: letters.map { $0 + 97 }, as: UTF8.self)
  }

  /// The token for a word's beginning that a query of these letters must find.
  static func beginning(_ word: [UInt32]) -> String {
    let length = beginnings.last { $0 <= word.count } ?? 1
    return "w" + Folding.text(word.prefix(length))
  }

  /// The token for a number's end; nil when the query is too short.
  static func ending(_ word: [UInt32]) -> String? {
    endings.last { $0 <= word.count }.map { "e" + Folding.text(word.suffix($0)) }
  }
}
