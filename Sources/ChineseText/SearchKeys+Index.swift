extension SearchKeys {
  /// The tokens of a record for a contentless FTS5 table with `tokenize='ascii', detail=none`,
  /// joined by spaces, in the order in which they were met. The same fields give the same bytes,
  /// so that a row can be deleted by its old text.
  /// - Parameters:
  ///   - short: title, number, names: characters, pairs, initials, syllables, Latin words.
  ///   - long: texts: pairs of characters and Latin words only.
  /// - Returns: the tokens; empty when the fields hold none.
  /// - Complexity: O(length), about 10 µs for a title, two names and a text of 60 characters.
  public static func indexText(short: [String], long: [String]) -> String {
    var writer = TokenWriter()
    for field in short { writer.write(field, isLong: false) }
    for field in long { writer.write(field, isLong: true) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The tokens of `indexText`, one by one.
  public static func tokens(forIndexing short: [String], long: [String]) -> [String] {
    indexText(short: short, long: long).split(separator: " ").map(String.init)
  }

  /// What an index must hold for a record to match the query.
  public static func tokens(forQuery query: String) -> QueryTokens { SearchQuery(query).tokens }
}
