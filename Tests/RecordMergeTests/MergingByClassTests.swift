import DomainModel
import JSONDiff
import RecordMerge
import Testing

@Suite("Merging fields by their class")
struct MergingByClassTests {
  let start = MergeWorld.grievance()

  /// Two desks change the same record without knowing of each other.
  private func merged(
    _ start: Record, _ one: (inout Record) -> Void, _ other: (inout Record) -> Void
  ) -> (homes: [Home], outcomes: [MergeOutcome]) {
    var (left, right) = (Desk("left", start), Desk("right", start))
    let first = left.change { one(&$0) }
    let second = right.change(tick: 5 << 11) { other(&$0) }
    var (forward, backward) = (Home(start), Home(start))
    let outcomes = [
      forward.receive(first), forward.receive(second), backward.receive(second),
      backward.receive(first),
    ]
    return ([forward, backward], outcomes)
  }

  @Test("A change that nobody crossed is accepted as made, with its clock and actor")
  func aloneIsAccepted() throws {
    var (home, desk) = (Home(start), Desk("left", start))

    let outcome = home.receive(desk.change { $0["title"] = "路灯坏了" })

    #expect(outcome.word == "accepted")
    #expect(home.record.text("title") == "路灯坏了")
    #expect(home.record.text("updatedAt") == Change.instant(of: desk.clock).rfc3339)
    #expect(home.record["futureMember"] == start["futureMember"])
  }

  @Test("Different fields of one record never dispute")
  func differentFields() {
    let (homes, outcomes) = merged(start, { $0["title"] = "甲" }, { $0["content"] = "乙" })

    #expect(outcomes.allSatisfy { $0.conflicts.isEmpty })
    #expect(homes[0].record == homes[1].record)
    #expect(homes[0].record.text("title") == "甲")
    #expect(homes[0].record.text("content") == "乙")
  }

