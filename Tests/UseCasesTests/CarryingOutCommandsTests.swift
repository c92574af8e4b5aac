import DomainModel
import JSONDiff
import LocalStore
import Testing
import Trust
import UseCases

@Suite("Carrying out commands")
struct CarryingOutCommandsTests {
  @Test("One desk takes an order from its registering to its filing")
  func wholeCourse() throws {
    let world = try World()
    let id = try world.inHand()

    try world.carryOut("resolve", [id], ["reply": "已修复"])
    try world.carryOut(
      "visit", [id], ["channel": "phone", "reached": true, "satisfied": true, "outcome": "solved"])
    try world.carryOut("close", [id])

    let record = try world.record(id)
    #expect(record.status == "closed")
    #expect(
      record.steps.map(\.command) == ["accept", "assign", "sign", "resolve", "visit", "close"])
    #expect(record.list("clocks").allSatisfy { $0["stoppedAt"] != nil })
  }

  @Test("What the state forbids is refused and nothing is written")
  func refusal() throws {
    let world = try World()
    let id = try world.makeGrievance()
    let before = try world.desk.store.read { (reader) throws(Failure) in try reader.numbers() }

    #expect {
      try world.carryOut("sign", [id])
    } throws: { error in
      (error as? Failure)?.code == .transitionRefused
    }

    let after = try world.desk.store.read { (reader) throws(Failure) in try reader.numbers() }
    #expect(after.digest == before.digest && after.pendingChanges == before.pendingChanges)
  }

  @Test("A bulk does what it can and says what it couldn't, record by record")
  func bulk() throws {
    let world = try World()
    let first = try world.makeGrievance()
    let second = try world.makeGrievance()
    try world.carryOut("accept", [second])

    let outcome = try world.carryOut("accept", [first, second, "no-such-record"])

    #expect(outcome.changed == [first])
    #expect(outcome.refused.map(\.record) == [second, "no-such-record"])
    #expect(outcome.refused.map(\.failure.code) == [.transitionRefused, .notFound])
    #expect(outcome.exitStatus == 0)
  }

  @Test("A bulk that did nothing ends as its first refusal does")
  func bulkOfNothing() throws {
    let world = try World()

    let outcome = try world.carryOut("accept", ["no-such-1", "no-such-2"])

    #expect(outcome.changed.isEmpty && outcome.exitStatus == 66)
  }

  @Test("One undo takes back the whole bulk, and redo does it again")
  func undoOfBulk() throws {
    let world = try World()
    let ids = [try world.makeGrievance(), try world.makeGrievance()]
    try world.carryOut("accept", ids)

    _ = try UndoChange(desk: world.desk).undo()
    #expect(try ids.map { try world.record($0).status } == ["registered", "registered"])

    _ = try UndoChange(desk: world.desk).redo()
    #expect(try ids.map { try world.record($0).status } == ["accepted", "accepted"])
  }

  @Test("Undo takes back neither the setting up nor the trace of a look")
  func undoOfOwnChangesOnly() throws {
    let world = try World()
    #expect {
      try UndoChange(desk: world.desk).undo()
    } throws: { error in
      (error as? Failure)?.code == .undoNothing
    }
    let id = try world.makeGrievance()
    try world.carryOut("accept", [id])
    _ = try RevealMember(desk: world.desk)(id, pointer: "/contact/name", reason: "核实")

    let outcome = try UndoChange(desk: world.desk).undo()

    #expect(outcome.changed == [id])
    #expect(try world.record(id).status == "registered")
  }

  @Test("A command bound to a revision that moved on is refused")
  func movedOn() throws {
    let world = try World()
    let id = try world.makeGrievance()
    let seen = try #require(
      try world.desk.store.read { (reader) throws(Failure) in try reader.record(id) }
    ).rev.text
    _ = try NoteRecord(desk: world.desk)(
      CommandRequest("record.note", records: [id], arguments: ["text": "已电话"]))

    let request = CommandRequest(
      "grievance.accept", records: [id], expectedRevisions: [id: seen])

    #expect {
      try CarryOutCommand(desk: world.desk)(request, command: "accept")
    } throws: { error in
      (error as? Failure)?.code == .recordChanged
    }
  }

  @Test("Urging makes a supervised task, yellow at first and red again")
  func urging() throws {
    let world = try World()
    let id = try world.inHand()

    try world.carryOut("urge", [id], ["reason": "群众再次来电"])
    try world.carryOut("urge", [id], ["reason": "仍未办理"])

    var lights: [String?] = []
    try world.desk.store.read { (reader) throws(Failure) in
      try reader.forEach(.task) { (stored) throws(Failure) in
        lights.append(stored.record.text("light"))
        return true
      }
    }
    #expect(lights == ["yellow", "red"])
  }

  @Test("A reply with a telephone number needs a yes")
  func personalData() throws {
    let world = try World()
    let id = try world.inHand()

    #expect {
      try world.carryOut("resolve", [id], ["reply": "请拨 10812342071"])
    } throws: { error in
      (error as? Failure)?.code == .personalData
    }
    try world.carryOut(
      "resolve", [id], ["reply": "请拨 10812342071", "confirmedPersonalData": true])
    #expect(try world.record(id).status == "resolved")
  }

  @Test("A clock that was given is marked in the change")
  func simulated() throws {
    let world = try World()
    let id = try world.makeGrievance()
    let desk = Desk(store: world.desk.store, isClockFixed: true)

    _ = try CarryOutCommand(desk: desk)(
      CommandRequest("grievance.accept", records: [id]), command: "accept")

    let history = try desk.store.read { (reader) throws(Failure) in try reader.history(id) }
    #expect(history.last?.arguments["simulated"] == true)
  }

  @Test("Four digits name the order that they end, though a task ends alike")
  func endingOfItsType() throws {
    let world = try World()
    let order = try world.makeGrievance(["number": "G3701022611230A0147"])
    _ = try world.make(
      .task, ["number": "T3701022611230A0147", "title": "示范任务", "kind": "todo"])

    var request = CommandRequest("grievance.accept", records: ["0147"])
    #expect(throws: Failure.self) {
      try CarryOutCommand(desk: world.desk)(request, command: "accept")
    }
    request.recordTypes = [.grievance]
    _ = try CarryOutCommand(desk: world.desk)(request, command: "accept")

    #expect(try world.record(order).status == "accepted")
  }

  @Test("What the state after it doesn't tell is said: urged, time asked for and granted")
  func saysWhatWasDone() throws {
    let world = try World()
    let order = try world.inHand()

    let urged = try world.carryOut("urge", [order], ["reason": "请速办"])
    let asked = try world.carryOut(
      "extend", [order],
      ["reason": "现场复杂", "until": .string(world.desk.now.adding(seconds: 12 * 86_400).rfc3339)])
    let granted = try world.carryOut("grant", [order])

    #expect(urged.message.chinese.hasSuffix("：已发督办（办理中）"))
    #expect(asked.message.chinese.hasSuffix("：已申请延期（办理中）"))
    #expect(granted.message.english.hasSuffix(": time granted (in hand)"))
  }
}
