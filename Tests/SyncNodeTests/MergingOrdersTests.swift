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
