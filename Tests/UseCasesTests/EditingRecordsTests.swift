import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Editing records")
struct EditingRecordsTests {
  @discardableResult
  private func edit(_ id: String, _ patch: JSON, _ world: World) throws -> CommandOutcome {
    try EditRecord(desk: world.desk)(
      id, patch: patch, request: CommandRequest("record.edit", records: [id]))
  }

  @Test("A patch changes what a form may change, and history has it")
  func patch() throws {
    let world = try World()
    let id = try world.makeGrievance()

    try edit(id, [["op": "replace", "path": "/title", "value": "水管爆裂"]], world)

    #expect(try world.record(id).title == "水管爆裂")
    let history = try ReadHistory(desk: world.desk)(id).output
    #expect(history?["items"]?[1]?["patch"]?[0]?["path"] == "/title")
  }

  @Test(
    "Members that commands or rules write are refused",
    arguments: [
      ("/status", "closed", Failure.Code.stateMember), ("/source", "grid", .fixedMember),
      ("/number", "G1", .fixedMember), ("/track", "marketReport", .derivedMember),
      ("/assignedTo", "x", .stateMember),
    ])
  func refused(path: String, value: String, code: Failure.Code) throws {
    let world = try World()
    let id = try world.makeGrievance()

    #expect {
      try edit(id, [["op": "add", "path": .string(path), "value": .string(value)]], world)
    } throws: { error in
      (error as? Failure)?.code == code
    }
  }

  @Test("A failing operation leaves everything as it was")
  func atomic() throws {
    let world = try World()
    let id = try world.makeGrievance()

    #expect {
      try edit(
        id,
        [
          ["op": "replace", "path": "/title", "value": "x"],
          ["op": "test", "path": "/content", "value": "y"],
        ], world)
    } throws: { error in
      (error as? Failure)?.code == .patchFailed
        && (error as? Failure)?.details["index"]?.int == 1
    }
    #expect(try world.record(id).title == "三单元水管爆裂")
  }

  @Test("Reclassifying recounts the clocks and keeps what held before")
  func reclassified() throws {
    let world = try World()
    let id = try world.makeGrievance()
    try world.carryOut("accept", [id])

    try edit(id, [["op": "replace", "path": "/kind", "value": "suggestion"]], world)

    let resolve = try world.record(id).list("clocks").first { $0["id"] == "resolve" }
    #expect(resolve?["rule"]?.string?.hasPrefix("suggestion") == true)
    #expect(resolve?["earlier"]?.array?.count == 1)
  }

  @Test("What was appended stays")
  func appendOnly() throws {
    let world = try World()
    let id = try world.makeGrievance()
    _ = try NoteRecord(desk: world.desk)(
      CommandRequest("record.note", records: [id], arguments: ["text": "已电话"]))

    #expect {
      try edit(id, [["op": "remove", "path": "/notes/0"]], world)
    } throws: { error in
      (error as? Failure)?.code == .fixedMember
    }
  }
}
