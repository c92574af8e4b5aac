import DomainModel
import Foundation
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Erasing personal data")
struct ErasingTests {
  private func erase(_ world: World, _ id: String, _ field: String) throws -> CommandOutcome {
    try EraseMember(desk: world.desk)(
      id, pointer: field,
      request: CommandRequest(
        "record.erase", records: [id], arguments: ["reason": "当事人申请删除"]))
  }

  /// Whether any file of the store holds the text.
  private func files(of world: World, hold text: String) throws -> [String] {
    let wanted = Data(text.utf8)
    let folder = world.desk.store.folder.path
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return try names.filter { name in
      let path = folder + "/" + name
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      guard isThere, !isFolder.boolValue else { return false }
      return try Data(contentsOf: URL(fileURLWithPath: path)).range(of: wanted) != nil
    }
  }

  private func changes(_ world: World, _ id: String) throws -> Int {
    try world.desk.store.read { (reader) throws(Failure) in try reader.history(id).count }
  }

  private func edit(_ world: World, _ id: String, _ patch: JSON) throws {
    world.advance(seconds: 60)
    _ = try EditRecord(desk: world.desk)(
      id, patch: patch, request: CommandRequest("record.edit", records: [id]))
  }

  @Test("No byte of it remains: document, history, index, drafts, log; the changes stay")
  func toTheLastByte() throws {
    let world = try World()
    for _ in 1...40 { _ = try world.makeGrievance() }
    let id = try world.makeGrievance(["contact": ["name": "秦不留名", "phone": "10899990001"]])
    try edit(world, id, [["op": "replace", "path": "/contact/phone", "value": "10899990002"]])
    try edit(
      world, id, [["op": "replace", "path": "/contact", "value": ["phone": "10899990003"]]])
    try world.desk.store.indexPending()
    let context = WriteContext(actor: "system", now: world.desk.now)
    try world.desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.keep(
        LocalItem(
          kind: .draft, owner: "x", id: "1", record: id, at: world.desk.now,
          document: ["text": "回电 10899990003"]))
    }
    let before = try changes(world, id)
    #expect(try !files(of: world, hold: "1089999000").isEmpty)

    let outcome = try erase(world, id, "contact")

    #expect(try files(of: world, hold: "1089999000") == [])
    #expect(try files(of: world, hold: "秦不留名") == [])
    #expect(try world.record(id)["contact"] == nil)
    #expect(try changes(world, id) == before + 1)
    #expect(outcome.output?["changes"]?.int == 3)
    #expect(try world.record(id).list("steps").last?["command"] == "erase")
    #expect(try world.desk.store.doctor().allSatisfy { $0.severity != .error })
  }

  @Test("It can't be undone, nor can what came before it on the record")
  func notUndone() throws {
    let world = try World()
    let id = try world.makeGrievance()
    try edit(world, id, [["op": "replace", "path": "/contact/phone", "value": "10899990002"]])
    _ = try erase(world, id, "/contact/phone")
    let refusal = #expect(throws: Failure.self) {
      try UndoChange(desk: world.desk).undo(actor: nil)
    }
    let number = try #require(try world.record(id).number)
    #expect(refusal?.details["number"]?.string == number, "no id is shown to anybody")
    #expect(try world.record(id)["contact"]?["phone"] == nil)
    #expect(try world.record(id)["contact"]?["name"] == "王小明")
  }

  @Test("A text that the record needs gives way to a mark, and other mentions are named")
  func neededTexts() throws {
    let world = try World()
    let id = try world.makeGrievance(["title": "秦不留名反映漏水", "content": "秦不留名来电：漏水"])
    let outcome = try erase(world, id, "title")
    #expect(try world.record(id).title == "［已依规删除］")
    #expect(outcome.output?["alsoAt"] == [])

    let other = try world.makeGrievance(["content": "来电 10812342071 无人接听"])
    let second = try erase(world, other, "contact.phone")
    #expect(second.output?["alsoAt"] == ["/content"])
    #expect(second.message.chinese.contains("/content 仍提到它"))
  }

  @Test("Older wordings are looked for too, and what else there is can still be found")
  func olderWordings() throws {
    let world = try World()
    let id = try world.makeGrievance(["content": "秦不留名说：\"漏水\"\n二楼"])
    try edit(
      world, id,
      [["op": "add", "path": "/notes", "value": [["id": "n1", "text": "秦不留名说：\"漏水\"\n二楼"]]]])
    try edit(world, id, [["op": "replace", "path": "/content", "value": "二楼漏水"]])
    let outcome = try erase(world, id, "content")
    #expect(outcome.output?["alsoAt"] == ["/notes"])
    let found = try world.desk.store.read { (reader) throws(Failure) in
      try reader.search("三单元").items.count
    }
    #expect(found == 1)
  }

  @Test("What says what the record is stays", arguments: ["id", "status", "steps", "number"])
  func fixedMembers(_ field: String) throws {
    let world = try World()
    let id = try world.makeGrievance()
    let before = try world.record(id)
    #expect(throws: Failure.self) { try erase(world, id, field) }
    #expect(try world.record(id) == before)
  }

  @Test("An enrolled store refuses: others hold copies")
  func enrolled() throws {
    let world = try World()
    let id = try world.makeGrievance()
    let context = WriteContext(actor: "system", now: world.desk.now)
    try world.desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set(["url": "https://node.example"], forSetting: "sync.node")
    }
    #expect {
      try erase(world, id, "contact")
    } throws: { ($0 as? Failure)?.code == .erasureAtNode }
  }
}
