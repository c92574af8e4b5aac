import DomainModel
import JSONDiff
import Testing

@Suite("Moving other records by their tables")
struct TaskRulesTests {
  private let world = DomainWorld()

  private func created(
    _ type: RecordType, _ members: JSONObject, command: String? = nil,
    by actor: Actor = DomainWorld.everyone
  ) throws(Failure) -> Record {
    try RecordCreation.created(
      type, members: members, command: command, actor: actor, now: DomainWorld.monday,
      context: world.context)
  }

  private func apply(
    _ command: String, _ record: Record, _ arguments: JSONObject = [:],
    by actor: Actor = DomainWorld.everyone
  ) throws(Failure) -> Record {
    try TransitionRules.apply(
      command, to: record, arguments: arguments, actor: actor, now: DomainWorld.monday + 600,
      context: world.context
    ).record
  }

  @Test("A task is made, assigned, answered, returned, answered again and done")
  func task() throws {
    let made = try created(.task, ["kind": "supervised", "title": "督办", "scope": "370102"])
    #expect(made.status == "open" && made.number?.hasPrefix("T370102") == true)
    let assigned = try apply("assign", made, ["to": .string(DomainWorld.water)])
    #expect(assigned.text("leadUnit") == DomainWorld.water)
    #expect(assigned.steps.last?.unit == DomainWorld.water)

    let own = DomainWorld.person(.handler, of: DomainWorld.water, isBound: true)
    let answered = try apply("answer", assigned, ["text": "已办"], by: own)
    #expect(answered["answers"]?[0]?["text"] == "已办")
    #expect(answered["answers"]?[0]?["by"] == .string(own.id))
    let returned = try apply("return", answered, ["reason": "不实"])
    let done = try apply("done", try apply("answer", returned, ["text": "重办"], by: own))

    #expect(done.status == "done" && done.list("answers").count == 2)
    #expect(done.steps.map(\.command) == ["assign", "answer", "return", "answer", "done"])
    #expect(RecordValidation.flaws(done).isEmpty)
  }

  @Test("Only a to-do or a plan step is done by its own unit")
  func ownTasks() throws {
    let own = DomainWorld.person(.handler, of: DomainWorld.water, isBound: true)
    func task(_ kind: String) throws -> Record {
      try created(
        .task,
        [
          "kind": .string(kind), "title": "x", "scope": "370102",
          "leadUnit": .string(DomainWorld.water),
        ])
    }
    #expect(try apply("done", try task("todo"), by: own).status == "done")
    let failure = #expect(throws: Failure.self) {
      try apply("done", try task("supervised"), by: own)
    }
    #expect(failure?.detail("rule") == "task.ownOnlyTodo")
    let lifted = #expect(throws: Failure.self) { try apply("lift", try task("todo")) }
    #expect(lifted?.detail("rule") == "task.supervisedOrRisk")
  }

  @Test("A licence is suspended with a reason and restored")
  func licence() throws {
    let officer = DomainWorld.person(.licensingOfficer)
    let licence = try created(
      .licence,
      [
        "licenceType": "t", "identifier": "i", "licenceNumber": "鲁1", "holder": "h",
        "issuer": .string(DomainWorld.center), "scope": "370102",
      ], by: officer)
    #expect(licence.status == "valid")
    let missing = #expect(throws: Failure.self) { try apply("suspend", licence, by: officer) }
    #expect(missing?.code == .argumentMissing)
    let suspended = try apply("suspend", licence, ["reason": "整改"], by: officer)
    #expect(suspended.text("statusReason") == "整改")
    #expect(try apply("restore", suspended, by: officer).status == "valid")
  }

  @Test("A dispute is settled the one way or the other")
  func settling() throws {
    let steward = DomainWorld.person(.dataSteward)
    let raised = try created(
      .dataDispute,
      [
        "entry": "e", "claim": "数据有误", "requester": .string(DomainWorld.water),
        "provider": .string(DomainWorld.center), "scope": "370102",
      ], by: steward)
    let accepted = try apply("accept", raised, by: steward)
    let settled = try apply("settle", accepted, ["result": "rejected"], by: steward)
    #expect(settled.status == "rejected")
    let odd = #expect(throws: Failure.self) {
      try apply("settle", accepted, ["result": "burned"], by: steward)
    }
    #expect(odd?.code == .argumentInvalid)
  }

  @Test("A reviewer isn't an inspector of the check, unless one works alone")
  func reviewer() throws {
    let check = try created(
      .inspection,
      [
        "subject": "s", "checkKind": "daily", "unit": .string(DomainWorld.center),
        "inspectors": [.string(DomainWorld.everyone.id)], "scope": "370102",
      ])
    let failure = #expect(throws: Failure.self) { try apply("approve", check) }
    #expect(failure?.detail("rule") == "inspection.notItsInspector")
    var alone = world
    alone.isSingleOperator = true
    let approved = try TransitionRules.apply(
      "approve", to: check, actor: DomainWorld.everyone, now: DomainWorld.monday + 60,
      context: alone.context
    ).record
    #expect(approved.steps.last?.waived == "inspection.notItsInspector")
  }

  @Test("The system moves what rules move, nobody else")
  func system() throws {
    let conflict = Record([
      "id": "c", "type": "conflict", "scope": "370102", "status": "open",
    ])
    let settled = try TransitionRules.apply(
      "withdraw", to: conflict, actor: .system, now: DomainWorld.monday, context: world.context)
    #expect(settled.record.status == "withdrawn")
    #expect(throws: Failure.self) { try apply("withdraw", conflict) }
  }

  @Test("A policy once withdrawn isn't published again, a dispatch rule is")
  func referenceLife() {
    #expect(StateMachine.of(.policy)?.transition("publish", from: "withdrawn") == nil)
    #expect(StateMachine.of(.dispatchRule)?.transition("publish", from: "withdrawn") != nil)
    #expect(StateMachine.of(.region) == nil)
  }
}
