import ChineseText
import DomainModel
import JSONDiff

/// Finds the terms of `record.matter` whose kind, source or category is what a filter says.
enum MatterLookup {
  /// What a filter means.
  struct Meaning {
    /// The numbers of the terms.
    var numbers: [Int64]
    /// The words themselves. Drills count for nothing, so their orders have no term: they are told by
    /// their documents.
    var words: [String]
  }

  static func meaning(
    _ field: FilterTerm.Field, _ value: String, session: StoreSession
  ) throws(Failure) -> Meaning {
    let found = try Query(
      session.database,
      """
      SELECT code, json_extract(term, '$[\(place(of: field))]') FROM figureTerm
      WHERE json_array_length(term) = 3 AND json_type(term, '$[2]') = 'text'
      """
    ).all { ($0.int64(0), $0.text(1)) }.filter { isMeant($0.1, field, by: value) }
    let known = TypeDeclaration.of(.grievance).member(field.rawValue)?.kind.words ?? []
    let words = known.filter { isMeant($0, field, by: value) } + found.map(\.1) + [value]
    return Meaning(numbers: found.map(\.0), words: Set(words).sorted())
  }

  /// A word as it is stored, or a title in either language or in pinyin; of a category the beginning
  /// too.
  private static func isMeant(
    _ word: String, _ field: FilterTerm.Field, by value: String
  ) -> Bool {
    guard !word.isEmpty else { return false }
    if word == value { return true }
    guard field != .category else {
      return word.hasPrefix(value + ".") || SearchKeys.matches(query: value, text: word)
    }
    let title = EnumerationTitles.title(word, of: .grievance, member: field.rawValue)
    return SearchKeys.matches(query: value, text: title.chinese)
      || SearchKeys.matches(query: value, text: title.english)
  }

  /// Where `FigureMatter` has it.
  private static func place(of field: FilterTerm.Field) -> Int {
    switch field {
    case .source: 1
    case .category: 2
    default: 0
    }
  }
}
