/// A query word both ways: as it stands, and as sounds where it can be read so.
struct QueryWord: Sendable {
  let term: QueryTerm
  let sounds: SoundPattern?

  static func words(of query: String) -> [QueryWord] {
    QueryTerm.terms(of: query).map { QueryWord(term: $0, sounds: SoundPattern($0)) }
  }
}
