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

  private static func connected(
    _ folder: StoreFolder, _ environment: StoreEnvironment, _ options: StoreOptions
  ) throws(Failure) -> LocalStore {
    let lock = StoreLock(path: folder.lock, environment: environment)
    guard let lock else {
      guard options.isReadOnly else {
        throw Failure(.storeReadOnly, ["path": .string(folder.path)])
      }
      return try prepared(folder, environment, options, lock: nil)
    }
    let work = options.isReadOnly ? "open read-only" : "open"
    do throws(Failure) {
      return try lock.holding(for: work, patienceSeconds: options.openingPatienceSeconds) {
        () throws(Failure) in
        try prepared(folder, environment, options, lock: lock)
      }
    } catch {
      guard options.isReadOnly, error.code == .storeBusy else { throw error }
      return try prepared(folder, environment, options, lock: nil)
    }
  }

  /// Opening may recover the log of a process that died, so it stands under the lock.
  private static func prepared(
    _ folder: StoreFolder, _ environment: StoreEnvironment, _ options: StoreOptions,
    lock: StoreLock?
  ) throws(Failure) -> LocalStore {
    let pool: DatabasePool
    do {
      pool = try DatabasePool(
        path: folder.database,
        configuration: StoreConfiguration.configuration(isReadOnly: options.isReadOnly))
    } catch {
      throw StoreFailure.translated(error)
    }
    let store = LocalStore(
      folder: folder, environment: environment, options: options, pool: pool,
      lock: options.isReadOnly ? nil : lock)
    try store.prepareDatabase()
    return store
  }

  private func prepareDatabase() throws(Failure) {
    guard !options.isReadOnly else {
      return try onReader { (database) throws(Failure) in
        try StoreSchema.refuseNewer(database)
        try StoreSchema.refuseOlder(database)
      }
    }
    try onWriter { (database) throws(Failure) in
      try Query(database, "PRAGMA wal_autocheckpoint = 4000").run()
      try StoreSchema.migrate(database)
      try StoreIdentity.drawIfMissing(database, environment)
      try adoptKnownTypes(database)
      try SearchIndex.rebuildIfTokensChanged(database)
    }
    folder.restrictDatabase()
  }
}
