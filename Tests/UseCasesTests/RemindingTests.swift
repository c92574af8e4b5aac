import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Reminding oneself")
struct RemindingTests {
  private func remind(_ world: World, _ id: String, _ arguments: JSONObject) throws {
    _ = try RemindOfRecord(desk: world.desk)(
      CommandRequest("grievance.remind", records: [id], arguments: arguments))
  }

  @Test("A reminder is due when its time has come, and gone when it is done with")
  func due() throws {
    let world = try World()
    let (first, second) = (try world.makeGrievance(), try world.makeGrievance())
    let soon = world.desk.now.adding(seconds: 60)
    try remind(world, first, ["at": .string(soon.rfc3339), "text": "打电话"])
    try remind(
      world, second, ["at": .string(soon.adding(seconds: 3600).rfc3339)])
    let me = try world.desk.actor(nil).id
    let reading = ReadReminders(desk: world.desk)
    #expect(try reading.due(by: world.desk.now, of: me).isEmpty)

    let found = try reading.due(by: soon, of: me)
    #expect(found.map(\.record) == [first] && found.first?.text == "打电话")
    #expect(try reading.due(by: soon, of: "another").isEmpty)
    #expect(try reading().output?["total"] == 2)

    try remind(world, first, ["done": true])
    #expect(try reading.due(by: soon, of: me).isEmpty)
    #expect(try reading().output?["total"] == 1)
  }
}
