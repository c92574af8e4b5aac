import DomainModel
import JSONDiff
import Testing

@Suite("Working a grievance")
struct GrievanceRulesTests {
  private let world = DomainWorld()
  private let water = JSON.string(DomainWorld.water)
  private let roads = JSON.string(DomainWorld.roads)
  private let handler = DomainWorld.person(.handler, of: DomainWorld.water, isBound: true)

  private func refusal(
    _ command: String, _ record: Record, _ arguments: JSONObject = [:],
    by actor: Actor = DomainWorld.everyone, at now: Instant = DomainWorld.monday + 3600,
    in world: DomainWorld? = nil
  ) -> Failure? {
    do throws(Failure) {
      _ = try TransitionRules.apply(
        command, to: record, arguments: arguments, actor: actor, now: now,
        context: (world ?? self.world).context)
      return nil
    } catch {
      return error
    }
  }

  private func rule(_ failure: Failure?) -> String? { failure?.detail("rule") }

  private func assigned(_ members: JSONObject = [:]) throws -> Record {
    try world.after([("accept", [:]), ("assign", ["to": water])], try world.grievance(members))
  }

  @Test("A new order is registered, numbered, and its first clock runs")
  func creation() throws {
    let record = try world.grievance()

    #expect(record.status == "registered")
    #expect(record.number?.hasPrefix("G370102261123") == true)
    #expect(record.scope == "370102")
    #expect(record["round"] == 1)
    #expect(GrievanceClocks.first(of: record)?.dueAt == DomainWorld.monday + 1800)
    #expect(RecordValidation.flaws(record).isEmpty)
  }

  @Test("Receiver, lead and steps follow the order from desk to desk")
  func course() throws {
    let record = try assigned()
    #expect(record.text("leadUnit") == DomainWorld.water)

    let signed = try TransitionRules.apply(
      "sign", to: record, actor: handler, now: DomainWorld.monday + 3600, context: world.context
    ).record

    #expect(signed.text("assignee") == handler.id)
    #expect(signed.steps.map(\.command) == ["accept", "assign", "sign"])
    #expect(signed.steps.last?.from == "assigned")
    #expect(signed.text("updatedBy") == handler.id)
  }

  @Test("A handler of another unit may neither sign nor return")
  func foreignHandler() throws {
    let other = DomainWorld.person(.handler, of: DomainWorld.roads, isBound: true)
    let failure = refusal("sign", try assigned(), by: other)

    #expect(failure?.code == .roleRefused)
    #expect(failure?.exitStatus == 77)
    #expect(refusal("sign", try assigned(), by: handler) == nil)
  }

  @Test("An upheld return bars the unit, the second needs a supervisor")
  func returns() throws {
    let dispatcher = DomainWorld.person(.dispatcher)
    let once = try world.after([("return", ["reason": "非职责"]), ("uphold", [:])], try assigned())
    #expect(once.texts("barredUnits") == [DomainWorld.water])
    #expect(once.text("assignedTo") == nil)
    #expect(rule(refusal("assign", once, ["to": water])) == "grievance.barred")

    let twice = try world.after(
      [("assign", ["to": roads]), ("return", ["reason": "非职责"]), ("uphold", [:])], once)
    let third: JSONObject = ["to": .string(DomainWorld.center)]
    #expect(rule(refusal("assign", twice, third, by: dispatcher)) == "grievance.secondReturn")
    #expect(refusal("assign", twice, third) == nil)
  }

  @Test("An overruled return binds the unit")
  func binding() throws {
    let bound = try world.after([("return", ["reason": "非职责"]), ("overrule", [:])], try assigned())

    #expect(bound.status == "assigned")
    #expect(rule(refusal("return", bound, ["reason": "再退"])) == "grievance.binding")
  }

  @Test("A return comes within two working days")
  func returnLimit() throws {
    let record = try assigned()
    #expect(refusal("return", record, ["reason": "x"], at: moment("2026-11-25 09:00")) == nil)
    let late = refusal("return", record, ["reason": "x"], at: moment("2026-11-25 09:03"))
    #expect(rule(late) == "grievance.returnLimit")
  }

  @Test("What is a department's own doesn't go to a street")
  func tier() throws {
    let record = try world.after(
      [("accept", [:])], try world.grievance(["category": "water.supply"]))
    let failure = refusal("assign", record, ["to": .string(DomainWorld.street)])
    #expect(rule(failure) == "grievance.tier")
    #expect(failure?.detail("basis") == "派单目录 3.2")

    let proposed = try world.after([("assign", [:])], record)
    #expect(proposed.text("assignedTo") == DomainWorld.water)
  }

