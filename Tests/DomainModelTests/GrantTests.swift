import DomainModel
import JSONDiff
import Testing

@Suite("Covering records by grants")
struct GrantTests {
  private let today = day("2026-11-23")

  private func record(_ type: String = "grievance", _ members: JSONObject = [:]) -> Record {
    var all: JSONObject = ["type": .string(type), "scope": "370102001", "id": "r"]
    for member in members { all[member.name] = member.value }
    return Record(all)
  }

  private func grant(
    scope: String = "370102", unit: String? = nil, level: Int = 3, to: CivilDate? = nil
  ) -> Grant {
    Grant(
      id: "g", role: .handler, scope: scope, unit: unit, level: level, from: day("2026-11-01"),
      to: to)
  }

  private func covers(_ grant: Grant, _ record: Record) -> Bool {
    grant.covers(record, on: today) { $0 == "team" ? ["bureau", "county"] : [] }
  }

  @Test("A scope covers whole codes below it only")
  func scopes() {
    #expect(covers(grant(), record()))
    #expect(covers(grant(scope: "37"), record()))
    #expect(!covers(grant(scope: "370102002"), record()))
    #expect(!covers(grant(scope: "370103"), record()))
  }

  @Test("The day and the level bound it")
  func bounds() {
    #expect(covers(grant(to: today), record()))
    #expect(!covers(grant(to: today.adding(days: -1)), record()))
    #expect(!grant().covers(record(), on: day("2026-10-31")) { _ in [] })
    #expect(!covers(grant(level: 1), record()))
    #expect(!covers(grant(level: 3), record("grievance", ["level": 4])))
  }

  @Test("With a unit it covers records that name the unit or one below it")
  func units() {
    let bound = grant(unit: "bureau")
    #expect(!covers(bound, record()))
    #expect(covers(bound, record("grievance", ["leadUnit": "bureau"])))
    #expect(covers(bound, record("grievance", ["coUnits": ["x", "team"]])))
    #expect(!covers(bound, record("grievance", ["leadUnit": "other"])))
    #expect(covers(bound, record("policy")))
  }

  @Test("A step that names a unit isn't a member of kind unit")
  func steps() {
    let order = record("grievance", ["steps": [["id": "a", "unit": "bureau"]]])
    #expect(order.namedUnits.isEmpty)
  }

  @Test("A grant is read back as it is stored")
  func json() {
    let stored = grant(unit: "bureau", to: today)
    #expect(Grant(stored.json) == stored)
    #expect(
      Grant(["id": "g", "role": "king", "scope": "37", "level": 2, "from": "2026-01-01"]) == nil)
  }

  @Test("A supervisor is dispatcher and handler, nothing else")
  func supervisor() {
    #expect(Role.dispatcher.fulfilledBy == [.dispatcher, .supervisor])
    #expect(Role.handler.fulfilledBy == [.handler, .supervisor])
    #expect(Role.administrator.fulfilledBy == [.administrator])
  }

  @Test("Field roles and handling units end at level 3")
  func bounds3() {
    func level(_ role: Role, unit: String?) -> Int {
      Grant(
        id: "g", role: role, scope: "37", unit: unit, level: 4, from: today
      ).bounded { $0 == "desk" }.level
    }
    #expect(level(.inspector, unit: nil) == 3)
    #expect(level(.handler, unit: "bureau") == 3)
    #expect(level(.dispatcher, unit: "desk") == 4)
    #expect(level(.handler, unit: nil) == 4)
  }
}
