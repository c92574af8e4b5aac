import DomainModel
import JSONDiff
import RecordMerge
import Testing

@Suite("Replaying the outbox and reading changes")
struct ReplayingTheOutboxTests {
  let start = MergeWorld.grievance()
  private static let oddities: [(String, JSON)] = [
    ("epoch", "1"), ("number", 0), ("number", -1), ("number", 1.5), ("base", -1),
    ("clock", .number(JSONNumber(1 << 53))), ("patch", [["op": "burn", "path": "/a"]]),
    ("patch", 1), ("record", ""), ("actor", 7), ("arguments", .array([])), ("device", .null),
    ("schema", 0), ("reason", .string(String(repeating: "x", count: 5000))),
  ]

  @Test("Waiting changes stand on top of the home's newer record")
  func rebased() throws {
    var desk = Desk("mine", start)
    let changes = [
      desk.change { $0["title"] = "甲" }, desk.change { $0["title"] = "乙" },
      desk.change { $0["tags"] = ["x"] },
    ]
    var newer = start
    newer["content"] = "别人改了"
    newer["tags"] = ["y"]

    let result = OutboxReplay.replay(changes, madeOn: start, onto: newer, sequence: 4) { _ in
      MergeWorld.context()
    }

    #expect(result.record?.text("title") == "乙")
    #expect(result.record?.text("content") == "别人改了")
    #expect(Set(result.record?.texts("tags") ?? []) == ["x", "y"])
    #expect(result.outcomes.allSatisfy { $0.conflicts.isEmpty })
  }

  @Test("What the home will propose shows beforehand")
  func foretold() {
    var desk = Desk("mine", start)
    let change = desk.change { $0["title"] = "甲" }
    var newer = start
    newer["title"] = "别人"

    let result = OutboxReplay.replay([change], madeOn: start, onto: newer, sequence: 4) { _ in
      MergeWorld.context()
    }

    #expect(result.record?.text("title") == "别人")
    #expect(result.outcomes.first?.conflicts.map(\.mine) == ["甲"])
  }

  @Test("A dispute inside an element shows beforehand, another member of it doesn't")
  func foretoldElement() {
    func citing(_ clause: String, _ policy: String) -> JSON {
      [["id": "a", "clause": .string(clause), "policy": .string(policy)]]
    }
    var start = start
    start["citations"] = citing("1", "p")
    var desk = Desk("mine", start)
    let change = desk.change { $0["citations"] = citing("2", "p") }
    for (newer, disputed) in [(citing("3", "p"), true), (citing("1", "q"), false)] {
      var present = start
      present["citations"] = newer
      let result = OutboxReplay.replay([change], madeOn: start, onto: present, sequence: 4) { _ in
        MergeWorld.context()
      }
      let pointers = result.outcomes.first?.conflicts.map(\.pointer)
      #expect(pointers == (disputed ? ["/citations/a/clause"] : []))
    }
  }

  @Test("A change reads back as it was written")
  func roundTrip() throws {
    var desk = Desk("mine", start)
    var change = desk.change("grievance.edit", ["x": 1]) { $0["title"] = "甲" }
    change.reason = "原因"
    change.group = "g"

    #expect(try Change(json: change.json) == change)
    let bytes = change.json.canonicalBytes()
    #expect(try Change(json: try JSON.parse(bytes)) == change)
  }

  @Test(
    "An odd change is refused by the member that is odd",
    arguments: oddities)
  func odd(member: String, value: JSON) throws {
    var desk = Desk("mine", start)
    var object = try #require(desk.change { $0["title"] = "甲" }.json.object)
    object[member] = value

    let failure = #expect(throws: Failure.self) { try Change(json: .object(object)) }
    #expect(failure?.code == .inputFormat)
    #expect(failure?.detail("member")?.hasPrefix("/" + member) == true)
  }

  @Test("The history of fields keeps through storing")
  func history() throws {
    var fields = FieldHistory()
    fields.set(FieldMark(sequence: 1, writer: "a", clock: 5), at: "/tags/x")
    fields.set(FieldMark(sequence: 2, writer: "b", clock: 6), at: "/tags/x")
    fields.set(FieldMark(sequence: 3, writer: "b", clock: 7), at: "/title")

    let read = try FieldHistory(json: fields.json)

    #expect(read == fields)
    #expect(read.isChanged("/tags/x", after: 0, byOtherThan: "b"))
    #expect(!read.isChanged("/title", after: 0, byOtherThan: "b"))
    #expect(throws: Failure.self) { try FieldHistory(json: ["/x": [1]]) }
  }

  @Test("A reader below the level of a member gets the change of his copy")
  func maskedReader() throws {
    var (desk, home) = (Desk("mine", start), Home(start))
    let change = desk.change {
      $0["contact"] = ["name": "王芳", "phone": "13900001111"]
      $0["title"] = "甲"
    }
    home.receive(change)

    let patch = SentChange.patch(
      from: start, to: home.record, by: change, clock: change.clock, level: 2)

    let before = SentChange.copy(start, 2)
    let after = try SentChange.apply(
      patch, to: before, clock: change.clock, actor: change.actor)
    #expect(after == SentChange.copy(home.record, 2))
    #expect(!patch.json.canonicalText.contains("13900001111"))
    #expect(after["masked"] == nil)
  }

  @Test("An earlier record comes back from inverses")
  func earlier() throws {
    let patch = JSONDiffer.patch(
      from: .object(start.members), to: .object(MergeWorld.grievance(["title": "甲"]).members))
    let inverse = try patch.inverse(on: .object(start.members))

    let before = SeenRecord.earlier(
      than: MergeWorld.grievance(["title": "甲"]), inverses: [inverse])

    #expect(before == start)
  }
}