  @Test("An unknown unit is named")
  func unknownUnit() throws {
    let record = try world.after([("accept", [:])], try world.grievance())
    #expect(refusal("assign", record, ["to": "nobody"])?.code == .unitUnknown)
    #expect(refusal("assign", record)?.code == .argumentMissing)
  }

  @Test("To assign to another unit clears the person")
  func reassign() throws {
    let signed = try world.after([("sign", [:])], try assigned())
    #expect(signed.text("assignee") != nil)
    let moved = try world.after([("assign", ["to": roads])], signed)
    #expect(moved.text("assignee") == nil)
    #expect(moved.text("leadUnit") == DomainWorld.water)
    #expect(try world.after([("sign", [:])], moved).text("leadUnit") == DomainWorld.roads)
  }

  @Test("A suspension whose date has passed reads as in hand, and the next command writes it")
  func lapsed() throws {
    let suspended = try world.after(
      [
        ("sign", [:]),
        ("suspend", ["until": "2026-11-25T09:00:00+08:00", "for": "市民", "reason": "等材料"]),
      ],
      try assigned())
    let later = moment("2026-11-26 09:00")
    #expect(GrievanceClocks.effectiveStatus(suspended, at: later) == "signed")
    #expect(refusal("resume", suspended, at: later)?.code == .transitionRefused)

    let resolved = try TransitionRules.apply(
      "resolve", to: suspended, arguments: ["reply": "已修"], actor: handler, now: later,
      context: world.context
    ).record
    #expect(resolved["suspension"] == nil)
    #expect(resolved.steps.last?.from == "signed")
  }

  @Test("An extension is asked once a round, for ten working days at most")
  func extensions() throws {
    let signed = try world.after([("sign", [:])], try assigned())
    let tooLong: JSONObject = ["until": "2027-01-15T09:00:00+08:00", "reason": "疑难"]
    #expect(rule(refusal("extend", signed, tooLong)) == "grievance.extensionLimit")

    let asked = try world.after(
      [("extend", ["until": "2026-12-07T09:00:00+08:00", "reason": "疑难"])], signed)
    #expect(refusal("grant", asked, by: handler)?.code == .roleRefused)
    let granted = try world.after([("grant", [:])], asked)
    let resolve = GrievanceClocks.clocks(of: granted).first { $0.step == .resolve }
    #expect(resolve?.dueAt == moment("2026-12-07 09:00"))
    #expect(resolve?.earlier.count == 1)
    let again: JSONObject = ["until": "2026-12-08T09:00:00+08:00", "reason": "疑难"]
    #expect(rule(refusal("extend", granted, again)) == "grievance.oncePerRound")
    #expect(rule(refusal("deny", granted)) == "grievance.noExtensionAsked")
  }

  @Test("A reply with a telephone number needs a yes")
  func personalData() throws {
    let signed = try world.after([("sign", [:])], try assigned())
    let failure = refusal("resolve", signed, ["reply": "请拨13812342071"])
    #expect(failure?.code == .personalData)
    #expect(failure?.details["found"] == ["138****2071"])
    let confirmed: JSONObject = ["reply": "请拨13812342071", "confirmedPersonalData": true]
    #expect(refusal("resolve", signed, confirmed) == nil)
  }

  @Test("One reply reaches all merged orders")
  func merged() throws {
    var world = DomainWorld()
    let first = try world.grievance()
    let second = try world.grievance(["title": "也漏水"])
    world.records[first.id] = first
    let child = try world.after([("merge", ["into": .string(first.id)])], second)
    #expect(child.status == "merged")
    world.merged = [child]

    let outcome = try TransitionRules.apply(
      "answer", to: first, arguments: ["reply": "今日修好"], actor: DomainWorld.everyone,
      now: DomainWorld.monday + 600, context: world.context)

    #expect(outcome.record["direct"] == true)
    #expect(outcome.changed.map { $0.text("reply") } == ["今日修好"])
    #expect(outcome.changed.first?.status == "merged")
    world.records[first.id] = outcome.record
    let visited = try world.after(
      [("visit", ["channel": "phone", "reached": true, "outcome": "solved"])], child)
    #expect(visited.list("visits").count == 1)
    #expect(visited.status == "merged")
  }

