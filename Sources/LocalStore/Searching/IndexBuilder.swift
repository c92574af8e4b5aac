import DomainModel

/// How far the search index is.
public struct IndexProgress: Sendable, Hashable {
  /// Records that were indexed by this call.
  public var indexed: Int
  /// Rows that still wait.
  public var remaining: Int
}

extension LocalStore {
  /// Records of one indexing transaction: about 200 ms, so that commands get in between.
  static let indexBatch = 5_000

  /// Indexes waiting records in batches, newest first, until none wait or the budget is spent; at
  /// least one batch. Run it in the background again and again while `remaining` isn't 0.
  /// - Throws: `store.busy` when another process keeps the lock.
  @discardableResult
  public func indexPending(budgetMilliseconds: Int = .max) throws(Failure) -> IndexProgress {
    let start = environment.monotonicNanoseconds()
    var progress = IndexProgress(indexed: 0, remaining: 0)
    var next = try nextIndexBatch(below: nil)
    while let batch = next {
      // Tokens of the batch behind are made while this one is being written.
      let writing = BackgroundWork { () throws(Failure) in try self.write(batch) }
      let spent = (environment.monotonicNanoseconds() - start) / 1_000_000
      let isLast = spent >= UInt64(clamping: budgetMilliseconds)
      next = isLast ? nil : try nextIndexBatch(below: batch.rows.lowerBound)
      try writing.wait()
      progress.indexed += batch.tokens.count
    }
    progress.remaining = try read { (reader) throws(Failure) in
      try UnindexedRows.count(in: reader.session.database)
    }
    return progress
  }

  /// Records and their tokens, and the change after which they were read.
  private struct IndexBatch: Sendable {
    let rows: ClosedRange<Int64>
    let readAt: Int64
    let tokens: [(row: Int64, text: String)]
  }

  private func nextIndexBatch(below limit: Int64?) throws(Failure) -> IndexBatch? {
    try read { (reader) throws(Failure) in
      let database = reader.session.database
      let range = try UnindexedRows.newest(Self.indexBatch, below: limit, in: database)
      guard let range else { return nil }
      let readAt =
        try Query(database, "SELECT ifnull(max(sequence), 0) FROM change")
        .first { $0.int64(0) } ?? 0
      return IndexBatch(
        rows: range, readAt: readAt, tokens: try tokens(of: range, session: reader.session))
    }
  }

  private func tokens(
    of range: ClosedRange<Int64>, session: StoreSession
  ) throws(Failure) -> [(row: Int64, text: String)] {
    try Query(
      session.database,
      "SELECT row, type, document FROM record WHERE row BETWEEN ? AND ? AND isDeleted = 0"
    ).bind(range.lowerBound, 1).bind(range.upperBound, 2).all { (query) throws(Failure) in
      let source = SearchSource(try RecordRows.record(fromDocument: query.bytes(2)))
      let text = try SearchIndex.tokens(of: source, type: query.int(1), session: session)
      return (query.int64(0), text)
    }
  }

  /// Rows that were changed by a bulk since they were read wait again.
  private func write(_ batch: IndexBatch) throws(Failure) {
    let context = WriteContext(
      actor: "system", now: environment.now(), isBulk: true, work: "index")
    try write(by: context) { (transaction) throws(Failure) in
      let database = transaction.database
      for (row, text) in batch.tokens {
        try SearchIndex.insert(row: row, tokens: text, in: database)
      }
      try UnindexedRows.remove(batch.rows, in: database)
      let changed = try Query(
        database,
        """
        SELECT DISTINCT record FROM change WHERE sequence > ? AND record BETWEEN ? AND ?
        ORDER BY record
        """
      ).bind(batch.readAt, 1).bind(batch.rows.lowerBound, 2).bind(batch.rows.upperBound, 3)
        .all { $0.int64(0) }
      try UnindexedRows.add(changed, in: database)
    }
  }
}
