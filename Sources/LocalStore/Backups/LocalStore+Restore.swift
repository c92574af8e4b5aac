import DomainModel
import Foundation
import class GRDB.DatabaseQueue
import JSONDiff
import Trust

extension LocalStore {
  /// Looks at every part of a backup file without changing anything.
  /// - Throws: `file.missing`; `backup.damaged` with what is wrong.
  public static func verifyBackup(_ path: String) throws(Failure) -> BackupHeader {
    try BackupReader(path).check()
  }

  /// Puts a backup in the place of a store's database, or makes the store where there is none.
  ///
  /// All parts are verified before anything is replaced. The database that was there is moved to
  /// `backups/`, a key that another one replaces stays beside it; blobs are added; the store gets a
  /// new epoch and new desk letters, so that its changes and numbers are nobody else's. Other
  /// processes on the store must open it again.
  /// - Parameters:
  ///   - path: the backup.
  ///   - directory: the store's folder.
  ///   - environment: clock and chance.
  ///   - passphrase: opens the keys of the backup; nil leaves them there.
  ///   - patienceSeconds: how long to wait for the lock.
  /// - Returns: the header that stands in the file.
  /// - Throws: `file.missing`, `backup.damaged`, `store.newer`, `store.busy`, `file.cannotWrite`,
  ///   `passphrase.wrong`, `argument.invalid` for a passphrase where the backup has no keys; the
  ///   store is then as it was.
  @discardableResult
  public static func restore(
    _ path: String, into directory: String, environment: StoreEnvironment,
    keysUnder passphrase: SecretBytes? = nil, patienceSeconds: Double = 30
  ) throws(Failure) -> BackupHeader {
    let reader = try BackupReader(path)
    let header = try reader.check()
    guard header.schema <= StoreSchema.current else {
      throw StoreFailure.newer(found: header.schema, known: StoreSchema.current)
    }
    let folder = StoreFolder(directory)
    do {
      try folder.make()
    } catch {
      throw StoreFailure.cannotWrite(directory, error)
    }
    guard let lock = StoreLock(path: folder.lock, environment: environment) else {
      throw Failure(.cannotWrite, ["path": .string(folder.lock)])
    }
    let staging = directory + "/restoring"
    defer { try? FileManager.default.removeItem(atPath: staging) }
    try reader.extract(header, into: staging)
    try BackupKeys.open(in: StoreFolder(staging), passphrase)
    try renew(staging + "/" + BackupHeader.databaseName, environment)
    try lock.holding(for: "restore", patienceSeconds: patienceSeconds) { () throws(Failure) in
      try swap(staging: StoreFolder(staging), into: folder, environment)
    }
    return header
  }

  /// A new epoch and letters, in a database that nobody has open.
  private static func renew(_ path: String, _ environment: StoreEnvironment) throws(Failure) {
    do {
      let queue = try DatabaseQueue(path: path)
      let result = queue.writeWithoutTransaction { database in
        Result { () throws(Failure) in
          guard try Query(database, "PRAGMA quick_check(1)").first({ $0.text(0) }) == "ok" else {
            throw Failure(.backupDamaged, ["text": "quick_check"])
          }
          var identity = try StoreIdentity.read(database)
          identity.epoch = StoreIdentity.drawnEpoch(environment)
          identity.desk = HumanNumber.drawnDesk(random: environment.random)
          try identity.write(database)
          try Meta.set(database, .changeNumber, 0)
        }
      }
      try result.get()
      try queue.close()
    } catch {
      throw StoreFailure.translated(error)
    }
  }

  /// Renames only: the moment without a database is between two of them, under the lock.
  private static func swap(
    staging: StoreFolder, into folder: StoreFolder, _ environment: StoreEnvironment
  ) throws(Failure) {
    let aside = "replaced-\(environment.now().milliseconds)"
    for ending in ["-wal", "-shm", ""] where fileExists(folder.database + ending) {
      try move(folder.database + ending, "\(folder.backups)/\(aside).sqlite" + ending)
    }
    try move(staging.database, folder.database)
    try merge(staging.blobs, into: folder.blobs)
    try replaceKeys(staging.keys, into: folder.keys, aside: aside)
  }

  /// A key is never overwritten: whatever it signed or opens may be needed once more.
  private static func replaceKeys(
    _ source: String, into target: String, aside: String
  ) throws(Failure) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: source)) ?? []
    for name in names.sorted() {
      let (new, present) = (source + "/" + name, target + "/" + name)
      guard !FileManager.default.contentsEqual(atPath: new, andPath: present) else { continue }
      if fileExists(present) { try move(present, "\(present).\(aside)") }
      try move(new, present)
    }
  }

  /// Moves files over, folder by folder; a blob that is there has the same bytes.
  private static func merge(_ source: String, into target: String) throws(Failure) {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: source)) ?? []
    for name in names.sorted() {
      var isFolder: ObjCBool = false
      let path = source + "/" + name
      let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if isThere, isFolder.boolValue {
        mkdir(target + "/" + name, 0o700)
      } else {
        try move(path, target + "/" + name)
      }
    }
  }

  private static func fileExists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  private static func move(_ source: String, _ target: String) throws(Failure) {
    guard rename(source, target) == 0 else {
      throw Failure(
        .cannotWrite, ["path": .string(target), "text": .string(String(cString: strerror(errno)))])
    }
  }
}
