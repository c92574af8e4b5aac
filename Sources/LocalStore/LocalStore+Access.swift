import DomainModel
import class GRDB.Database
import class GRDB.DatabasePool
import JSONDiff

extension LocalStore {
  /// Reads a consistent state; writes that commit meanwhile aren't seen.
  ///
  /// The transaction ends with the body: one that stays open keeps the log growing. Ends with
  /// `.interrupted` when a `StopRequest` around it is made.
  public func read<T>(_ body: (StoreReader) throws(Failure) -> T) throws(Failure) -> T {
    let isStopAsked = StopRequest.isMade
    return try onReader { (database) throws(Failure) in
      try StopRequest.watching(database, isStopAsked) { () throws(Failure) in
        try body(StoreReader(session: StoreSession(database: database, store: self)))
      }
    }
  }

  /// Runs one transaction: all that the body writes commits together, or nothing when it throws.
  /// - Throws: what the body throws; `store.busy`, `store.full`, `store.readOnly`.
  @discardableResult
  public func write<T>(
    by context: WriteContext, _ body: (WriteTransaction) throws(Failure) -> T
  ) throws(Failure) -> T {
    guard !options.isReadOnly else {
      throw Failure(.storeReadOnly, ["path": .string(folder.path)])
    }
    let patience = context.isBulk ? options.bulkPatienceSeconds : options.patienceSeconds
    return try onWriter { (database) throws(Failure) in
      try underLock(context.work, patienceSeconds: patience) { () throws(Failure) in
        try refuseReplacedFile()
        return try transaction(on: database, by: context, body)
      }
    }
  }

  private func transaction<T>(
    on database: Database, by context: WriteContext,
    _ body: (WriteTransaction) throws(Failure) -> T
  ) throws(Failure) -> T {
    let mode: SynchronousMode = context.isBulk ? .normal : .full
    try mode.apply(to: database)
    return try inTransaction(database) { () throws(Failure) in
      let session = StoreSession(database: database, store: self)
      let transaction = try WriteTransaction(session: session, context: context)
      let result = try body(transaction)
      try transaction.flush()
      return result
    }
  }

  /// Commits what the body does, or takes all of it back with what was remembered of it.
  func inTransaction<T>(
    _ database: Database, _ body: () throws(Failure) -> T
  ) throws(Failure) -> T {
    defer { PageCache.shrink(database) }
    do {
      try database.beginTransaction(.immediate)
      let result = try body()
      try database.commit()
      return result
    } catch {
      if database.isInsideTransaction { try? database.rollback() }
      names.forgetAll()
      types.forgetAll()
      figureTerms.forgetAll()
      throw StoreFailure.translated(error)
    }
  }

  /// Runs on the one writing connection, in turn.
  /// - Throws: what the body throws; `store.failed` once the store is being closed.
  func onWriter<T>(
    isClosing: Bool = false, _ body: (Database) throws(Failure) -> T
  ) throws(Failure) -> T {
    let result = pool.writeWithoutTransaction { database in
      Result { () throws(Failure) in
        if !isClosing { try refuseClosed() }
        return try body(database)
      }
    }
    return try result.get()
  }

  /// Runs on a reading connection, in a read transaction.
  func onReader<T>(_ body: (Database) throws(Failure) -> T) throws(Failure) -> T {
    let result: Result<T, Failure>
    do {
      result = try pool.read { database in
        Result { () throws(Failure) in try body(database) }
      }
    } catch {
      throw StoreFailure.translated(error)
    }
    return try result.get()
  }
}
