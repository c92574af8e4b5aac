import DomainModel
import JSONDiff
import Testing
import UseCases

@Suite("Recording the sessions of a mediation")
struct RecordingSessionsTests {
  private func session(_ world: World, _ order: String, _ text: String) throws {
    world.advance(seconds: 3600)
    _ = try RecordSession(desk: world.desk)(
      CommandRequest("grievance.session", records: [order], arguments: ["text": .string(text)]))
  }

  @Test("Each session stands with its time, its mediator and what was said, up to the agreement")
  func sessions() throws {
    let world = try World()
    let order = try world.makeGrievance([
      "kind": "dispute",
      "parties": [["id": "a", "name": "甲"], ["id": "b", "name": "乙"]],
    ])
    try world.carryOut("accept", [order])
    try world.carryOut("mediate", [order])

    try session(world, order, "双方各自陈述，约定周五再谈。")
    try session(world, order, "就楼道堆物达成一致。")

    let held = try world.record(order).list("sessions")
    #expect(held.map { $0["text"]?.string } == ["双方各自陈述，约定周五再谈。", "就楼道堆物达成一致。"])
    #expect(Set(held.compactMap { $0["id"]?.string }).count == 2)
    #expect(held.allSatisfy { $0["mediator"]?.string?.isEmpty == false && $0["at"] != nil })
    try world.carryOut(
      "agree", [order], ["text": "堆物三日内清走。", "signatures": [["party": "a"], ["party": "b"]]])
    #expect(try world.record(order).status == "agreed")
  }

  @Test("An order that isn't in mediation has no sessions")
  func refused() throws {
    let world = try World()
    let order = try world.makeGrievance(["kind": "dispute"])

    do throws(Failure) {
      _ = try RecordSession(desk: world.desk)(
        CommandRequest("grievance.session", records: [order], arguments: ["text": "陈述"]))
      Issue.record("a session was recorded")
    } catch {
      #expect(error.code == .transitionRefused && error.detail("status") == "registered")
    }
    #expect(try world.record(order).list("sessions").isEmpty)
  }
}
