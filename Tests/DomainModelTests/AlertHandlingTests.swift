import DomainModel
import JSONDiff
import Testing

@Suite("How an alert stands for a unit")
struct AlertHandlingTests {
  private let now = Instant(milliseconds: 1_795_439_040_000)
  private var alert: Record {
    Record(["id": "a", "type": "alert", "createdAt": .string(at(-60))])
  }

  private func at(_ minutes: Int) -> String {
    now.adding(milliseconds: Int64(minutes * 60_000)).rfc3339
  }

  private func action(_ kind: String, _ minutes: Int, until: Int? = nil, unit: String = "u")
    -> Record
  {
    var members: JSONObject = [
      "id": .string("\(minutes)"), "type": "alertAction", "alert": "a", "unit": .string(unit),
      "at": .string(at(minutes)), "kind": .string(kind),
    ]
    if let until { members["until"] = .string(at(until)) }
    return Record(members)
  }

  private func handling(_ actions: [Record]) -> AlertHandling {
    AlertHandling.of(alert, actions: actions, unit: "u", at: now)
  }

  @Test("It waits since it arrived; the latest act decides, in whatever order acts come")
  func folds() {
    #expect(handling([]).status == .received)
    #expect(handling([]).waitingSince == alert.createdAt)
    let acts = [action("responding", -20), action("acknowledged", -30)]
    #expect(handling(acts).status == .responding)
    #expect(handling(acts.reversed()).status == .responding)
    #expect(handling([action("acknowledged", -5, unit: "other")]).status == .received)
    #expect(handling([action("called", -5), action("shown", -4)]).status == .received)
  }

  @Test("An acknowledgement taken back waits from then")
  func takenBack() {
    let back = handling([action("acknowledged", -30), action("unacknowledged", -10)])
    #expect(back.status == .received)
    #expect(back.waitingSince?.rfc3339 == at(-10))
  }

  @Test("Shelved it is quiet until its time, then it waits again; by hand it counts as seen")
  func shelves() {
    #expect(handling([action("shelved", -30, until: 30)]).status == .shelved)
    let lapsed = handling([action("shelved", -30, until: -10)])
    #expect(lapsed.status == .received)
    #expect(lapsed.waitingSince?.rfc3339 == at(-10))
    let byHand = handling([action("shelved", -30, until: 30), action("unshelved", -5)])
    #expect(byHand.status == .acknowledged)
  }

  @Test("It goes from the officer on duty to the deputy, the leader, everybody, and round again")
  func escalates() {
    let since = now.adding(milliseconds: -60_000)
    func step(_ minutes: Int, _ filled: Set<Escalation.Step>) -> Escalation? {
      Escalation.of(
        rank: 4, since: since, now: since.adding(milliseconds: Int64(minutes * 60_000)),
        filled: filled)
    }

    let all: Set<Escalation.Step> = [.onDuty, .deputy, .leader]
    #expect(step(0, all)?.holder == .onDuty)
    #expect(step(0, all)?.next == .deputy)
    #expect(step(0, all)?.at == since.adding(milliseconds: 120_000))
    #expect(step(3, all)?.holder == .deputy)
    #expect(step(7, all)?.holder == .everybody)
    #expect(step(8, all)?.holder == .onDuty)
    #expect(step(0, [.onDuty, .leader])?.next == .leader, "an empty step is passed over")
    #expect(step(0, []) == nil)
  }

  @Test("A unit's or a desk's own times come in place of the usual ones, colour by colour")
  func ownTimes() {
    let unit = EscalationTimes(json: ["red": "PT1M", "orange": "soon", "blue": "PT2H"])
    let desk = EscalationTimes(json: ["red": "PT30S"], over: unit)

    #expect([4, 3, 2, 1].map { unit.milliseconds(rank: $0) / 1000 } == [60, 300, 900, 7200])
    #expect(desk.milliseconds(rank: 4) == 30_000 && desk.milliseconds(rank: 1) == 7_200_000)
    #expect(EscalationTimes(json: nil).milliseconds(rank: 9) == 900_000)
    let since = now.adding(milliseconds: -40_000)
    let step = Escalation.of(rank: 4, since: since, now: now, filled: [.onDuty], times: desk)
    #expect(step?.holder == .everybody)
  }
}