  @Test("Of a guarded field the home's value stays and the other waits for a person")
  func guarded() {
    let (homes, outcomes) = merged(start, { $0["title"] = "甲" }, { $0["title"] = "乙" })

    #expect(homes[0].record.text("title") == "甲")
    #expect(homes[1].record.text("title") == "乙")
    #expect(outcomes.map(\.word) == ["accepted", "proposed", "accepted", "proposed"])
    #expect(
      homes[0].conflicts == [
        ConflictField(
          pointer: "/title", base: "路灯不亮", mine: "乙", theirs: "甲", rule: "guarded")
      ])
  }

  @Test("Equal values of a guarded field are no dispute")
  func guardedEqual() {
    let (homes, outcomes) = merged(start, { $0["title"] = "甲" }, { $0["title"] = "甲" })

    #expect(outcomes.allSatisfy { $0.word == "accepted" })
    #expect(homes[0].record == homes[1].record)
  }

  @Test("Members of an object are fields of their own")
  func members() {
    let (homes, outcomes) = merged(
      start, { $0["contact"] = ["name": "王芳", "phone": "1"] },
      { $0["contact"] = ["name": "王方", "phone": "13812342071"] })

    #expect(outcomes.allSatisfy { $0.conflicts.isEmpty })
    #expect(homes.allSatisfy { $0.record["contact"] == ["name": "王方", "phone": "1"] })
  }

  @Test("The later claim holds, whichever arrives first, and never half of each")
  func lastWriter() {
    let (homes, outcomes) = merged(
      start, { $0["claim"] = ["by": "a", "until": "2026-11-23T02:00:00.000Z"] },
      { $0["claim"] = ["by": "b", "until": "2026-11-23T03:00:00.000Z"] })

    #expect(homes[0].record == homes[1].record)
    #expect(homes[0].record["claim"]?["by"] == "b")
    #expect(outcomes.allSatisfy { $0.conflicts.isEmpty })
  }

  @Test("A tag that one adds again survives another's removal, in both orders")
  func setAddWins() {
    let tagged = MergeWorld.grievance(["tags": ["old"]])
    var (left, right) = (Desk("left", tagged), Desk("right", tagged))
    let removal = left.change { $0["tags"] = nil }
    let again = left.change { $0["tags"] = ["old"] }
    let other = right.change { $0["tags"] = ["new"] }

    var (forward, backward) = (Home(tagged), Home(tagged))
    for change in [removal, again, other] { forward.receive(change) }
    for change in [other, removal, again] { backward.receive(change) }

    #expect(forward.record == backward.record)
    #expect(Set(forward.record.texts("tags")) == ["old", "new"])
  }

  @Test("Notes of all desks are kept, ordered by clock")
  func appendOnly() {
    func note(_ id: String) -> JSON { ["id": .string(id), "text": "x", "by": "officer"] }
    let (homes, outcomes) = merged(
      start, { $0["notes"] = [note("z")] }, { $0["notes"] = [note("a")] })

    #expect(homes[0].record == homes[1].record)
    #expect(homes[0].record.list("notes").map { $0["id"] } == ["z", "a"])
    #expect(outcomes.map(\.word) == ["accepted", "merged", "accepted", "merged"])
  }

  @Test("Nobody takes another's note away, and an undo takes one's own")
  func notesStay() {
    let noted = MergeWorld.grievance(["notes": [["id": "n1", "text": "x"]]])
    var desk = Desk("left", noted)
    var home = Home(noted)

    home.receive(desk.change { $0["notes"] = nil })
    #expect(home.record.list("notes").count == 1)

    home.receive(desk.change { $0["notes"] = [["id": "n2", "text": "y"]] })
    home.receive(desk.change("undo") { $0["notes"] = nil })
    #expect(home.record.list("notes").map { $0["id"] } == ["n1"])
  }

  @Test("Amounts add up, and below nothing a person decides")
  func counter() {
    let stock = MergeWorld.supply()
    let (homes, outcomes) = merged(stock, { $0["stock"] = 6 }, { $0["stock"] = 12.5 })
    #expect(homes.allSatisfy { $0.record["stock"] == 8.5 })
    #expect(outcomes[1].word == "merged")

    let (short, refused) = merged(stock, { $0["stock"] = 4 }, { $0["stock"] = 3 })
    #expect(short[0].record["stock"] == 4)
    #expect(refused[1].conflicts.first?.rule == "bounds")
  }

  @Test("What was fixed at creation is refused, with all of the change")
  func fixed() {
    var (home, desk) = (Home(start), Desk("left", start))

    let outcome = home.receive(
      desk.change {
        $0["source"] = "grid"
        $0["title"] = "甲"
      })

    guard case .refused(let failure) = outcome else {
      Issue.record("\(outcome.word)")
      return
    }
    #expect(failure.code == .fixedMember)
    #expect(home.record == start)
  }

  @Test("What only the home derives is left aside")
  func derived() {
    var (home, desk) = (Home(start), Desk("left", start))

    let outcome = home.receive(desk.change { $0["round"] = 9 })

    #expect(outcome.word == "accepted")
    #expect(home.record["round"] == 1)
  }

  @Test("Elements with an id merge member by member")
  func identified() {
    let task = Record([
      "id": .string(MergeWorld.order), "type": "task", "scope": "370102", "schema": 1,
      "createdAt": "2026-11-23T00:00:00.000Z", "createdBy": "officer", "kind": "todo",
      "title": "t", "status": "open",
      "milestones": [["id": "m1", "title": "a"], ["id": "m2", "title": "b"]],
    ])
    let (homes, outcomes) = merged(
      task,
      { $0["milestones"] = [["id": "m2", "title": "b2"], ["id": "m1", "title": "a"]] },
      {
        $0["milestones"] = [
          ["id": "m1", "title": "a2"], ["id": "m2", "title": "b"], ["id": "m3", "title": "c"],
        ]
      })

    #expect(outcomes.allSatisfy { $0.conflicts.isEmpty })
    for home in homes {
      let titles = Set(home.record.list("milestones").compactMap { $0["title"]?.string })
      #expect(titles == ["a2", "b2", "c"])
    }

    let (_, disputed) = merged(
      task, { $0["milestones"] = [["id": "m1", "title": "x"], ["id": "m2", "title": "b"]] },
      { $0["milestones"] = [["id": "m1", "title": "y"], ["id": "m2", "title": "b"]] })
    #expect(disputed[1].conflicts.map(\.pointer) == ["/milestones/m1/title"])
  }

  @Test("A member that this program doesn't know is guarded and kept")
  func unknown() {
    let (homes, _) = merged(start, { $0["futureMember"] = 1 }, { $0["futureMember"] = 2 })

    #expect(homes[0].record["futureMember"] == 1)
    #expect(homes[0].conflicts.map(\.mine) == [2])
  }

  @Test("A masked member can't be written")
  func masked() {
    var (home, desk) = (Home(start), Desk("left", start))
    let change = desk.change { $0["contact"] = ["name": "王芳", "phone": "138****2071"] }

    guard case .refused(let failure) = home.receive(change, MergeWorld.context(level: 2)) else {
      Issue.record("not refused")
      return
    }
    #expect(failure.code == .maskedMember)
    #expect(failure.detail("member") == "/contact/phone")
  }

  @Test("A masked member of an element can't be written, others of it can")
  func maskedElement() {
    let start = MergeWorld.grievance(["parties": [["id": "p", "name": "李四", "role": "x"]]])
    var (home, desk) = (Home(start), Desk("left", start))
    let good = desk.change { $0["parties"] = [["id": "p", "name": "李四", "role": "y"]] }
    #expect(home.receive(good, MergeWorld.context(level: 2)).word == "accepted")
    let bad = desk.change { $0["parties"] = [["id": "p", "name": "李**", "role": "y"]] }
    guard case .refused(let failure) = home.receive(bad, MergeWorld.context(level: 2)) else {
      Issue.record("not refused")
      return
    }
    #expect(failure.detail("member") == "/parties/p/name")
  }

  @Test("An edit wins against a deletion, in both orders, and the deletion waits")
  func deleteAgainstEdit() {
    let tombstone: (inout Record) -> Void = { record in
      var members = JSONObject()
      for name in ["id", "type", "scope", "schema", "createdAt", "createdBy"] {
        members[name] = record[name]
      }
      members["deleted"] = ["at": "2026-11-23T01:00:00.000Z", "by": "officer"]
      record = Record(members)
    }
    let (homes, outcomes) = merged(start, tombstone, { $0["title"] = "甲" })

    #expect(outcomes.map(\.word) == ["accepted", "proposed", "accepted", "proposed"])
    for home in homes {
      #expect(home.record.text("title") == "甲")
      #expect(!home.record.isDeleted)
      #expect(home.conflicts.map(\.pointer) == ["/deleted"])
    }
    #expect(homes[0].record == homes[1].record)
  }

  @Test("A deletion that nobody crossed leaves the envelope")
  func deletion() {
    var (home, desk) = (Home(start), Desk("left", start))

    home.receive(desk.change("undo") { $0["deleted"] = ["at": "x", "by": "officer"] })

    #expect(home.record.isDeleted)
    #expect(home.record["title"] == nil)
  }

  @Test("A repeat is told, whatever the first outcome was")
  func again() {
    var (home, desk) = (Home(start), Desk("left", start))
    let change = desk.change { $0["title"] = "甲" }
    home.receive(change)
    let before = home.record

    #expect(home.receive(change) == .again)
    #expect(home.record == before)
  }

  @Test("What breaks the record's declaration together, waits as a whole")
  func invariant() {
    let long = (0..<300).map { JSON.string("tag\($0)") }
    let more = (300..<600).map { JSON.string("tag\($0)") }
    let (homes, outcomes) = merged(
      start, { $0["tags"] = .array(long) }, { $0["tags"] = .array(more) })

    #expect(outcomes[1].word == "proposed")
    #expect(outcomes[1].conflicts.map(\.rule) == ["invariant"])
    #expect(homes[0].record.texts("tags").count == 300)
  }

  @Test("Nobody has seen what isn't ordered yet")
  func baseAhead() {
    var (home, desk) = (Home(start), Desk("left", start))
    var change = desk.change { $0["title"] = "甲" }
    change.base = 1

    let outcome = ChangeMerge.merge(
      MergeInput(present: home.record, change: change, sequence: 1),
      context: MergeWorld.context())

    guard case .refused(let failure) = outcome else {
      Issue.record("not refused")
      return
    }
    #expect(failure.detail("member") == "/base")
    change.base = 0
    #expect(home.receive(change).word == "accepted")
  }

  @Test("A clock that runs ahead counts only as far as the home lets it")
  func clockAhead() {
    var (left, right) = (Desk("l", start), Desk("r", start))
    left.clock += 99_000_000 << 11
    let first = left.change { $0["claim"] = ["by": "l", "until": "2026-11-23T02:00:00.000Z"] }
    let second = right.change(tick: 9 << 11) {
      $0["claim"] = ["by": "r", "until": "2026-11-23T03:00:00.000Z"]
    }
    var context = MergeWorld.context()
    context.latestClock = MergeWorld.firstClock + (5 << 11)
    var home = Home(start)
    home.receive(first, context)
    context.latestClock = nil
    home.receive(second, context)

    #expect(home.record["claim"]?["by"] == "r")
  }

  @Test("A record is made once; a rule's second making is a repeat")
  func creation() throws {
    let made = Change(
      record: start.id, type: "grievance", scope: "370102", device: "left", epoch: 7, number: 1,
      base: 0, patch: Change.creation(of: start), command: "grievance.new", actor: "officer",
      clock: MergeWorld.firstClock)

    let outcome = ChangeMerge.merge(
      MergeInput(present: nil, change: made, sequence: 1), context: MergeWorld.context())
    let record = try #require(outcome.result?.record)
    #expect(outcome.word == "accepted")
    #expect(record["futureMember"] == start["futureMember"])

    let second = ChangeMerge.merge(
      MergeInput(present: record, change: made, sequence: 2), context: MergeWorld.context())
    #expect(second == .again)
  }
}
