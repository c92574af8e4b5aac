import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Importing records")
struct ImportingTests {
  private func run(
    _ text: String, _ world: World, _ more: JSONObject = [:]
  ) throws -> CommandOutcome {
    world.put(text, at: "in")
    var arguments: JSONObject = ["file": ["in"]]
    for member in more { arguments[member.name] = member.value }
    return try ImportRecords(desk: world.desk, place: world.place)(
      CommandRequest("store.import", arguments: arguments))
  }

  private func line(_ name: String, _ id: Int) -> String {
    let suffix = String(id + 100_000_000_000)
    return """
      {"id":"01936e5b-34a7-70dc-94b5-\(suffix)","kind":"other","name":"\(name)","scope":"370102",\
      "type":"unit"}
      """
  }

  @Test("A bad row is rejected alone with its line and code")
  func badRows() throws {
    let world = try World()
    let text = [
      line("甲", 1), "{broken", "[]", "{\"type\":\"nope\"}", "{\"type\":\"unit\"}",
      String(repeating: "x", count: 1_100_000), line("乙", 2),
    ].joined(separator: "\n")

    let output = try #require(try run(text, world).output)

    #expect(output["created"]?.int == 2)
    let rejected = output["rejected"]?.array ?? []
    #expect(rejected.compactMap { $0["line"]?.int } == [2, 3, 4, 5, 6])
    #expect(
      rejected.compactMap { $0["code"]?.string } == [
        "input.json", "input.json", "type.unknown", "record.invalid", "input.line",
      ])
  }

  @Test("Invalid UTF-8 is rejected, the rows around it go in")
  func invalidText() throws {
    let world = try World()
    var bytes = Array((line("甲", 1) + "\n").utf8)
    bytes += Array("{\"name\":\"".utf8) + [0xFF, 0xFE] + Array("\"}\n".utf8)
    bytes += Array(line("乙", 2).utf8)
    world.files["in"] = bytes

    let outcome = try ImportRecords(desk: world.desk, place: world.place)(
      CommandRequest("store.import", arguments: ["file": ["in"]]))

    #expect(outcome.output?["created"]?.int == 2)
    #expect(outcome.output?["rejected"]?[0]?["code"] == "input.utf8")
  }

  @Test("Members that are given are written, nulls remove, the rest stays")
  func merging() throws {
    let world = try World()
    _ = try run(line("甲", 1), world)
    let id = "01936e5b-34a7-70dc-94b5-100000000001"

    let update = "{\"id\":\"\(id)\",\"type\":\"unit\",\"phone\":\"0531\",\"duties\":[\"供水\"]}"
    let first = try run(update, world)
    let removal = "{\"id\":\"\(id)\",\"type\":\"unit\",\"duties\":null}"
    let second = try run(removal, world)

    #expect(first.output?["updated"]?.int == 1 && second.output?["updated"]?.int == 1)
    let record = try world.record(id)
    #expect(record.text("phone") == "0531" && record["duties"] == nil)
    #expect(record.text("name") == "甲")
  }

  @Test("Who may not edit a record may not change it by an import either")
  func rightsOfEditing() throws {
    let world = try World()
    _ = try run(line("甲", 1), world)
    let id = "01936e5b-34a7-70dc-94b5-100000000001"
    let added = try AddOperator(desk: world.desk)(
      CommandRequest("operator.add", arguments: ["name": "李强", "role": "viewer"]))
    let viewer = try #require(added.changed.first)
    world.put("{\"id\":\"\(id)\",\"type\":\"unit\",\"phone\":\"0531\"}", at: "in")

    let outcome = try ImportRecords(desk: world.desk, place: world.place)(
      CommandRequest("store.import", arguments: ["file": ["in"]], actor: viewer))

    #expect(outcome.output?["rejected"]?[0]?["code"] == "role.refused")
    #expect(try world.record(id).text("phone") == nil)
  }

  @Test("Fixed and state members of a record that is there are refused")
  func fixedMembers() throws {
    let world = try World()
    let id = try world.makeGrievance()

    let text = """
      {"id":"\(id)","type":"grievance","source":"grid"}
      {"id":"\(id)","type":"grievance","status":"closed"}
      """
    let output = try #require(try run(text, world).output)

    #expect(
      output["rejected"]?.array?.compactMap { $0["code"]?.string } == [
        "member.fixed", "member.state",
      ])
    #expect(try world.record(id).status == "registered")
  }

  @Test("A record that comes twice in one file is held against its first line")
  func twiceInOneFile() throws {
    let world = try World()
    let second = line("甲", 1).replacing("\"other\"", with: "\"street\"")

    let output = try #require(try run(line("甲", 1) + "\n" + second, world).output)

    #expect(output["created"]?.int == 1 && output["updated"]?.int == 1)
    let record = try world.record("01936e5b-34a7-70dc-94b5-100000000001")
    #expect(record.text("kind") == "street")
  }

  @Test("A moment written another way is no change")
  func timeForms() throws {
    let world = try World()
    let members = """
      {"id":"01936e5b-34a7-70dc-94b5-100000000009","type":"task","kind":"todo","title":"t",\
      "scope":"370102","dueAt":"DUE","createdAt":"CREATED"}
      """
    func text(_ due: String, _ created: String) -> String {
      members.replacing("DUE", with: due).replacing("CREATED", with: created)
    }

    let first = try run(text("2026-12-01T08:00:00+08:00", "2026-11-01T00:00:00Z"), world)
    let second = try run(text("2026-12-01T00:00:00.000Z", "2026-11-01T08:00:00+08:00"), world)

    #expect(first.output?["created"]?.int == 1)
    #expect(second.output?["unchanged"]?.int == 1, "\(second.output?.canonicalText ?? "")")
    #expect(
      try world.record("01936e5b-34a7-70dc-94b5-100000000009").text("dueAt")
        == "2026-12-01T00:00:00.000Z")
  }

  @Test("A dry run says what would happen and writes nothing")
  func dryRun() throws {
    let world = try World()

    let outcome = try run(line("甲", 1) + "\n{broken", world, ["dry-run": true])

    #expect(outcome.output?["created"]?.int == 1)
    #expect(outcome.output?["rejected"]?.array?.count == 1)
    let count = try world.desk.store.read { (reader) throws(Failure) in
      try reader.counters(.unit).reduce(0) { $0 + $1.count }
    }
    #expect(count == 1)
  }

  @Test("Strict takes nothing when one row is wrong, and ends with 65")
  func strict() throws {
    let world = try World()

    let outcome = try run(line("甲", 1) + "\n{broken", world, ["strict": true])
    let good = try run(line("甲", 1), world, ["strict": true])

    #expect(outcome.exitStatus == 65)
    #expect(good.output?["created"]?.int == 1 && good.exitStatus == 0)
  }

  @Test("Stopped between batches it has taken whole rows, and again it takes the rest")
  func interrupted() throws {
    let world = try World()
    let text = (1...2500).map { line("单位\($0)", $0) }.joined(separator: "\n")
    world.put(text, at: "in")
    var place = world.place
    place.isInterrupted = { true }
    let request = CommandRequest("store.import", arguments: ["file": ["in"]])

    let first = try ImportRecords(desk: world.desk, place: place)(request)
    let second = try ImportRecords(desk: world.desk, place: world.place)(request)

    #expect(first.output?["created"]?.int == 1000 && first.exitStatus == 75)
    #expect(second.output?["created"]?.int == 1500)
    #expect(second.output?["unchanged"]?.int == 1000)
  }
}
