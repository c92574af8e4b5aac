import DomainModel
import JSONDiff
import SyncProtocol
import Testing

@testable import SyncNode

@Suite("Orders merged into one are found by it", .everyEngine)
struct MergingOrdersTests {
  @Test("A merged order is found by its target until it is taken out again")
  func merging() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let (lamp, same, other) = try await orders(world, desk)

    try await merge(same, into: lamp, desk)
    #expect(try await merged(into: lamp, world.node) == [same])
    #expect(try await merged(into: other, world.node).isEmpty)

    try desk.edit(same, command: "grievance.unmerge") { order in
      order["status"] = "registered"
      order["mergedInto"] = nil
      order["before"] = nil
    }
    try await desk.sync()
    #expect(desk.last.map(\.problem) == [nil])
    #expect(try await merged(into: lamp, world.node).isEmpty)
  }

  @Test("A store that was begun without this book has it after it is opened once")
  func beginning() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let (lamp, same, _) = try await orders(world, desk)
    try await merge(same, into: lamp, desk)
    try await world.node.store.write { writing throws(Failure) in
      try writing.set(nil as [UInt8]?, .merged, lamp + "/" + same)
      try writing.set(nil as [UInt8]?, .node, "mergedOrders")
    }
    #expect(try await merged(into: lamp, world.node).isEmpty)

    let again = try await NodeWorld.open(world.folder, world.clock, world.node.store)

    #expect(try await merged(into: lamp, again) == [same])
  }

  @Test("A reply reaches the merged order that the desk which gave it doesn't hold, once")
  func replying() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let (lamp, same, other) = try await orders(world, desk)
    try await merge(same, into: lamp, desk)
    let upkeep = OrderUpkeep(world.node)
    #expect(try await upkeep.run() == OrderUpkeep.Done())

    try await answer(lamp, "路灯已修复。", world)
    #expect(try await upkeep.run().replies == 1)
    #expect(try await upkeep.run().replies == 0)
    // A node that was away meanwhile looks at all merged orders, and finds nothing left to do.
    #expect(try await OrderUpkeep(world.node).run().replies == 0)
    try await desk.sync()

    #expect(desk.records[same]?.text("reply") == "路灯已修复。")
    #expect(desk.records[same]?.status == "merged")
    #expect(desk.records[other]?["reply"] == nil)
  }

  @Test("The reply of an earlier round isn't passed on while the order is in hand again")
  func reopened() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let (lamp, same, _) = try await orders(world, desk)
    try await merge(same, into: lamp, desk)
    try await answer(lamp, "路灯已修复。", status: "signed", world)

    #expect(try await OrderUpkeep(world.node).run().replies == 0)
  }

  /// As another desk has it, which doesn't hold what was merged into the order.
  private func answer(
    _ id: String, _ reply: String, status: String = "resolved", _ world: NodeWorld
  ) async throws {
    let (identity, environment) = (world.node.identity, world.node.environment)
    try await world.node.store.write { writing throws(Failure) in
      guard var order = try writing.document(id)?.record else { return }
      order["status"] = .string(status)
      order["reply"] = .string(reply)
      let log = try LogWriter(writing, identity: identity, environment: environment)
      try log.appendOwn("grievance.resolve", order)
    }
  }

  private func orders(
    _ world: NodeWorld, _ desk: TestDesk
  ) async throws -> (String, String, String) {
    let orders = (0..<3).map { _ in Record.order(world.clock) }
    for order in orders { desk.make(order) }
    try await desk.sync()
    return (orders[0].id, orders[1].id, orders[2].id)
  }

  private func merge(_ order: String, into target: String, _ desk: TestDesk) async throws {
    try desk.edit(order, command: "grievance.merge", arguments: ["into": .string(target)]) {
      $0["status"] = "merged"
      $0["mergedInto"] = .string(target)
      $0["before"] = ["status": "registered"]
    }
    try await desk.sync()
    try #require(desk.last.map(\.problem) == [nil])
  }

  private func merged(into target: String, _ node: NodeService) async throws -> [String] {
    try await node.store.read { reading throws(Failure) in
      try MergedOrders.records(into: target, reading).map(\.id)
    }
  }
}
