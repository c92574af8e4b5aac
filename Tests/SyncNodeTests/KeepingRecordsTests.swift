import DomainModel
import JSONDiff
import RecordMerge
import SyncNode
import SyncProtocol
import Testing

@Suite("Bringing along what a store held before it joined", .everyEngine)
struct KeepingRecordsTests {
  private func push(
    _ record: Record, by desk: TestDesk
  ) async throws -> (word: String, code: String?) {
    desk.make(record, command: Change.enrolmentCommand)
    let outcome = try #require(try await desk.push().first)
    return (outcome.effective.rawValue, outcome.problem?["code"]?.string)
  }

  @Test("An administrator brings an order that was closed long ago, as it is")
  func laterState() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let order = Record.order(world.clock, ["status": "closed", "reply": "已修复"])

    let outcome = try await push(order, by: desk)
    try await desk.pull()

    #expect(outcome.code == nil)
    #expect(desk.homes[order.id]?.status == "closed")
    #expect(try await Verification(world.node).run().findings == [])
  }

  @Test("Nobody else may: a new order begins where orders begin")
  func onlyAdministrator() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one", roles: [.dispatcher, .supervisor])
    let order = Record.order(world.clock, ["status": "closed"])

    let outcome = try await push(order, by: desk)

    #expect(outcome.word == "refused")
    #expect(outcome.code == "role.refused")
  }

  @Test("It is held to its type, and to the scope of the desk")
  func validated() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let nameless = Record.order(world.clock, ["status": "closed", "title": 5])
    let above = Record.order(world.clock, scope: "3701", ["status": "closed"])

    #expect(try await push(nameless, by: desk).code == "record.invalid")
    #expect(try await push(above, by: desk).code == "role.refused")
  }

  @Test("A device that never joined here comes as a revoked one or not at all")
  func devices() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    var device = Record.order(world.clock)
    device = Record([
      "id": .string(device.id), "type": "device", "scope": "370102", "schema": 1,
      "name": "旧工作站", "desk": "7B", "publicKey": "AAAA", "status": "active",
      "createdAt": .string(world.clock.now.rfc3339),
    ])

    let active = try await push(device, by: desk)
    device["status"] = "revoked"
    let revoked = try await push(device, by: desk)

    #expect(active.word == "refused")
    #expect(revoked.code == nil)
  }
}
