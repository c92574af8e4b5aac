import JSONDiff

/// What units did about an alert: shown, acknowledged, answered, called down, ended.
enum AlertActions {
  static func add(
    for line: AlertScript.Line, alert: String, in world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    guard !line.handled.isEmpty else { return }
    let officers = world.staff(of: Units.emergency).filter { $0.role == "dutyOfficer" }
    let officer = random.pick(officers).id
    var at = line.sent.later(minutes: random.int(1...9))
    act("acknowledged", alert, line, officer, at, in: &world)
    guard line.handled == "responding" else { return }
    at = at.later(minutes: random.int(2...12))
    act("responding", alert, line, officer, at, in: &world)
    for street in random.several(3, of: Array(world.streets.indices)) {
      at = at.later(minutes: random.int(1...4))
      call(alert, street: street, officer, at, in: &world, &random)
    }
    guard line.endedBy == "relieved" else { return }
    act("relieved", alert, line, officer, line.sent.later(minutes: line.hours * 40), in: &world)
  }

  private static func act(
    _ kind: String, _ alert: String, _ line: AlertScript.Line, _ officer: String,
    _ at: Moment, in world: inout CountyWorld
  ) {
    world.add(
      "alertAction", at: at, by: officer,
      [
        "alert": .string(alert), "unit": world.unitJSON(Units.emergency), "by": .string(officer),
        "at": at.json, "kind": .string(kind), "colourShown": .string(line.colour),
      ])
  }

  private static func call(
    _ alert: String, street: Int, _ officer: String, _ at: Moment,
    in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    let members: JSONObject = [
      "alert": .string(alert), "unit": world.unitJSON(Units.emergency), "by": .string(officer),
      "region": .string(world.streets[street].code), "contact": "c1", "channel": "phone",
    ]
    var called = members
    called["kind"] = "called"
    called["at"] = at.json
    world.add("alertAction", at: at, by: officer, called)
    guard random.chance(percent: 85) else { return }
    var answered = members
    let later = at.later(minutes: random.int(0...4))
    answered["kind"] = "answered"
    answered["at"] = later.json
    world.add("alertAction", at: later, by: officer, answered)
  }
}
