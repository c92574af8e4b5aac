import DomainModel
import JSONDiff
import LocalStore
import Testing

@testable import UseCases

@Suite("Taking back what went outward")
struct TakingBackTests {
  @Test("Every command that can't be taken back is one of its type's state machine")
  func commandsExist() {
    for correction in UndoRules.corrections {
      let machine = StateMachine.of(correction.type)
      #expect(
        machine?.transitions(of: correction.command).isEmpty == false,
        "\(correction.type.rawValue) \(correction.command)")
    }
  }

  @Test("A report that was sent is corrected by another, whatever the command's area is called")
  func sentReport() throws {
    let world = try World()
    let actor = try world.desk.actor(nil)
    let report = Record([
      "id": .string(world.desk.newID()), "type": "report", "scope": "370102", "kind": "first",
      "unit": .string(actor.unit), "to": .string(actor.unit), "status": "draft",
    ])
    let context = WriteContext(actor: actor.id, now: world.desk.now)
    try world.desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.create(report)
      var sent = report
      sent["status"] = "sent"
      try transaction.update(report.id, to: sent, command: "incident.report.send")
    }

    let failure = #expect(throws: Failure.self) { try UndoChange(desk: world.desk).undo() }

    #expect(failure?.code == .undoRefused)
    #expect(failure?.detail("correction") == "incident report")
    #expect(try world.record(report.id).status == "sent")
  }

  @Test("What others have built on is refused with the number, who they are and what they did")
  func builtOn() throws {
    let world = try World()
    let order = try world.makeGrievance()
    let other = try #require(
      try AddOperator(desk: world.desk)(
        CommandRequest("operator.add", arguments: ["name": "李强", "role": "dispatcher"])
      ).changed.first)
    try world.carryOut("accept", [order])
    world.advance(seconds: 60)
    _ = try NoteRecord(desk: world.desk)(
      CommandRequest(
        "record.note", records: [order], arguments: ["text": "在办"], actor: other))

    let failure = #expect(throws: Failure.self) { try UndoChange(desk: world.desk).undo() }

    #expect(failure?.detail("number") == (try world.record(order).number))
    #expect(failure?.detail("by") == "李强" && failure?.detail("command") == "note")
  }
}
