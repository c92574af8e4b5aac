import DomainModel
import Foundation
import class GRDB.Database
import class GRDB.DatabaseQueue
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Opening earlier versions")
struct OpeningEarlierVersionsTests {
  private func fixture(_ version: Int) throws -> String {
    let name = "store-v\(version).sql"
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures").appendingPathComponent(name)
    return try String(contentsOf: url, encoding: .utf8)
  }

  @Test("There is a store of each version, made when it was released")
  func eachVersionHasAStore() throws {
    for version in 1...StoreSchema.current { #expect(try !fixture(version).isEmpty) }
  }

  @Test(
    "A store of each version opens, keeps its records and history, and is sound",
    arguments: 1...StoreSchema.current)
  func opens(_ version: Int) throws {
    let folder = World.freshFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: folder + "/store.sqlite")
    try queue.writeWithoutTransaction { try $0.execute(sql: fixture(version)) }
    try queue.close()

    let store = try LocalStore.open(folder, environment: World.environment())
    defer { try? store.close() }

    try store.read { (reader) throws(Failure) in
      #expect(try reader.numbers().schema == StoreSchema.current)
      #expect(try reader.numbers().records == 4)
      #expect(try reader.history(Given.id(1)).map(\.command) == ["new", "edit"])
      #expect(try reader.record(Given.id(2))?.record["future"]?["kept"] == true)
      #expect(try reader.identity().desk.hasPrefix("Z"))
    }
    let counted = try store.read { (reader) throws(Failure) in
      var rows = 0
      try reader.forEachFigure { (_) in rows += 1 }
      return rows
    }
    #expect(counted == 2)
    try store.indexPending()
    #expect(
      try store.read { (reader) throws(Failure) in try reader.search("jfl").items.count } == 1)
    #expect(try store.doctor().allSatisfy { $0.severity != .error })
  }
}

extension OpeningEarlierVersionsTests {
  @Test("The schema of a released version is never edited: its store has the same statements")
  func releasedSchemaStays() throws {
    let released = try statements { try $0.execute(sql: fixture(1)) }
    let present = try statements { try $0.execute(sql: SchemaVersion1.statements) }

    #expect(released == present)
  }

  private func statements(_ fill: (Database) throws -> Void) throws -> [String] {
    try DatabaseQueue().writeWithoutTransaction { database in
      try fill(database)
      return try Query(
        database, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
      ).all { $0.text(0) }
    }
  }
}
