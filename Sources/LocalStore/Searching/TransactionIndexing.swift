import DomainModel
import class GRDB.Database

/// What one transaction does to the search index: a command indexes up to 1 000 records itself,
/// bulk work leaves its rows to the batches that follow.
struct TransactionIndexing {
  static let maximumRecords = 1_000

  private let isBulk: Bool
  private var tokens: [Int64: String] = [:]
  private var later: [Int64] = []

  init(isBulk: Bool) {
    self.isBulk = isBulk
  }

  /// Notes a written record; one whose texts are as before needs nothing.
  mutating func record(
    _ source: SearchSource, before: SearchSource?, row: Int64, type: Int, session: StoreSession
  ) throws(Failure) {
    guard source != before else { return }
    guard !isBulk, tokens.count < Self.maximumRecords else {
      later.append(row)
      return
    }
    tokens[row] = try SearchIndex.tokens(of: source, type: type, session: session)
  }

  /// Leaves a row to the batches that follow.
  mutating func postpone(_ row: Int64) {
    later.append(row)
  }

  /// Ascending rows: the index writes out its buffer whenever a row number goes back.
  mutating func flush(to database: Database) throws(Failure) {
    for (row, text) in tokens.sorted(by: { $0.key < $1.key }) {
      try SearchIndex.insert(row: row, tokens: text, in: database)
    }
    if !later.isEmpty { try UnindexedRows.add(later.sorted(), in: database) }
    tokens = [:]
    later = []
  }
}
