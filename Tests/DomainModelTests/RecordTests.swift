import DomainModel
import JSONDiff
import Testing

@Suite("Making, checking and reading records")
struct RecordTests {
  private let world = DomainWorld()

  private func codes(_ members: JSONObject) throws -> [String] {
    var record = try world.grievance()
    for member in members { record[member.name] = member.value }
    return RecordValidation.flaws(record).map { $0.path + " " + $0.code }
  }

  @Test("The document never holds rev, and what isn't known stays")
  func document() {
    let record = Record(["id": "a", "rev": "sm3:00", "unheardOf": 1])
    #expect(record["rev"] == nil && record["unheardOf"] == 1)
    #expect(record.type == nil && record.status == nil && record.scope.isEmpty)
  }

  @Test("Flaws are named with their place")
  func flaws() throws {
    #expect(try codes(["unheardOf": ["x": 1]]) == [])
    #expect(try codes(["title": ""]) == ["/title member.empty"])
    #expect(try codes(["title": 3]) == ["/title kind.string"])
    #expect(try codes(["confidential": "yes"]) == ["/confidential kind.bool"])
    #expect(try codes(["createdAt": "yesterday"]) == ["/createdAt time.form"])
    #expect(try codes(["round": 1.5]) == ["/round kind.integer"])
    #expect(try codes(["level": 5]) == ["/level value.range"])
    #expect(
      try codes(["place": ["region": "37010", "point": [117, 36]]]) == ["/place/region region.form"]
    )
    #expect(try codes(["place": ["point": [117, 136]]]) == ["/place/point value.range"])
    #expect(try codes(["notes": [["id": "a"], ["id": "a"]]]) == ["/notes/1/id id.repeated"])
    #expect(try codes(["scope": "3701021"]) == ["/scope region.form"])
    let many = JSON.array((0..<501).map { ["id": .string(String($0))] })
    #expect(try codes(["notes": many]) == ["/notes list.tooLong"])
  }

  @Test("A word that is newer than this program is kept with a warning")
  func newerWords() throws {
    var record = try world.grievance()
    record["kind"] = "telepathy"
    #expect(RecordValidation.flaws(record).map(\.isWarning) == [true])
    #expect(throws: Never.self) { try RecordValidation.check(record) }
  }

  @Test("A missing member, a number beyond 2⁵³ and too many bytes are refused by name")
  func refused() throws {
    let missing = #expect(throws: Failure.self) { try world.grievance(["title": ""]) }
    #expect(missing?.code == .recordInvalid && missing?.exitStatus == 65)
    var record = try world.grievance()
    record["content"] = .string(String(repeating: "长", count: 200_000))
    let large = #expect(throws: Failure.self) { try RecordValidation.check(record) }
    #expect(large?.code == .recordTooLarge)
    var task = Record(["type": "task"])
    task["budgetFen"] = .number(JSONNumber(1 << 53))
    #expect(RecordValidation.flaws(task).contains(Flaw("/budgetFen", "number.range")))
  }

  @Test("Who may not make a record of a type is told")
  func rights() throws {
    let failure = #expect(throws: Failure.self) {
      try RecordCreation.created(
        .task, members: ["kind": "todo", "title": "x", "scope": "370102"],
        actor: DomainWorld.person(.viewer), now: DomainWorld.monday, context: world.context)
    }
    #expect(failure?.code == .roleRefused)
    #expect(failure?.details["roles"] == ["supervisor"])
    let foreign = #expect(throws: Failure.self) {
      try world.grievance(["place": ["region": "370202"]])
    }
    #expect(foreign?.code == .roleRefused)
  }

  @Test("What commands write can't be brought along at creation")
  func creation() throws {
    let record = try world.grievance([
      "status": "closed", "steps": [["id": "x"]], "assignedTo": "u", "overdue": true,
    ])
    #expect(record.status == "registered" && record.steps.isEmpty)
    #expect(record["assignedTo"] == nil && record["overdue"] == nil)
  }

  @Test("Columns come from the document alone")
  func columns() throws {
    let record = try world.after(
      [("accept", [:]), ("assign", ["to": .string(DomainWorld.water)])],
      try world.grievance(["urgency": "urgent"]))
    let columns = QueryColumns.of(record)
    #expect(columns.isOpen && columns.status == "assigned" && columns.urgency == 1)
    #expect(columns.unit == DomainWorld.water && columns.place == "370102")
    #expect(columns.title == "水管漏水" && columns.number == record.number)
    #expect(columns.dueAt == GrievanceClocks.firstDue(of: record))
    #expect(columns.updatedAt == DomainWorld.monday + 120)
    let closed = try world.after(
      [("decline", ["lane": "explained", "reason": "x"])], try world.grievance())
    #expect(!QueryColumns.of(closed).isOpen && QueryColumns.of(closed).dueAt == nil)
  }

  @Test("Every type has a title without any of its members", arguments: RecordType.allCases)
  func titles(type: RecordType) {
    let record = Record(["id": "a", "type": .string(type.rawValue)])
    #expect(!record.title.isEmpty)
    #expect(QueryColumns.of(record).urgency == 0)
  }

  @Test("An alert's columns come from its message")
  func alerts() {
    let alert = Record([
      "id": "a", "type": "alert", "scope": "3701", "colour": "red",
      "cap": [
        "sent": "2026-11-23T09:00:00+08:00",
        "info": [["headline": "暴雨红色预警", "expires": "2026-11-23T15:00:00+08:00"]],
      ],
    ])
    let columns = QueryColumns.of(alert)
    #expect(columns.title == "暴雨红色预警" && columns.urgency == 4 && columns.isOpen)
    #expect(columns.dueAt == moment("2026-11-23 15:00"))
    #expect(AlertValidity.of(alert, at: moment("2026-11-23 08:59")) == .notYetEffective)
    #expect(AlertValidity.of(alert, at: moment("2026-11-23 14:59")) == .inForce)
    #expect(AlertValidity.of(alert, at: moment("2026-11-23 15:00")) == .ended)
  }

  @Test("Views are added at the moment and taken out again")
  func views() throws {
    let record = try world.grievance()
    let seen = Views.add(to: record, now: DomainWorld.monday + 1801)
    #expect(seen["overdue"] == true && seen["clockColour"] == "overdue")
    #expect(Views.removed(from: seen) == record)
    let licence = Record(["type": "licence", "validTo": "2026-11-23"])
    #expect(Views.add(to: licence, now: DomainWorld.monday)["expired"] == false)
    #expect(Views.add(to: licence, now: moment("2026-11-24 00:00"))["expired"] == true)
  }

  @Test("Imported reference records arrive published")
  func importing() throws {
    let template = try RecordCreation.imported(
      ["type": "template", "kind": "reply", "title": "已办", "text": "您好", "scope": "370102"],
      actor: DomainWorld.everyone, now: DomainWorld.monday, context: world.context)
    #expect(template.status == "published")
    let unknown = #expect(throws: Failure.self) {
      try RecordCreation.imported(
        ["type": "dragon"], actor: DomainWorld.everyone, now: DomainWorld.monday,
        context: world.context)
    }
    #expect(unknown?.code == .unknownType)
  }
}
