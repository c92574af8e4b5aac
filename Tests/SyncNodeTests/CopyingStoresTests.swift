import DomainModel
import Foundation
import JSONDiff
import SyncNode
import Testing

@Suite("A store is copied and taken in again", .everyEngine)
struct CopyingStoresTests {
  private func filled(_ orders: Int) async throws -> NodeWorld {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    for _ in 0..<orders { desk.make(Record.order(world.clock)) }
    try await desk.sync()
    return world
  }

  @Test("The copy is a store in SQLite, as sound as the one it was made of")
  func copy() async throws {
    let world = try await filled(20)
    let path = world.folder + "/copy.sqlite"

    try await world.administration.backup(to: path)

    let copy = try await NodeWorld.open(world.folder, world.clock, SQLiteDocumentStore(path: path))
    #expect(try await Verification(copy).run().findings == [])
    #expect(try await Administration(copy).status() == world.administration.status())
  }

  /// More than a page of everything.
  @Test("An empty store of either kind takes a copy in, and goes on from there")
  func restore() async throws {
    let world = try await filled(1_050)
    let path = world.folder + "/copy.sqlite"
    try await world.administration.backup(to: path)
    let folder = world.folder + "/again" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let store = try await Engine.current.store(folder)

    try await SQLiteDocumentStore(path: path).restore(into: store)

    let again = try await NodeWorld.open(world.folder, world.clock, store)
    #expect(try await Verification(again).run().findings == [])
    #expect(try await Administration(again).status() == world.administration.status())
    _ = try await Administration(again).invite(
      Invitation(
        name: "two", scope: "370102", roles: [.dispatcher], level: 3,
        expiresAt: world.clock.now.adding(milliseconds: 1000)))
  }

  @Test("A store that holds something takes nothing in")
  func onlyEmpty() async throws {
    let world = try await NodeWorld()
    let path = world.folder + "/copy.sqlite"
    try await world.administration.backup(to: path)

    await #expect(throws: Failure(.storeExists)) {
      try await SQLiteDocumentStore(path: path).restore(into: world.node.store)
    }
  }
}