  @Test("An order taken out of a merger has its status and clocks again")
  func unmerge() throws {
    var world = DomainWorld()
    let first = try world.grievance()
    world.records[first.id] = first
    let accepted = try world.after([("accept", [:])], try world.grievance())
    let back = try world.after(
      [("merge", ["into": .string(first.id)]), ("unmerge", [:])], accepted)

    #expect(back.status == "accepted")
    #expect(back["clocks"] == accepted["clocks"])
    #expect(back["mergedInto"] == nil && back["before"] == nil)
    #expect(
      rule(refusal("merge", first, ["into": .string(first.id)], in: world)) == "grievance.target")
  }

  @Test("A split makes a second order that links to the first")
  func split() throws {
    let record = try world.grievance()
    let outcome = try TransitionRules.apply(
      "split", to: record, arguments: ["title": "路灯", "content": "路灯不亮"],
      actor: DomainWorld.person(.dispatcher), now: DomainWorld.monday + 60, context: world.context)

    let second = try #require(outcome.created.first)
    #expect(outcome.record.status == "registered")
    #expect(second.status == "registered" && second.id != record.id)
    #expect(second["links"]?[0]?["record"] == .string(record.id))
    #expect(second["contact"] == record["contact"])
    #expect(second.number != record.number)
  }

  @Test("A lane demands its own fields")
  func lanes() throws {
    let record = try world.grievance()
    #expect(rule(refusal("decline", record, ["lane": "legalRoute"])) == "grievance.lane")
    #expect(refusal("decline", record, ["lane": "nowhere"])?.code == .argumentInvalid)
    let declined = try world.after([("decline", ["lane": "transferNow", "to": "119"])], record)
    #expect(declined["laneDetails"]?["to"] == "119")
    #expect(declined["laneDetails"]?["at"] != nil)
    #expect(!declined.isOpen)
  }

  @Test("Three attempts on two days make an unreachable caller visited")
  func unreachable() throws {
    var record = try world.after([("sign", [:]), ("resolve", ["reply": "已修"])], try assigned())
    let missed: JSONObject = ["channel": "phone", "reached": false]
    for time in ["2026-11-23 10:00", "2026-11-23 15:00", "2026-11-24 09:00"] {
      #expect(record.status == "resolved")
      record = try TransitionRules.apply(
        "visit", to: record, arguments: missed, actor: DomainWorld.person(.dispatcher),
        now: moment(time), context: world.context
      ).record
    }
    #expect(record.status == "visited")
    #expect(record.list("visits").count == 3)
  }

  @Test("A caller who was reached has told an outcome; without it nothing is visited")
  func outcome() throws {
    let resolved = try world.after([("sign", [:]), ("resolve", ["reply": "已修"])], try assigned())

    let failure = refusal("visit", resolved, ["channel": "phone", "reached": true])

    #expect(failure?.code == .argumentMissing && failure?.details["argument"] == "outcome")
  }

  @Test("The visitor isn't of the unit that handled it, unless one works alone")
  func visitor() throws {
    let resolved = try world.after([("sign", [:]), ("resolve", ["reply": "已修"])], try assigned())
    let reached: JSONObject = ["channel": "phone", "reached": true, "outcome": "solved"]
    let own = DomainWorld.person(.dispatcher, of: DomainWorld.water)
    #expect(rule(refusal("visit", resolved, reached, by: own)) == "grievance.otherUnit")

    var alone = DomainWorld()
    alone.isSingleOperator = true
    let visited = try TransitionRules.apply(
      "visit", to: resolved, arguments: reached, actor: own, now: DomainWorld.monday + 7200,
      context: alone.context
    ).record
    #expect(visited.steps.last?.waived == "grievance.otherUnit")
  }

  @Test("What the caller finds unsolved is reopened, not closed; the round has half the time")
  func reopening() throws {
    let visited = try world.after(
      [
        ("sign", [:]), ("resolve", ["reply": "已修"]),
        ("visit", ["channel": "phone", "reached": true, "satisfied": false, "outcome": "solved"]),
      ], try assigned())
    #expect(rule(refusal("close", visited)) == "grievance.reopeningDue")

    let again = try world.after([("reopen", ["reason": "仍漏水"])], visited)
    #expect(again["round"] == 2)
    #expect(again.text("assignedTo") == nil)
    let resolve = try #require(GrievanceClocks.clocks(of: again).first { $0.step == .resolve })
    let counted = WorkingCalendar().workingMilliseconds(from: resolve.from, to: resolve.dueAt)
    #expect(counted == 5 * 27_000_000 / 2)
    #expect(resolve.earlier.count == 1)
  }

  @Test("A closed order is reopened by a supervisor within thirty days")
  func reopenLimit() throws {
    let closed = try world.after(
      [
        ("answer", ["reply": "可以"]),
        ("visit", ["channel": "phone", "reached": true, "outcome": "explained"]),
        ("close", [:]),
      ],
      try world.grievance())
    let reason: JSONObject = ["reason": "新情况"]
    #expect(
      refusal("reopen", closed, reason, by: DomainWorld.person(.dispatcher))?.code == .roleRefused)
    #expect(refusal("reopen", closed, reason, at: moment("2026-12-23 09:00")) == nil)
    let late = refusal("reopen", closed, reason, at: moment("2026-12-24 09:00"))
    #expect(rule(late) == "grievance.reopenLimit")
  }

  @Test("Only disputes are mediated, and an agreement has its signatures")
  func mediation() throws {
    let plain = try world.after([("accept", [:])], try world.grievance())
    #expect(rule(refusal("mediate", plain)) == "grievance.mediationOnlyForDisputes")
    let dispute = try world.after(
      [("accept", [:]), ("mediate", ["to": water])], try world.grievance(["kind": "dispute"]))
    #expect(rule(refusal("agree", dispute, ["text": "各让一步"])) == "grievance.signatures")
    #expect(refusal("fail", dispute, ["to": "duel"])?.code == .argumentInvalid)
    let failed = try world.after(
      [("fail", ["to": "court"]), ("followup", [:]), ("close", [:])], dispute)
    #expect(failed.text("route") == "court" && failed.status == "closed")
  }

  @Test("To urge makes a supervised task, the second one red")
  func urging() throws {
    var record = try assigned()
    var lights: [String?] = []
    for hour in 1...2 {
      let outcome = try TransitionRules.apply(
        "urge", to: record, arguments: ["reason": "请抓紧"], actor: DomainWorld.everyone,
        now: DomainWorld.monday + hour * 3600, context: world.context)
      record = outcome.record
      lights.append(outcome.created.first?.text("light"))
      #expect(outcome.created.allSatisfy { RecordValidation.flaws($0).isEmpty })
      #expect(outcome.created.first?.text("leadUnit") == DomainWorld.water)
    }
    #expect(lights == ["yellow", "red"])
    #expect(record.status == "assigned")
  }

  @Test("A claim keeps others away for ten minutes")
  func claims() throws {
    let claimed = try world.after([("next", [:])], try world.grievance())
    let other = DomainWorld.person(.dispatcher)
    #expect(
      rule(refusal("next", claimed, by: other, at: DomainWorld.monday + 600)) == "grievance.claimed"
    )
    #expect(refusal("next", claimed, by: other, at: DomainWorld.monday + 661) == nil)
    #expect(claimed.steps.isEmpty)
    #expect(try world.after([("accept", [:])], claimed)["claim"] == nil)
  }

  @Test("An inspection made of an order links back to it")
  func inspection() throws {
    let outcome = try TransitionRules.apply(
      "inspect", to: try assigned(), arguments: ["subject": "s", "inspectors": ["a", "b"]],
      actor: DomainWorld.everyone, now: DomainWorld.monday + 3600, context: world.context)
    let check = try #require(outcome.created.first)
    #expect(check.status == "assigned" && check.text("checkKind") == "case")
    #expect(check["links"]?[0]?["record"] == .string(outcome.record.id))
    #expect(outcome.record["links"]?[0]?["record"] == .string(check.id))
    #expect(RecordValidation.flaws(check).isEmpty)
  }

  @Test("A note adds to the record and moves nothing")
  func notes() throws {
    let noted = try world.after([("note", ["text": "已电话核实"])], try world.grievance())
    #expect(noted["notes"]?[0]?["text"] == "已电话核实")
    #expect(noted.status == "registered" && noted.steps.isEmpty)
  }

  @Test("An order given to a unit of another county is worked there")
  func scopes() throws {
    var world = DomainWorld()
    var unit = try #require(world.records[DomainWorld.roads])
    unit["scope"] = "370103"
    world.records[DomainWorld.roads] = unit
    let moved = try world.after(
      [("accept", [:]), ("assign", ["to": roads])], try world.grievance())
    #expect(moved.scope == "370103")
  }
}
