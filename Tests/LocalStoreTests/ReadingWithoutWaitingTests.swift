import DomainModel
import Foundation
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Reading without waiting")
struct ReadingWithoutWaitingTests {
  /// No wait worth the name: whoever needed the lock would give up at once.
  private let impatient = StoreOptions(openingPatienceSeconds: 0.01)

  private func openToRead(_ folder: String) throws -> LocalStore {
    try LocalStore.openForReading(
      folder, environment: World.environment(seed: 5), options: impatient)
  }

  private func title(_ store: LocalStore, _ number: Int) throws -> String? {
    try store.read { (reader) throws(Failure) in
      try reader.record(Given.id(number))?.record.title
    }
  }

  @Test("A reader opens, reads and closes in the midst of another's write")
  func readsDuringWrite() throws {
    let world = try World()
    try world.create(Given.grievance(1))

    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.create(Given.grievance(2))
      do {
        let reader = try openToRead(world.folder)
        #expect(reader.options.isReadOnly)
        #expect(try title(reader, 1) != nil)
        #expect(try title(reader, 2) == nil)
        #expect(try reader.doctor().contains { $0.check == "store.lock" && $0.severity == .note })
        try reader.close()
      } catch {
        Issue.record("\(error)")
      }
    }

    #expect(try title(world.store, 2) != nil)
  }

  @Test("A reader that closes last leaves the log as it is")
  func checkpointsNothing() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    let copy = try Self.crashed(world)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    let log = copy + "/store.sqlite-wal"
    let before = FileManager.default.contents(atPath: log)

    let reader = try openToRead(copy)
    #expect(try title(reader, 1) != nil)
    try reader.close()

    #expect(before?.isEmpty == false && FileManager.default.contents(atPath: log) == before)
  }

  @Test("What a process that died left in the log is recovered under the lock only")
  func recoversUnderLock() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    let copy = try Self.crashed(world)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    let lock = try #require(
      StoreLock(path: copy + "/lock", environment: World.environment(seed: 6)))

    try lock.holding(for: "restore", patienceSeconds: 0) { () throws(Failure) in
      let failure = #expect(throws: Failure.self) { try openToRead(copy) }
      #expect(failure?.code == .storeBusy)
      #expect(failure?.details["holder"]?["work"] == "restore")
    }

    let reader = try openToRead(copy)
    #expect(try title(reader, 1) != nil)
    try reader.close()
  }

  @Test("A closed store has nothing to recover, whoever holds the lock")
  func readsClosedStore() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    try world.store.close()
    let lock = try #require(
      StoreLock(path: world.folder + "/lock", environment: World.environment(seed: 6)))

    try lock.holding(for: "import", patienceSeconds: 0) { () throws(Failure) in
      do {
        let reader = try openToRead(world.folder)
        #expect(try title(reader, 1) != nil)
        try reader.close()
      } catch {
        Issue.record("\(error)")
      }
    }
  }

  @Test("A store that has first to be brought up to date is opened for writing")
  func bringsUpToDate() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    try world.store.onWriter { (database) throws(Failure) in
      try Meta.set(database, .tokenVersion, "0")
    }
    try world.store.close()

    let store = try openToRead(world.folder)
    defer { try? store.close() }

    #expect(!store.options.isReadOnly)
    #expect(try store.doctor().contains { $0.check == "store.index" && $0.severity == .note })
  }

  /// The store's files as a process killed now would leave them.
  private static func crashed(_ world: World) throws -> String {
    let copy = World.freshFolder()
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    for name in ["store.sqlite", "store.sqlite-wal", "lock"] {
      try FileManager.default.copyItem(
        atPath: world.folder + "/" + name, toPath: copy + "/" + name)
    }
    return copy
  }
}
