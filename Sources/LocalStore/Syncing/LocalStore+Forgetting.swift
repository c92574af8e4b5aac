import DomainModel
import class GRDB.Database
import JSONDiff

extension LocalStore {
  /// Erases records with their history to the last byte: pages are overwritten, the search index is
  /// emptied and waits to be built again, the log of the database is cut to nothing.
  ///
  /// Resumable: called again after a crash it goes on with what is left. The receipt may go to the
  /// node once this has returned.
  /// - Parameters:
  ///   - scope: this scope and all below it.
  ///   - kept: ids that stay, as records that another grant still covers.
  ///   - context: who forgets, and when.
  /// - Returns: how many records were erased.
  /// - Throws: `store.busy`, `store.failed`.
  public func forget(
    scope: String, keeping kept: Set<String> = [], by context: WriteContext
  ) throws(Failure) -> Int {
    var count = 0
    let ids = try read { (reader) throws(Failure) in
      try reader.records(inScope: scope, limit: Int(Int32.max))
    }.filter { !kept.contains($0) }
    for start in stride(from: 0, to: ids.count, by: 1_000) {
      let batch = ids[start..<min(start + 1_000, ids.count)]
      try write(by: context) { (transaction) throws(Failure) in
        for id in batch { try transaction.erase(id) }
      }
      count += batch.count
    }
    _ = try emptyIndexAndLog(by: context)
    return count
  }

  /// - Returns: whether the log is cut to nothing; not while another process reads.
  func emptyIndexAndLog(by context: WriteContext) throws(Failure) -> Bool {
    try write(by: context) { (transaction) throws(Failure) in
      try SearchIndex.empty(transaction.database)
    }
    names.forgetAll()
    return try onWriter { (database) throws(Failure) in
      try underLock("forget", patienceSeconds: options.bulkPatienceSeconds) {
        () throws(Failure) in
        try Query(database, "PRAGMA wal_checkpoint(TRUNCATE)").first { $0.int(0) == 0 } ?? false
      }
    }
  }
}

extension WriteTransaction {
  /// Removes a record with its history, its waiting changes and what local things hang on it. Its
  /// words stay in the search index until that is emptied; hits are verified on the text.
  /// The pages are overwritten. A record that isn't here is nothing to do.
  public func erase(_ id: String) throws(Failure) {
    try Query(database, "PRAGMA secure_delete = ON").run()
    guard let present = try RecordRows.present(RecordKey(id), in: database) else { return }
    tallies.subtract(present.share)
    for statement in [
      "DELETE FROM change WHERE record = ?", "DELETE FROM homeState WHERE record = ?",
      "DELETE FROM record WHERE row = ?",
    ] {
      try Query(database, statement).bind(present.row, 1).run()
    }
    try Query(database, "DELETE FROM localItem WHERE record = ?").bind(RecordKey(id), 1).run()
  }
}
