import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Escalating by the roster")
struct EscalatingTests {
  /// A shift a day at each post, one after another, from some days ago on.
  private func roster(_ world: World, days: Range<Int>, officer: String, unit: String) throws {
    let morning = world.desk.now.adding(seconds: -3_600)
    try world.desk.store.write(
      by: WriteContext(actor: officer, now: world.desk.now, isBulk: true)
    ) { (transaction) throws(Failure) in
      for day in days {
        for post in ["onDuty", "deputy", "leader"] {
          let from = morning.adding(seconds: day * 86_400)
          try transaction.create(
            Record([
              "id": .string(world.desk.newID()), "type": "shift", "scope": "370102",
              "unit": .string(unit), "post": .string(post),
              // Today everybody but the officer on duty is somebody else.
              "officer": .string(day == 0 && post == "onDuty" ? officer : "other"),
              "from": .string(from.rfc3339),
              "to": .string(from.adding(seconds: 86_400).rfc3339), "status": "planned",
              "createdAt": .string(morning.rfc3339), "createdBy": .string(officer),
            ]))
        }
      }
    }
  }

  @Test("Rosters made for months in advance, and those of the past, leave the present in force")
  func longRoster() throws {
    let world = try World()
    let actor = try world.desk.actor(nil)
    _ = try world.make(
      .alert,
      [
        "colour": "red", "origin": "local", "scope": "370102", "title": "暴雨红色预警",
        "cap": [
          "identifier": "A", "sender": "S", "sent": "2026-11-23T09:00:00+08:00",
          "status": "Actual", "msgType": "Alert", "scope": "Public",
          "info": [["event": "暴雨", "expires": "2026-11-24T09:00:00+08:00"]],
        ],
      ])
    try roster(world, days: 0..<1, officer: actor.id, unit: actor.unit)
    try roster(world, days: -90..<0, officer: actor.id, unit: actor.unit)
    try roster(world, days: 1..<90, officer: actor.id, unit: actor.unit)

    let standing = try ReadBoard(desk: world.desk)(at: world.desk.now, actor: actor).standing

    #expect(standing.waiting.count == 1)
    #expect(standing.escalation?.holder == .onDuty)
    #expect(standing.escalation?.next == .deputy)
  }
}
