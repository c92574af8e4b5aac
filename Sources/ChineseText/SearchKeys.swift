/// The keys by which texts are found: one form for texts, tokens and queries.
public enum SearchKeys {
  /// Changes whenever the same text would give other tokens: an index made under another version
  /// must be emptied and built again, since rows are deleted by their old tokens.
  public static let tokenVersion = "1-\(Readings.tableDigest)"

  /// The text with full-width forms as ASCII, in lower case, without variation selectors and
  /// zero-width scalars. Traditional characters stay.
  public static func folded(_ text: String) -> String {
    Folding.text(Folding.scalars(text))
  }

  /// Whether every word of the query is in the text: as it stands (Chinese of any length, the
  /// beginning of a Latin word or number, the last four or more signs of a number), as pinyin
  /// initials, as syllables, or a mixture of these. An empty query matches everything.
  public static func matches(query: String, text: String) -> Bool {
    SearchQuery(query).matches(short: [text], long: [])
  }

  /// The needles of a query for `instr(filterText, needle)`: all must be found. Empty for a query
  /// of white space and marks alone.
  public static func needles(of query: String) -> [String] {
    QueryTerm.terms(of: query).map(\.needle)
  }
}
