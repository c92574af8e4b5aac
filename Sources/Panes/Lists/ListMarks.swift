import LocalStore

/// Marked records in the order of marking, each with its row as it was then: a filter may hide it
/// later, and a sentence must name it all the same.
public struct ListMarks: Sendable {
  /// The most that are marked at one stroke: a bulk is one transaction, and nobody looks through
  /// more before it runs.
  public static let mostAtOnce = 1_000

  /// What marking all came to.
  public enum Stroke: Sendable, Hashable {
    /// So many are marked now, which is all that the list shows.
    case marked(Int)
    /// So many, which is the most at one stroke or what was found in a frame's time.
    case firstOnes(Int)
    /// So many are no longer marked.
    case unmarked(Int)
  }

  /// The marked records.
  public private(set) var ids: [String] = []
  private var rows: [String: ListRow] = [:]

  /// Whether a record is marked.
  public func contains(_ id: String) -> Bool { rows[id] != nil }

  /// A marked record as it was when it was marked.
  func row(_ id: String) -> ListRow? { rows[id] }

  mutating func add(_ row: ListRow) {
    if rows.updateValue(row, forKey: row.id) == nil { ids.append(row.id) }
  }

  mutating func remove(_ unwanted: Set<String>) {
    ids.removeAll { unwanted.contains($0) }
    for id in unwanted { rows[id] = nil }
  }

  /// Marks all of these, or unmarks them when all were marked.
  mutating func toggle(_ all: [ListRow], isWhole: Bool) -> Stroke {
    guard all.contains(where: { !contains($0.id) }) else {
      remove(Set(all.map(\.id)))
      return .unmarked(all.count)
    }
    for row in all { add(row) }
    return isWhole ? .marked(all.count) : .firstOnes(all.count)
  }
}

extension ListReads {
  /// The rows of a query from its first, as many as are marked at one stroke, and whether these are
  /// all it has.
  func rowsToMark(_ query: ListQuery) -> (rows: [ListRow], isWhole: Bool) {
    let page = page(query, .first, ListMarks.mostAtOnce + 1)
    let isWhole = page.isComplete && page.rows.count <= ListMarks.mostAtOnce
    return (Array(page.rows.prefix(ListMarks.mostAtOnce)), isWhole)
  }

  /// How many of these records a query doesn't show.
  func countHidden(_ ids: [String], in query: ListQuery) -> Int {
    var query = query
    let allowed = query.records.map(Set.init)
    query.records = ids.filter { allowed?.contains($0) ?? true }
    guard query.records?.isEmpty == false else { return ids.count }
    switch count(query) {
    case .exact(let shown), .atLeast(let shown): return max(0, ids.count - shown)
    }
  }
}
