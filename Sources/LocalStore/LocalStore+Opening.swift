import DomainModel
import class GRDB.Database
import class GRDB.DatabasePool
import JSONDiff

extension LocalStore {
  /// Makes the folder and an empty database in it, with a device id, an epoch and desk letters of
  /// its own.
  /// - Throws: `store.exists`, `file.cannotWrite`, `store.busy`.
  public static func create(
    _ directory: String, environment: StoreEnvironment, options: StoreOptions = StoreOptions()
  ) throws(Failure) -> LocalStore {
    let folder = StoreFolder(directory)
    guard !folder.hasDatabase else { throw StoreFailure.exists(directory) }
    do {
      try folder.make()
    } catch {
      throw StoreFailure.cannotWrite(directory, error)
    }
    return try connected(folder, environment, options)
  }

  /// Opens a store, bringing an older one to the present schema.
  /// - Throws: `store.missing`, `store.newer`, `store.corrupt`, `store.busy`, `store.readOnly`
  ///   (open it with `isReadOnly`). The files are then as they were.
  public static func open(
    _ directory: String, environment: StoreEnvironment, options: StoreOptions = StoreOptions()
  ) throws(Failure) -> LocalStore {
    let folder = StoreFolder(directory)
    guard folder.hasDatabase else { throw StoreFailure.missing(directory) }
    return try connected(folder, environment, options)
  }

  /// Opens a store for what only reads, which then waits for nobody: read-only, unless the store
  /// has first to be brought to what this program writes (an older schema, other tokens).
  /// - Throws: as `open`.
  public static func openForReading(
    _ directory: String, environment: StoreEnvironment, options: StoreOptions = StoreOptions()
  ) throws(Failure) -> LocalStore {
    var reading = options
    reading.isReadOnly = true
    do throws(Failure) {
      let store = try open(directory, environment: environment, options: reading)
      let isCurrent = try store.isCurrent()
      if isCurrent || options.isReadOnly { return store }
      try store.close()
    } catch {
      guard !options.isReadOnly, error.details["schema"] != nil else { throw error }
    }
    return try open(directory, environment: environment, options: options)
  }

  private static func connected(
    _ folder: StoreFolder, _ environment: StoreEnvironment, _ options: StoreOptions
  ) throws(Failure) -> LocalStore {
    let lock = StoreLock(path: folder.lock, environment: environment)
    if options.isReadOnly {
      guard let lock, mayNeedRecovery(folder, lock) else {
        return try prepared(folder, environment, options, lock: lock)
      }
      return try lock.holding(
        for: "open read-only", patienceSeconds: options.openingPatienceSeconds
      ) { () throws(Failure) in try prepared(folder, environment, options, lock: lock) }
    }
    guard let lock else { throw Failure(.storeReadOnly, ["path": .string(folder.path)]) }
    return try lock.holding(for: "open", patienceSeconds: options.openingPatienceSeconds) {
      () throws(Failure) in
      try prepared(folder, environment, options, lock: lock)
    }
  }

  /// Whether the next connection may have to recover the log of a process that died: the log holds
  /// something, and nobody is there whose shared index says what. Where somebody is, a reader joins
  /// him without the lock, also in the midst of his write.
  private static func mayNeedRecovery(_ folder: StoreFolder, _ lock: StoreLock) -> Bool {
    FileSize.bytes(folder.database + "-wal") > 0 && !lock.isOpenElsewhere
  }

  /// Opening may recover the log of a process that died, so it stands under the lock then.
  private static func prepared(
    _ folder: StoreFolder, _ environment: StoreEnvironment, _ options: StoreOptions,
    lock: StoreLock?
  ) throws(Failure) -> LocalStore {
    lock?.notePresence()
    let pool: DatabasePool
    do {
      pool = try DatabasePool(
        path: folder.database,
        configuration: StoreConfiguration.configuration(isReadOnly: options.isReadOnly))
    } catch {
      throw StoreFailure.translated(error)
    }
    let store = LocalStore(
      folder: folder, environment: environment, options: options, pool: pool, lock: lock)
    try store.prepareDatabase()
    return store
  }

  /// Whether opening for writing would change nothing.
  private func isCurrent() throws(Failure) -> Bool {
    try onReader { (database) throws(Failure) in
      let hasIdentity = try Meta.text(database, .device) != nil
      let hasTokens = try Meta.text(database, .tokenVersion) == SearchIndex.tokenVersion
      let knowsAllTypes = try types.adoptable(database).isEmpty
      return hasIdentity && hasTokens && knowsAllTypes
    }
  }

  private func prepareDatabase() throws(Failure) {
    guard !options.isReadOnly else {
      return try onReader { (database) throws(Failure) in
        try StoreSchema.refuseNewer(database)
        try StoreSchema.refuseOlder(database)
      }
    }
    try onWriter { (database) throws(Failure) in
      try PageCache.allowGrowth(on: database)
      try Query(database, "PRAGMA wal_autocheckpoint = 4000").run()
      // A long transaction's log is cut to the length of two ordinary ones, or whoever opens the
      // store after a crash reads all of it.
      try Query(database, "PRAGMA journal_size_limit = 33554432").first { _ in () }
      try StoreSchema.migrate(database)
      try StoreIdentity.drawIfMissing(database, environment)
      try adoptKnownTypes(database)
      try SearchIndex.rebuildIfTokensChanged(database)
    }
    folder.restrictDatabase()
  }
}
