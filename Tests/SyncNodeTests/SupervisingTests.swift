import DomainModel
import Foundation
import JSONDiff
import RecordMerge
import SyncProtocol
import Synchronization
import Testing
import Trust

@testable import SyncNode

@Suite("Supervising late orders at the node", .everyEngine)
struct SupervisingTests {
  private static let day: Int64 = 86_400_000

  private func items(_ world: NodeWorld) async throws -> [Record] {
    try await world.node.store.read { reading throws(Failure) in
      try reading.documents(type: .task, after: "", limit: 10).map(\.record)
    }
  }

  @Test("An order overdue by half of its time gets one item, however often the node looks")
  func makesOne() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("一")
    let order = try await world.overdueLater()
    try await desk.pull()
    let supervision = OrderUpkeep(world.node)
    #expect(try await supervision.run().items == 0)

    world.clock.pass(milliseconds: 30 * Self.day)
    #expect(try await supervision.run().items == 1)
    #expect(try await supervision.run().items == 0)
    #expect(try await OrderUpkeep(world.node).run().items == 0)
    try await desk.pull()

    let item = try #require(try await items(world).first)
    #expect(item.text("about") == order.id)
    #expect(desk.records[item.id]?.text("kind") == "supervised")
    #expect(try await Verification(world.node).run().findings == [])
  }

  @Test("A first look that the store breaks off is made again, whole")
  func brokenOff() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/node-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let store = FailingReads(try await Engine.current.store(folder))
    let world = try await NodeWorld(store: store)
    _ = try await world.overdueLater()
    world.clock.pass(milliseconds: 30 * Self.day)
    let supervision = OrderUpkeep(world.node)

    store.readsLeft.withLock { $0 = 1 }
    await #expect(throws: Failure.self) { try await supervision.run().items }
    store.readsLeft.withLock { $0 = nil }

    #expect(try await supervision.run().items == 1)
  }

  @Test("The item that a desk makes is the node's: whoever is second changes nothing")
  func sameAsDesk() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("一")
    let order = try await world.overdueLater()
    try await desk.pull()
    world.clock.pass(milliseconds: 30 * Self.day)
    let held = try #require(desk.records[order.id])
    let item = try #require(
      OverdueSupervision.item(
        for: held, at: world.clock.now, calendar: WorkingCalendar(), factor: 0.5
      ) { SM3.digest($0).bytes })

    #expect(try await OrderUpkeep(world.node).run().items == 1)
    desk.queue(item, Change.creation(of: item), "task.new", [:], base: 0)
    desk.outbox[0].actor = Actor.system.id
    let answer = try await desk.push()

    #expect(answer.map(\.effective) == [.accepted])
    #expect(try await items(world).map(\.id) == [item.id])
  }

  @Test("An order whose home is below is left to it, and a closed one to nobody")
  func leaves() async throws {
    let world = try await TwoNodes()
    let order = try await world.county.overdueLater()
    try await world.link.exchange()
    world.clock.pass(milliseconds: 30 * Self.day)

    #expect(try await OrderUpkeep(world.city.node).run().items == 0)
    #expect(try await OrderUpkeep(world.county.node).run().items == 1)
    try await world.link.exchange()
    #expect(try await items(world.city).map { $0.text("about") } == [order.id])
  }
}

/// A store that fails to read after so many times.
private final class FailingReads: DocumentStore {
  private let store: any DocumentStore
  let readsLeft = Mutex<Int?>(nil)

  init(_ store: any DocumentStore) { self.store = store }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeReading) throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let fails = readsLeft.withLock { left in
      defer { left = left.map { $0 - 1 } }
      return left == 0
    }
    if fails { throw Failure(.storeBusy) }
    return try await store.read(body)
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any NodeWriting) throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    try await store.write(body)
  }

  func copy(to path: String) async throws(Failure) { try await store.copy(to: path) }
}

extension NodeWorld {
  /// An order in hand that has a week from now.
  fileprivate func overdueLater() async throws -> Record {
    let due = clock.now.adding(milliseconds: 7 * 86_400_000)
    let order = Record.order(
      clock,
      [
        "status": "signed",
        "clocks": [
          [
            "id": "resolve", "rule": "request.resolve=P5D/working",
            "from": .string(clock.now.rfc3339), "dueAt": .string(due.rfc3339),
          ]
        ],
      ])
    let (identity, environment) = (node.identity, node.environment)
    try await node.store.write { writing throws(Failure) in
      let log = try LogWriter(writing, identity: identity, environment: environment)
      try log.appendOwn("grievance.new", order)
    }
    return order
  }
}
