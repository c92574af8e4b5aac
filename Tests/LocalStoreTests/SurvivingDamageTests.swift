import DomainModel
import Foundation
import class GRDB.DatabaseQueue
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Surviving damage")
struct SurvivingDamageTests {
  private func open(
    _ folder: String, _ options: StoreOptions = StoreOptions()
  ) throws -> LocalStore {
    try LocalStore.open(folder, environment: World.environment(), options: options)
  }

  /// A closed store with some records.
  private func closedStore(_ count: Int = 50) throws -> World {
    let world = try World()
    _ = try world.store.importRecords(
      (1...count).map { Given.grievance($0) }, by: world.context(), asSamples: true)
    try world.store.close()
    return world
  }

  @Test("A store that isn't there is missing, one that is there isn't made again")
  func missingAndExisting() throws {
    let missing = #expect(throws: Failure.self) { try open("/nowhere/at/all") }
    #expect(missing?.code == .storeMissing && missing?.exitStatus == 66)

    let world = try World()
    let exists = #expect(throws: Failure.self) {
      try LocalStore.create(world.folder, environment: World.environment())
    }
    #expect(exists?.code == .storeExists)
  }

  @Test("The folder and its files are the owner's alone")
  func filesAreTheOwners() throws {
    let world = try World()
    try world.create(Given.grievance(1))

    for (file, mode) in [
      ("", 0o700), ("/store.sqlite", 0o600), ("/store.sqlite-wal", 0o600), ("/lock", 0o600),
      ("/keys", 0o700), ("/blobs", 0o700), ("/backups", 0o700),
    ] {
      let attributes = try FileManager.default.attributesOfItem(atPath: world.folder + file)
      #expect((attributes[.posixPermissions] as? Int).map { $0 & 0o777 } == mode, "\(file)")
    }
  }

  @Test("A full disk refuses the command by name; what was there stays, and room helps")
  func fullDisk() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    try world.store.onWriter { (database) throws(Failure) in
      let pages = try Query(database, "PRAGMA page_count").first { $0.int(0) } ?? 0
      try Query(database, "PRAGMA max_page_count = \(pages)").run()
    }

    let failure = #expect(throws: Failure.self) {
      try world.store.write(by: world.context()) { (transaction) throws(Failure) in
        for number in 2...200 { try transaction.create(Given.grievance(number)) }
      }
    }
    #expect(failure?.code == .storeFull && failure?.exitStatus == 73)
    #expect(try world.store.read { (reader) throws(Failure) in try reader.numbers().records } == 1)

    try world.store.onWriter { (database) throws(Failure) in
      try Query(database, "PRAGMA max_page_count = 1000000").run()
    }
    try world.create(Given.grievance(2))
    #expect(try world.store.doctor().allSatisfy { $0.severity != .error })
  }

  @Test("A read-only opening reads and lists, and refuses every write")
  func readOnly() throws {
    let world = try closedStore()
    let store = try open(world.folder, StoreOptions(isReadOnly: true))
    defer { try? store.close() }

    let rows = try store.read { (reader) throws(Failure) in
      try reader.page(ListQuery(types: [.grievance]), limit: 5).rows
    }
    #expect(rows.count == 5)
    let failure = #expect(throws: Failure.self) {
      try store.write(by: world.context()) { (transaction) throws(Failure) in
        try transaction.create(Given.grievance(99))
      }
    }
    #expect(failure?.code == .storeReadOnly)
  }

  @Test("A store of a newer program is refused before a table is read")
  func newerStore() throws {
    let world = try closedStore()
    let queue = try DatabaseQueue(path: world.folder + "/store.sqlite")
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()

    let failure = #expect(throws: Failure.self) { try open(world.folder) }
    #expect(failure?.code == .storeNewer && failure?.exitStatus == 78)
    #expect(failure?.details["found"] == 99)
  }

  @Test("A file that is no database is corrupt, and stays as it was")
  func noDatabase() throws {
    let world = try closedStore()
    let path = world.folder + "/store.sqlite"
    let noise = Data(SeededBytes(seed: 3).next(20_000))
    try noise.write(to: URL(fileURLWithPath: path))

    let failure = #expect(throws: Failure.self) { try open(world.folder) }
    #expect(failure?.code == .storeCorrupt && failure?.exitStatus == 74)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == noise)
  }

  @Test("Damaged pages are named by the doctor or refused as corrupt, never read as data")
  func damagedPages() throws {
    let world = try closedStore(400)
    let url = URL(fileURLWithPath: world.folder + "/store.sqlite")
    var bytes = try Data(contentsOf: url)
    for page in 12..<bytes.count / 4_096 where page % 3 == 0 {
      for offset in 0..<64 { bytes[page * 4_096 + offset * 37] ^= 0x5A }
    }
    try bytes.write(to: url)

    do {
      let store = try open(world.folder)
      defer { try? store.close() }
      let findings = try store.doctor()
      #expect(findings.contains { $0.severity == .error })
      #expect(findings.filter { $0.severity == .error }.allSatisfy { $0.remedy != nil })
    } catch let failure as Failure {
      #expect(failure.code == .storeCorrupt)
    }
  }

  @Test("A half-written migration leaves the version before it")
  func failedMigration() throws {
    let path = World.freshFolder() + ".sqlite"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "CREATE TABLE change (x)") }

    let version = try queue.writeWithoutTransaction { database in
      #expect(throws: Failure.self) { try StoreSchema.migrate(database) }
      #expect(try database.tableExists("record") == false)
      return try StoreSchema.version(of: database)
    }

    #expect(version == 0)
  }
}
