import DomainModel
import JSONDiff
import RecordMerge
import Testing

@Suite("Replaying state commands on the present state")
struct ReplayingStateTests {
  let handler = MergeWorld.actor([.handler])

  @Test("Two desks that accept the same order have accepted it once")
  func alreadyInEffect() throws {
    let start = MergeWorld.grievance(["status": "registered"])
    var (left, right, home) = (Desk("left", start), Desk("right", start), Home(start))
    home.receive(try left.command("accept"))

    let outcome = home.receive(try right.command("accept"))

    #expect(outcome.conflicts.isEmpty)
    #expect(outcome.result?.notes.map(\.effect) == [.inEffect])
    #expect(home.record.status == "accepted")
    #expect(home.record.steps.count == 1)
  }

  @Test("Assigned to the same unit twice is assigned once; to another, moved, with both steps")
  func assignAgainstAssign() throws {
    let start = MergeWorld.grievance()
    var (left, right, third) = (Desk("l", start), Desk("r", start), Desk("t", start))
    var home = Home(start)
    home.receive(try left.command("assign", ["to": .string(MergeWorld.water)]))

    home.receive(try right.command("assign", ["to": .string(MergeWorld.water)]))
    #expect(home.record.steps.count == 1)

    let moved = home.receive(try third.command("assign", ["to": .string(MergeWorld.roads)]))
    #expect(moved.word != "refused")
    #expect(home.record.text("assignedTo") == MergeWorld.roads)
    #expect(home.record.steps.count == 2)
    #expect(Set(home.record.steps.map(\.json).compactMap { $0["id"]?.string }).count == 2)
  }

