import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Keeping callers' data secret")
struct KeepingSecretsTests {
  @Test("Neither show, list, history nor export give name or number away")
  func masked() throws {
    let world = try World()
    let id = try world.makeGrievance()
    _ = try EditRecord(desk: world.desk)(
      id, patch: [["op": "replace", "path": "/contact/phone", "value": "10812342099"]],
      request: CommandRequest("record.edit", records: [id]))

    let export = CommandRequest(
      "store.export", arguments: ["type": "grievance", "file": "out.ndjson"])
    _ = try ExportRecords(desk: world.desk, place: world.place)(export)
    let outputs =
      [
        try ShowRecord(desk: world.desk)(id).output,
        try ListRecords(desk: world.desk)([.grievance], arguments: [:]).output,
        try ReadHistory(desk: world.desk)(id).output,
      ].compactMap { $0?.canonicalText } + [world.text(at: "out.ndjson")]

    for output in outputs {
      #expect(!output.contains("10812342071") && !output.contains("10812342099"))
      #expect(!output.contains("王小明"))
      #expect(output.contains(id))
    }
  }

  @Test("What answers say in words beside the document is masked too")
  func maskedBackground() throws {
    let world = try World()
    let caller = try world.make(
      .subject, ["kind": "person", "name": "王小明", "citizenId": "370102199001011232"])
    let id = try world.makeGrievance([
      "contact": ["name": "王小明", "phone": "10812342071", "subject": .string(caller)]
    ])
    _ = try EditRecord(desk: world.desk)(
      id, patch: [["op": "replace", "path": "/contact/phone", "value": "10812342099"]],
      request: CommandRequest("record.edit", records: [id]))

    let shown = try ShowRecord(desk: world.desk)(id).background
    let told = try ReadHistory(desk: world.desk)(id).background

    #expect(shown.names[caller]?.hasPrefix("王") == true && shown.names[caller] != "王小明")
    let inverses = told.inverses.values.map(\.canonicalText).joined()
    #expect(!inverses.isEmpty && !inverses.contains("10812342071"))
    #expect(told.subject?["contact"]?["name"] != "王小明")
  }

  @Test("No sentence and no failure says a person's name")
  func sentences() throws {
    let world = try World()
    let person: JSONObject = ["kind": "person", "name": "王小明"]
    let created = try CreateRecord(desk: world.desk)(
      .subject, members: person, command: "subject.new")
    let id = try #require(created.changed.first)
    let request = CommandRequest("record.edit", records: [id])
    let edited = try EditRecord(desk: world.desk)(
      id, patch: [["op": "add", "path": "/phone", "value": "10812342099"]], request: request)
    let preview = try #require(try UndoChange(desk: world.desk).preview(redo: false))
    let undone = try UndoChange(desk: world.desk).undo()
    let flagged = try FlagRecords(desk: world.desk, isSet: true)(
      CommandRequest("record.flag", records: [id]))
    _ = try world.make(.subject, person)
    let ambiguous = #expect(throws: Failure.self) {
      try world.desk.store.read { (reader) throws(Failure) in
        try reader.resolve(String(id.prefix(8)))
      }
    }

    let sentences = [created, edited, undone, flagged].flatMap {
      [$0.message.chinese, $0.message.english]
    }
    for text in sentences + preview.titles + [ambiguous?.description ?? ""] {
      #expect(!text.contains("王小明"), "\(text)")
      #expect(text.contains("王**"), "\(text)")
    }
  }

  @Test("Revealing gives one member and leaves a record without the value")
  func reveal() throws {
    let world = try World()
    let id = try world.makeGrievance()

    let unsaid = #expect(throws: Failure.self) {
      try RevealMember(desk: world.desk)(id, pointer: "/contact/phone", reason: " ")
    }
    #expect(unsaid?.code == .argumentMissing)
    #expect(try looks(world).isEmpty)
    let outcome = try RevealMember(desk: world.desk)(
      id, pointer: "/contact/phone", reason: "回拨核实")

    #expect(outcome.output?["value"] == "10812342071")
    let look = try #require(try looks(world).first)
    #expect(look.text("record") == id && look.text("reason") == "回拨核实")
    #expect(!look.members.canonicalText.contains("10812342071"))
  }

  private func looks(_ world: World) throws -> [Record] {
    var looks: [Record] = []
    try world.desk.store.read { (reader) throws(Failure) in
      try reader.forEach(.access) { (stored) throws(Failure) in
        looks.append(stored.record)
        return true
      }
    }
    return looks
  }

  private func export(_ arguments: JSONObject, _ world: World, as actor: String? = nil) throws {
    var all: JSONObject = ["type": "grievance", "file": "out.ndjson", "reveal": true]
    for argument in arguments { all[argument.name] = argument.value }
    _ = try ExportRecords(desk: world.desk, place: world.place)(
      CommandRequest("store.export", arguments: all, actor: actor))
  }

  @Test("An export reveals for a reason, and the ledger says who, why and how many")
  func revealingExport() throws {
    let world = try World()
    _ = try world.makeGrievance()
    _ = try world.makeGrievance()

    try export(["reason": "移送公安"], world)

    #expect(world.text(at: "out.ndjson").contains("10812342071"))
    let look = try #require(try looks(world).first)
    #expect(look.text("kind") == "export" && look.text("reason") == "移送公安")
    #expect(look["query"]?["rows"] == 2)
    #expect(try look.text("by") == world.desk.actor(nil).id)
    #expect(!look.members.canonicalText.contains("10812342071"))
  }

  @Test("Nothing is revealed without a reason or without a role for it, and nothing is written")
  func refusedExport() throws {
    let world = try World()
    _ = try world.makeGrievance()
    let viewer = try #require(
      try AddOperator(desk: world.desk)(
        CommandRequest("operator.add", arguments: ["name": "李强", "role": "viewer,dataSteward"])
      ).changed.first)
    func code(_ arguments: JSONObject, as actor: String? = nil) -> Failure.Code? {
      do { try export(arguments, world, as: actor) } catch { return (error as? Failure)?.code }
      return nil
    }

    #expect(code([:]) == .argumentMissing)
    #expect(code(["reason": "  "]) == .argumentMissing)
    #expect(code(["reason": "好奇"], as: viewer) == .roleRefused)

    #expect(world.files["out.ndjson"] == nil)
    #expect(try looks(world).isEmpty)
  }

  @Test("An export that is imported again changes nothing, masks and all")
  func roundTrip() throws {
    let world = try World()
    _ = try world.makeGrievance()
    let before = try world.desk.store.read { (reader) throws(Failure) in try reader.setDigest() }

    for file in ["out.ndjson", "out.csv", "out.json"] {
      let format = String(file.split(separator: ".")[1])
      _ = try ExportRecords(desk: world.desk, place: world.place)(
        CommandRequest(
          "store.export",
          arguments: ["type": "grievance", "file": .string(file), "format": .string(format)]))
      let outcome = try ImportRecords(desk: world.desk, place: world.place)(
        CommandRequest("store.import", arguments: ["file": [.string(file)]]))
      #expect(outcome.output?["unchanged"]?.int == 1, "\(file)")
    }

    let after = try world.desk.store.read { (reader) throws(Failure) in try reader.setDigest() }
    #expect(before.digest == after.digest)
  }
}

extension JSONObject {
  fileprivate var canonicalText: String { JSON.object(self).canonicalText }
}
