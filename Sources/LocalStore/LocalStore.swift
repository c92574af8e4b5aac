import DomainModel
import class GRDB.DatabasePool
import JSONDiff
import Synchronization

/// A store: one folder with an embedded database of records, their history and what is owed to a
/// node.
///
/// Any number of processes may open the same folder. Reads run on connections of their own and
/// never wait; writes of all processes take turns through the lock file. Calls block, so a screen
/// writes from a background queue. A body given to `read` or `write` must not call `read` or
/// `write` of the same store.
public final class LocalStore: Sendable {
  /// The name of the setting with the node's address; it is missing while no node was joined.
  public static let nodeSetting = "sync.node"

  /// Where it lies.
  public let folder: StoreFolder
  /// Clock, chance and this process's name.
  public let environment: StoreEnvironment
  /// How it was opened.
  public let options: StoreOptions

  let pool: DatabasePool
  let lock: StoreLock?
  /// The file that the connections are on; a restore puts another in its place.
  let file: FileIdentity?
  private let isClosed = Mutex(false)
  let names = NameCache()
  let types = TypeCodes()
  let figureTerms = FigureTerms()

  init(
    folder: StoreFolder, environment: StoreEnvironment, options: StoreOptions, pool: DatabasePool,
    lock: StoreLock?
  ) {
    self.folder = folder
    self.environment = environment
    self.options = options
    self.pool = pool
    self.lock = lock
    file = FileIdentity(folder.database)
  }

  deinit {
    try? close()
  }

  /// Closes all connections, under the lock because the last one checkpoints; one that only reads
  /// never does, so it waits for nobody. Reads and writes after it fail; closing twice does nothing.
  ///
  /// The lock is one for all threads of a store, so it is taken where writes take it: in turn on
  /// the writing connection. Once that turn has come no write begins any more.
  /// - Throws: `store.busy` when another process keeps the lock; the store is then still open.
  public func close() throws(Failure) {
    let isFirst = isClosed.withLock { closed in
      defer { closed = true }
      return !closed
    }
    guard isFirst else { return }
    do throws(Failure) {
      if options.isReadOnly {
        try closeConnections()
      } else {
        try writeBackLog()
        try underLock("close", patienceSeconds: options.openingPatienceSeconds) {
          () throws(Failure) in try closeConnections()
        }
      }
    } catch {
      isClosed.withLock { $0 = false }
      throw error
    }
    lock?.endPresence()
  }

  private func closeConnections() throws(Failure) {
    do {
      try pool.close()
    } catch {
      throw StoreFailure.translated(error)
    }
  }

  /// The pool closes its writer before its readers, and a reading connection that is the last one
  /// leaves the log as it is. Another process in the midst of a read keeps it too; that is fine.
  private func writeBackLog() throws(Failure) {
    try onWriter(isClosing: true) { (database) throws(Failure) in
      try underLock("close", patienceSeconds: options.openingPatienceSeconds) {
        () throws(Failure) in
        guard FileIdentity(folder.database) == file else { return }
        try Query(database, "PRAGMA busy_timeout = 50").run()
        try Query(database, "PRAGMA wal_checkpoint(TRUNCATE)").run()
      }
    }
  }

  /// - Throws: `store.failed` once the store is being closed.
  func refuseClosed() throws(Failure) {
    guard isClosed.withLock({ $0 }) else { return }
    throw Failure(.storeFailed, ["path": .string(folder.path), "text": "closed"])
  }

  /// Writing into a file that a restore has moved aside would lose the write.
  /// - Throws: `store.busy` with `replaced`; opening the store again helps.
  func refuseReplacedFile() throws(Failure) {
    guard FileIdentity(folder.database) != file else { return }
    throw Failure(.storeBusy, ["path": .string(folder.path), "replaced": .bool(true)])
  }

  /// Runs the body under the lock; without one where the folder can't be written.
  func underLock<T>(
    _ work: String, patienceSeconds: Double, _ body: () throws(Failure) -> T
  ) throws(Failure) -> T {
    guard let lock else { return try body() }
    return try lock.holding(for: work, patienceSeconds: patienceSeconds, body)
  }
}