  @Test("Claimed by both, the later holds and nobody is asked")
  func claimAgainstClaim() throws {
    let start = MergeWorld.grievance()
    var (left, right) = (Desk("l", start), Desk("r", start))
    let first = try left.command("next")
    right.clock += 9 << 11
    let second = try right.command("next")

    for order in [[first, second], [second, first]] {
      var home = Home(start)
      for change in order { #expect(home.receive(change).conflicts.isEmpty) }
      #expect(home.record["claim"] == right.record["claim"])
    }
  }

  @Test("A reply to an order that was moved meanwhile waits, with its text")
  func resolveAfterMove() throws {
    let start = MergeWorld.grievance([
      "status": "signed", "assignedTo": .string(MergeWorld.water),
      "leadUnit": .string(MergeWorld.water), "assignee": "officer",
    ])
    var (left, right, home) = (Desk("l", start), Desk("r", start), Home(start))
    home.receive(try left.command("assign", ["to": .string(MergeWorld.roads)]))
    let before = home.record

    let outcome = home.receive(
      try right.command("resolve", ["reply": "已修好"], actor: handler),
      MergeWorld.context(handler))

    #expect(outcome.word == "proposed")
    #expect(home.record == before)
    let reply = outcome.conflicts.first { $0.pointer == "/reply" }
    #expect(reply?.mine == "已修好")
    #expect(outcome.conflicts.contains { $0.pointer == "/status" && $0.rule == "state" })
    #expect(reply?.rule == "guarded")
  }

  @Test("A value that the command writes over another's waits; the command itself stands")
  func commandOverEdit() throws {
    let start = MergeWorld.grievance([
      "status": "signed", "assignedTo": .string(MergeWorld.water),
      "leadUnit": .string(MergeWorld.water), "assignee": "officer",
    ])
    var (left, right, home) = (Desk("l", start), Desk("r", start), Home(start))
    home.receive(left.change { $0["reply"] = "草稿" })

    let outcome = home.receive(
      try right.command("resolve", ["reply": "已修好"], actor: handler),
      MergeWorld.context(handler))

    #expect(home.record.status == "resolved")
    #expect(home.record.text("reply") == "草稿")
    #expect(outcome.conflicts.map(\.pointer) == ["/reply"])
    #expect(outcome.conflicts.map(\.mine) == ["已修好"])
  }

  @Test("A lapsed suspension reads as in hand, so that the order can be suspended again")
  func lapsedSuspension() throws {
    let start = MergeWorld.grievance([
      "status": "suspended", "assignedTo": .string(MergeWorld.water),
      "leadUnit": .string(MergeWorld.water),
      "suspension": ["awaits": "x", "reason": "y", "until": "2026-11-22T00:00:00.000Z"],
    ])
    var (desk, home) = (Desk("l", start), Home(start))

    let outcome = home.receive(
      try desk.command(
        "suspend", ["until": "2026-11-30T00:00:00.000Z", "for": "材料", "reason": "等料"],
        actor: handler), MergeWorld.context(handler))

    #expect(outcome.word == "accepted")
    #expect(home.record["suspension"]?["awaits"] == "材料")
  }

  @Test("What the rules never allowed is refused, not proposed")
  func neverAllowed() throws {
    let start = MergeWorld.grievance()
    var (desk, home) = (Desk("l", start), Home(start))
    let change = desk.change("grievance.close") { $0["status"] = "closed" }

    guard case .refused(let failure) = home.receive(change) else {
      Issue.record("not refused")
      return
    }
    #expect(failure.code == .transitionRefused)
  }

  @Test("Whoever lacks the role is refused, whatever the patch says")
  func withoutRole() throws {
    let start = MergeWorld.grievance()
    var (desk, home) = (Desk("l", start), Home(start))
    let change = try desk.command("assign", ["to": .string(MergeWorld.water)])

    let outcome = home.receive(change, MergeWorld.context(MergeWorld.actor([.viewer])))

    guard case .refused(let failure) = outcome else {
      Issue.record("not refused")
      return
    }
    #expect(failure.code == .roleRefused)
    #expect(home.record == start)
  }

  @Test("A whole course that nobody crosses is accepted step by step, and ends the same")
  func course() throws {
    let officer = MergeWorld.actor([.dispatcher, .supervisor, .handler])
    let start = MergeWorld.grievance(["status": "registered"])
    var (desk, home) = (Desk("l", start), Home(start))
    let course: [(String, JSONObject)] = [
      ("accept", [:]), ("assign", ["to": .string(MergeWorld.water)]), ("sign", [:]),
      ("extend", ["until": "2026-12-03T02:00:00.000Z", "reason": "等料"]), ("grant", [:]),
      ("suspend", ["until": "2026-11-30T00:00:00.000Z", "for": "材料", "reason": "等料"]),
      ("resume", [:]), ("resolve", ["reply": "已修好"]),
    ]
    for (name, arguments) in course {
      let change = try desk.command(name, arguments, actor: officer)
      let outcome = home.receive(change, MergeWorld.context(officer))
      #expect(outcome.word == "accepted", "\(name): \(outcome)")
      desk.pull(home)
    }
    #expect(home.record.status == "resolved")
    #expect(home.record.steps.map(\.command) == course.map(\.0))
  }

  @Test("A patch can't write a state by calling itself something else")
  func disguised() throws {
    let start = MergeWorld.grievance()
    for command in ["edit", "note", "grievance.next", "anything"] {
      var (desk, home) = (Desk("l", start), Home(start))
      let outcome = home.receive(desk.change(command) { $0["status"] = "closed" })
      guard case .refused = outcome else {
        Issue.record("\(command): \(outcome.word)")
        continue
      }
      #expect(home.record == start)
    }
    var (desk, home) = (Desk("l", start), Home(start))
    var change = try desk.command("assign", ["to": .string(MergeWorld.water)])
    change.patch.operations.append(
      .replace(JSONPointer(tokens: ["status"]), "closed"))
    home.receive(change)
    #expect(home.record.status == "assigned")
  }

  @Test("A command that clears what another wrote says so, and the value can come back")
  func cleared() throws {
    let start = MergeWorld.grievance([
      "status": "signed", "assignedTo": .string(MergeWorld.water),
      "leadUnit": .string(MergeWorld.water),
    ])
    var (left, right, home) = (Desk("l", start), Desk("r", start), Home(start))
    home.receive(left.change { $0["assignee"] = "张三" })

    let change = try right.command("assign", ["to": .string(MergeWorld.roads)])
    let outcome = home.receive(change)

    #expect(home.record["assignee"] == nil)
    #expect(outcome.conflicts.map(\.theirs) == ["张三"])
    let conflict = ConflictRecord.of(
      outcome.conflicts, change: change, clock: change.clock, record: home.record,
      digest: MergeWorld.digest)
    #expect(!ConflictRecord.isMoot(conflict, record: home.record))
    let patch = try ConflictResolution.patch(
      conflict, choices: ["/assignee": .theirs], record: home.record)
    #expect(try patch.apply(to: .object(home.record.members))["assignee"] == "张三")
  }

  @Test("An undone state command goes back with a step of its own")
  func undone() throws {
    let start = MergeWorld.grievance()
    var (desk, home) = (Desk("l", start), Home(start))
    home.receive(try desk.command("assign", ["to": .string(MergeWorld.water)]))

    let outcome = home.receive(
      desk.change("undo") { record in
        for name in ["status", "assignedTo", "leadUnit"] { record[name] = start[name] }
      })

    #expect(outcome.conflicts.isEmpty)
    #expect(home.record.status == "accepted")
    #expect(home.record.steps.map(\.command) == ["assign", "undo"])
  }
}
