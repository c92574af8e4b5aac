import DomainModel
import Foundation
import JSONDiff
import LocalStore
import Testing
import Trust
import UseCases

@Suite("Archiving records")
struct ArchivingTests {
  private func archive(
    _ world: World, _ id: String, _ arguments: JSONObject = [:]
  ) throws -> CommandOutcome {
    world.advance(seconds: 60)
    return try ArchiveRecord(desk: world.desk, place: world.place)(
      CommandRequest("record.archive", records: [id], arguments: arguments))
  }

  /// A policy that names the desk's unit and has a picture attached.
  private func policy(_ world: World, attached: [UInt8]? = Array("附图".utf8)) throws -> String {
    let unit = try world.desk.store.read { (reader) throws(Failure) in
      try reader.setting("desk.unit")?.string ?? ""
    }
    var members: JSONObject = [
      "kind": "policy", "title": "关于供水保障的通知", "issuer": .string(unit), "scope": "370102",
    ]
    if let attached {
      let digest = try world.desk.store.folder.keepBlob(attached)
      members["attachments"] = [["id": "a", "digest": .string(digest.text), "name": "图"]]
    }
    return try world.make(.policy, members)
  }

  private func package(_ world: World, _ path: String) throws -> JSON {
    try JSON.parse(world.text(at: path))
  }

  @Test("The package holds record, history, contents and named records, and its digest fits")
  func isSelfContained() throws {
    let world = try World()
    let id = try policy(world)
    let before = try world.record(id)

    _ = try archive(world, id)
    _ = try archive(world, id, ["out": "p.json"])

    let after = try world.record(id)
    let package = try package(world, "p.json")
    let digest = SM3.digest(world.files["p.json"] ?? [])
    #expect(after["archived"]?["digest"] == .string(digest.text))
    #expect(after.list("steps").last?["command"] == "archive")
    #expect(package["format"] == "dutydesk-archive/1")
    #expect(package["record"] == .object(before.members))
    let rev = SM3.digest(before.members.canonicalBytes())
    #expect(package["rev"] == .string(rev.text))
    #expect(package["history"]?[0]?["command"] == "policy.new")
    #expect(package["history"]?[0]?["patch"]?[0]?["value"]?["title"] == "关于供水保障的通知")
    #expect(package["references"]?.array?.contains { $0["type"] == "unit" } == true)
    let content = package["blobs"]?.object?.first?.value.string ?? ""
    #expect(Data(base64Encoded: content) == Data("附图".utf8))
  }

  @Test("Equal records give equal bytes, wherever and whenever they are archived")
  func isDeterministic() throws {
    let digests = try [0, 86_400].map { seconds in
      let world = try World()
      let id = try policy(world)
      world.advance(seconds: seconds)
      return try archive(world, id).output?["archived"]?["digest"]
    }

    #expect(digests[0] != nil && digests[0] == digests[1])
  }

  @Test("Archiving is taken back by an undo")
  func undo() throws {
    let world = try World()
    let id = try policy(world)
    _ = try archive(world, id)

    _ = try UndoChange(desk: world.desk).undo()

    #expect(try world.record(id)["archived"] == nil)
  }

  @Test("Without the content of an attachment nothing is archived")
  func missingContent() throws {
    let world = try World()
    let id = try world.make(
      .policy,
      [
        "kind": "policy", "title": "通知", "scope": "370102",
        "issuer": .string(try world.makeUnit()),
        "attachments": [["id": "a", "digest": .string(Digest32.zero.text)]],
      ])

    let failure = #expect(throws: Failure.self) { try archive(world, id) }

    #expect(failure?.details["rule"] == "archive.attachmentMissing")
    #expect(try world.record(id)["archived"] == nil)
  }

  @Test("What is personal leaves for a reason only, and the trace says who took it")
  func personalData() throws {
    let world = try World()
    let id = try world.makeGrievance()
    _ = try archive(world, id)

    let refusal = #expect(throws: Failure.self) { try archive(world, id, ["out": "p.json"]) }
    #expect(refusal?.code == .argumentMissing && world.files["p.json"] == nil)

    _ = try archive(world, id, ["out": "p.json", "reason": "移交档案馆"])
    #expect(try package(world, "p.json")["record"]?["contact"]?["name"] == "王小明")
    let looks = try ListRecords(desk: world.desk)([.access], arguments: [:])
    #expect(looks.output?["total"]?.int == 1)
  }

  @Test("An inspection is archived by its own states, and gets its package too")
  func inspection() throws {
    let world = try World()
    let reviewed = try world.importInspection(status: "reviewed")

    let refusal = #expect(throws: Failure.self) { try archive(world, reviewed) }
    #expect(refusal?.code == .transitionRefused)

    let id = try world.importInspection(status: "published")
    _ = try archive(world, id)
    #expect(try world.record(id).status == "archived")
    #expect(try world.record(id)["archived"]?["digest"] != nil)
  }

  @Test("Erasing a member takes the package that tells it too")
  func erasing() throws {
    let world = try World()
    let id = try world.makeGrievance()
    _ = try archive(world, id)
    let text = try #require(try world.record(id)["archived"]?["digest"]?.string)
    let digest = try #require(Digest32(text: text))
    #expect(world.desk.store.folder.hasBlob(digest))

    _ = try EraseMember(desk: world.desk)(
      id, pointer: "/contact/name",
      request: CommandRequest("record.erase", records: [id], arguments: ["reason": "本人要求"]))

    #expect(try world.record(id)["archived"] == nil)
    #expect(!world.desk.store.folder.hasBlob(digest))
  }
}

extension World {
  /// Brings in an inspection in a state, as an import does.
  func importInspection(status: String) throws -> String {
    let id = desk.newID()
    let line: JSON = [
      "id": .string(id), "type": "inspection", "scope": "370102", "status": .string(status),
      "source": "plan", "unit": .string(try makeUnit("区应急局")), "subject": .string(desk.newID()),
      "checkKind": "daily", "inspectors": [.string(desk.newID())],
    ]
    put(line.canonicalText + "\n", at: "inspection.ndjson")
    _ = try ImportRecords(desk: desk, place: place)(
      CommandRequest("store.import", arguments: ["file": ["inspection.ndjson"]]))
    return id
  }
}
