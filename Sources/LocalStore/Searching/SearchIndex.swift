import ChineseText
import DomainModel
import class GRDB.Database

/// Writes the full-text index.
///
/// Nothing is ever deleted from it: the table holds no texts, so a deletion would need the very
/// tokens of the old state, and names of units and places may have changed since. A row that is
/// written again adds its new tokens, old ones stay behind, and each hit is verified on the text.
/// Erasing personal data and a new token version empty the index and build it anew.
enum SearchIndex {
  /// Differs when the same text would give other tokens than those in the index.
  static let tokenVersion = "1/" + SearchKeys.tokenVersion

  /// A mark that no text gives: folding takes it for punctuation.
  static func typeToken(_ type: Int) -> String { "§\(type)" }

  /// The tokens of a record, joined as the table's tokenizer splits them.
  static func tokens(
    of source: SearchSource, type: Int, session: StoreSession
  ) throws(Failure) -> String {
    let text = SearchKeys.indexText(short: try source.short(session), long: source.long)
    return typeToken(type) + " " + text
  }

  static func insert(row: Int64, tokens: String, in database: Database) throws(Failure) {
    try Query(database, "INSERT INTO searchIndex (rowid, tokens) VALUES (?, ?)")
      .bind(row, 1).bind(tokens, 2).run()
  }

  /// Empties the index; all rows wait to be indexed again.
  static func empty(_ database: Database) throws(Failure) {
    try Query(database, "INSERT INTO searchIndex (searchIndex) VALUES ('delete-all')").run()
    try Query(database, "DELETE FROM unindexed").run()
    try Query(
      database,
      "INSERT INTO unindexed SELECT min(row), max(row) FROM record HAVING max(row) IS NOT NULL"
    ).run()
    try Meta.set(database, .tokenVersion, tokenVersion)
  }

  /// Called when the store opens: tokens of another version find nothing reliably.
  static func rebuildIfTokensChanged(_ database: Database) throws(Failure) {
    guard try Meta.text(database, .tokenVersion) != tokenVersion else { return }
    do {
      try database.inTransaction(.immediate) {
        try empty(database)
        return .commit
      }
    } catch {
      throw StoreFailure.translated(error)
    }
  }
}
