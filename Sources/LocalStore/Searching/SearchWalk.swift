import ChineseText
import DomainModel

/// Finds and scores the newest matches of a search.
struct SearchWalk {
  /// Matches beyond these aren't scored.
  private static let maximumMatches = 2_000

  let session: StoreSession
  let text: String
  let query: SearchQuery
  let types: [RecordType]
  let budget: Budget?

  private struct Match {
    let row: Int64
    let score: Int
  }

  /// The best hits, and whether all that match are among them.
  func hits(limit: Int) throws(Failure) -> (hits: [SearchHit], isComplete: Bool) {
    var matches: [Int64: Int] = [:]
    let isComplete = try collect(into: &matches)
    budget?.lift()
    let best = matches.map { Match(row: $0.key, score: $0.value) }
      .sorted { ($0.score, $0.row) > ($1.score, $1.row) }
    var hits: [SearchHit] = []
    for match in best.prefix(limit) {
      if let hit = try hit(match) { hits.append(hit) }
    }
    return (hits, isComplete && best.count <= limit)
  }

  /// False when the budget or the maximum ended it.
  private func collect(into matches: inout [Int64: Int]) throws(Failure) -> Bool {
    do {
      for row in try exactRows() + waitingRows() {
        if let score = try score(row) { matches[row] = score }
      }
      let candidates = SearchCandidates(
        session: session, query: query, types: types.map(\.code), isNewestFirst: true)
      var isComplete = true
      try candidates.forEach(behind: nil) { (row) throws(Failure) in
        if matches[row] == nil, let score = try score(row) { matches[row] = score }
        isComplete = matches.count < Self.maximumMatches && !(budget?.isSpent ?? false)
        return isComplete
      }
      return isComplete
    } catch {
      guard error.code == .interrupted else { throw error }
      return false
    }
  }

  /// Records whose number or code is the query, however old.
  private func exactRows() throws(Failure) -> [Int64] {
    try Query(session.database, "SELECT row FROM record WHERE number IN (?, ?) LIMIT 20")
      .bind(text.trimmedOfSpaces, 1).bind(text.trimmedOfSpaces.uppercased(), 2).all { $0.int64(0) }
  }

  /// Open records that the index hasn't reached, newest first.
  private func waitingRows() throws(Failure) -> [Int64] {
    let needles = SearchKeys.needles(of: text)
    guard !needles.isEmpty, try UnindexedRows.newest(1, in: session.database) != nil else {
      return []
    }
    let conditions = needles.map { _ in " AND contains(filterText, ?)" }.joined()
    var rows: [Int64] = []
    for type in types.isEmpty ? RecordType.allCases : types {
      let statement = try Query(
        session.database,
        """
        SELECT row FROM record INDEXED BY openByText
        WHERE type = ? AND isOpen = 1\(conditions) LIMIT \(Self.maximumMatches)
        """
      ).bind(type.code, 1)
      for (index, needle) in needles.enumerated() { statement.bind(needle, Int32(index + 2)) }
      rows += try statement.all { $0.int64(0) }
    }
    return rows
  }

  /// The score of a row; nil when it is gone, of another type, or doesn't match.
  private func score(_ row: Int64) throws(Failure) -> Int? {
    // Most hits are in the columns, and a document takes ten times as long.
    if let columns = try columns(row), query.matches(short: try columns.short(session)) {
      return shortScore(columns)
    }
    guard let record = try record(row) else { return nil }
    let source = SearchSource(record)
    let short = try source.short(session)
    if query.matches(short: short) { return shortScore(source) }
    return query.matches(short: short, long: source.long) ? 1 : nil
  }

  private func columns(_ row: Int64) throws(Failure) -> SearchSource? {
    let found = try Query(
      session.database,
      """
      SELECT type, title, number, unit, subject, place FROM record
      WHERE row = ? AND isDeleted = 0
      """
    ).bind(row, 1).first { (query) -> SearchSource? in
      guard isWanted(type: query.int(0)) else { return nil }
      return SearchSource(
        title: query.text(1), number: query.optionalText(2), unit: query.key(3)?.id,
        subject: query.key(4)?.id, place: query.optionalText(5))
    }
    return found ?? nil
  }

  private func isWanted(type: Int) -> Bool {
    types.isEmpty || types.contains { $0.code == type }
  }

  private func record(_ row: Int64) throws(Failure) -> Record? {
    let found = try Query(
      session.database, "SELECT type, document FROM record WHERE row = ? AND isDeleted = 0"
    ).bind(row, 1).first { (query) throws(Failure) -> Record? in
      guard isWanted(type: query.int(0)) else { return nil }
      return try RecordRows.record(fromDocument: query.bytes(1))
    }
    return found ?? nil
  }

  private func shortScore(_ source: SearchSource) -> Int {
    let wanted = SearchKeys.folded(text.trimmedOfSpaces)
    let title = SearchKeys.folded(source.title)
    if title == wanted || source.number.map(SearchKeys.folded) == wanted { return 4 }
    return title.hasPrefix(wanted) ? 3 : 2
  }

  private func hit(_ match: Match) throws(Failure) -> SearchHit? {
    let key = ListKey(order: .newestFirst, row: match.row, dueAt: 0, precedence: 0)
    guard let row = try ListRows.load(match.row, key: key, session: session),
      let record = try record(match.row)
    else { return nil }
    let source = SearchSource(record)
    let names = try source.short(session).filter { $0 != row.title }
    let texts = match.score == 1 ? source.long : names
    return SearchHit(row: row, score: match.score, snippet: Snippet.of(text, in: texts))
  }
}
