import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
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
    let supervision = NodeSupervision(world.node)
    #expect(try await supervision.run() == 0)

    world.clock.pass(milliseconds: 30 * Self.day)
    #expect(try await supervision.run() == 1)
    #expect(try await supervision.run() == 0)
    #expect(try await NodeSupervision(world.node).run() == 0)
    try await desk.pull()

    let item = try #require(try await items(world).first)
    #expect(item.text("about") == order.id)
    #expect(desk.records[item.id]?.text("kind") == "supervised")
    #expect(try await Verification(world.node).run().findings == [])
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
      OverdueSupervision.item(for: held, at: world.clock.now, calendar: WorkingCalendar()) {
        SM3.digest($0).bytes
      })

    #expect(try await NodeSupervision(world.node).run() == 1)
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

    #expect(try await NodeSupervision(world.city.node).run() == 0)
    #expect(try await NodeSupervision(world.county.node).run() == 1)
    try await world.link.exchange()
    #expect(try await items(world.city).map { $0.text("about") } == [order.id])
  }
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
