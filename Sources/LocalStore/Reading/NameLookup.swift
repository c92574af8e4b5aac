import ChineseText
import DomainModel

/// Finds units, operators and regions by a part of their name, for filters: there are at most a
/// few thousand of them, so they are simply walked.
enum NameLookup {
  /// More than these and the filter means nothing.
  private static let limit = 200

  /// Keys of the records whose id is the text or whose name matches it.
  static func keys(
    of type: RecordType, matching text: String, session: StoreSession
  ) throws(Failure) -> [RecordKey] {
    if IDs.isUUID(text) { return [RecordKey(text)] }
    return try walk(type, text, session).map(\.key)
  }

  /// Codes of the records whose name matches.
  static func numbers(
    of type: RecordType, matching text: String, session: StoreSession
  ) throws(Failure) -> [String] {
    try walk(type, text, session).compactMap(\.number)
  }

  private static func walk(
    _ type: RecordType, _ text: String, _ session: StoreSession
  ) throws(Failure) -> [(key: RecordKey, number: String?)] {
    let search = SearchQuery(text)
    let query = try Query(
      session.database, "SELECT id, number, title FROM record WHERE type = ? AND isDeleted = 0"
    ).bind(type.code, 1)
    defer { query.finish() }
    var found: [(key: RecordKey, number: String?)] = []
    while found.count < limit, try query.step() {
      let number = query.optionalText(1)
      guard number == text || search.matches(short: [query.text(2)]) else { continue }
      if let key = query.key(0) { found.append((key, number)) }
    }
    return found
  }
}
