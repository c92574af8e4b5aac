import DomainModel
import JSONDiff
import SyncNode
import SyncProtocol
import Testing

@Suite("A node moves records to another scope")
struct TransferringTests {
  private func transfer(_ desk: TestDesk, _ id: String, to scope: String) throws {
    try desk.edit(id, command: "record.transfer", arguments: ["scope": .string(scope)]) {
      $0["scope"] = .string(scope)
    }
  }

  @Test("A desk of the new scope gets it, one that has only the old loses it")
  func moves() async throws {
    let world = try await NodeWorld()
    let chief = try await world.desk("chief", scope: "3701", roles: [.administrator])
    let old = try await world.desk("old", scope: "370102")
    let new = try await world.desk("new", scope: "370103")
    let order = Record.order(world.clock)
    old.make(order)
    try await old.sync()
    try await chief.sync()

    try transfer(chief, order.id, to: "370103")
    try await chief.sync()
    #expect(chief.last.map(\.outcome) == [.accepted])
    try await old.pull()
    try await new.pull()

    #expect(old.records[order.id] == nil && old.homes[order.id]?.isDeleted == true)
    #expect(new.homes[order.id]?.scope == "370103")
    #expect(new.homes[order.id]?["title"] == order["title"])
    #expect(new.homes[order.id]?.list("steps").last?["command"] == "transfer")

    try chief.edit(order.id, command: "undo") { $0["scope"] = "370102" }
    try await chief.sync()
    try await old.pull()
    try await new.pull()
    #expect(chief.last.first?.problem == nil)
    #expect(old.records[order.id]?.scope == "370102" && new.records[order.id] == nil)
  }

  @Test(
    "Refused: another role, one of the scopes only, a code that is none, more than the scope",
    arguments: [
      ("3701", [Role.dispatcher, .supervisor], "370103", "role.refused"),
      ("370102", [.administrator], "370103", "role.refused"),
      ("3701", [.administrator], "370199", "argument.invalid"),
      ("3701", [.administrator], "370100", "argument.invalid"),
    ])
  func refused(scope: String, roles: [Role], to target: String, code: String) async throws {
    let world = try await NodeWorld()
    let maker = try await world.desk("maker")
    let desk = try await world.desk("desk", scope: scope, roles: roles)
    let order = Record.order(world.clock)
    maker.make(order)
    try await maker.sync()
    try await desk.sync()

    try transfer(desk, order.id, to: target)
    let line = try await desk.push().first

    #expect(line?.outcome == .refused && line?.problem?["code"] == .string(code))
    try await maker.pull()
    #expect(maker.homes[order.id]?.scope == "370102")
  }

  @Test("A transfer carries nothing else, and no other command carries a scope")
  func nothingElse() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("desk", scope: "3701")
    let order = Record.order(world.clock)
    desk.make(order)
    try await desk.sync()

    try desk.edit(order.id, command: "record.transfer") {
      $0["scope"] = "370103"
      $0["title"] = "另一标题"
    }
    try desk.edit(order.id, command: "edit") { $0["scope"] = "370104" }

    #expect(try await desk.push().map(\.outcome) == [.refused, .refused])
  }

  @Test("The digest of an archive's package goes with the command that made it only")
  func archives() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("desk")
    let order = Record.order(world.clock)
    desk.make(order)
    try await desk.sync()
    let archived: JSON = [
      "digest": .string("sm3:" + String(repeating: "0", count: 64)),
      "at": .string(world.clock.now.rfc3339),
    ]

    try desk.edit(order.id, command: "edit") { $0["archived"] = archived }
    #expect(try await desk.push().map(\.outcome) == [.refused])
    desk.records[order.id] = desk.homes[order.id]
    try desk.edit(order.id, command: "record.archive") { $0["archived"] = archived }
    #expect(try await desk.push().map(\.outcome) == [.accepted])
    try await desk.pull()
    #expect(desk.homes[order.id]?["archived"] == archived)
    #expect(desk.homes[order.id]?.list("steps").last?["command"] == "archive")
  }
}
