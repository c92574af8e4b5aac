import JSONDiff
import Testing

@testable import DomainModel

/// Every pair of state and command of an order, with every track that has a way of its own: it is done,
/// or refused with the rule and with who may do it.
@Suite("Judging every pair of state and command of an order")
struct GrievancePairsTests {
  /// What decides about a way besides the state.
  private static let tracks: [JSONObject] = [
    ["kind": "complaint"], ["kind": "dispute", "source": "mediation"],
    ["kind": "gridMatter", "source": "grid"], ["kind": "petition", "source": "petition"],
    ["kind": "report", "track": "marketReport", "category": "water.supply"],
    ["kind": "request", "urgency": "urgent"],
  ]

  private static let commands = Set(
    (StateMachine.of(.grievance)?.transitions ?? []).filter { !$0.from.isEmpty }.map(\.command)
  ).sorted()

  private var world: DomainWorld {
    var world = DomainWorld()
    world.records["target"] = Record([
      "id": "target", "type": "grievance", "scope": "370102", "status": "resolved",
    ])
    return world
  }

  private func order(_ track: JSONObject, in status: String) throws -> Record {
    var record = try world.grievance(track)
    record["status"] = .string(status)
    record["leadUnit"] = .string(DomainWorld.water)
    record["assignedTo"] = .string(DomainWorld.water)
    record["mergedInto"] = "target"
    record["before"] = ["status": "accepted"]
    record["extension"] = ["outcome": "asked", "until": "2026-12-04T01:00:00.000Z"]
    record["suspension"] = ["until": "2026-12-01T01:00:00.000Z"]
    return record
  }

  private func arguments(_ command: String) -> JSONObject {
    var all: JSONObject = [
      "to": .string(DomainWorld.water), "reason": "理由", "reply": "已修复", "lane": "explained",
      "into": "target", "title": "另一件", "content": "另一件事", "for": "市民",
      "until": "2026-12-04T09:00:00+08:00", "channel": "phone", "reached": true,
      "satisfied": true, "outcome": "solved", "text": "双方同意",
      "signatures": [["id": "a"], ["id": "b"]], "subject": "s", "inspectors": ["a", "b"],
    ]
    if command == "fail" { all["to"] = "court" }
    if command == "extend" { all["until"] = "2026-12-25T09:00:00+08:00" }
    return all
  }

  private func judged(
    _ command: String, _ record: Record, by actor: Actor
  ) throws -> Failure? {
    do throws(Failure) {
      _ = try TransitionRules.apply(
        command, to: record, arguments: arguments(command), actor: actor,
        now: DomainWorld.monday + 60, context: world.context)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "Where the state forbids it, the refusal names rule, states and roles; else it is done or a rule says no"
  )
  func everyPair() throws {
    let machine = try #require(StateMachine.of(.grievance))
    var pairs = 0
    for track in Self.tracks {
      for state in machine.states.map(\.name) {
        for command in Self.commands {
          pairs += 1
          let failure = try judged(
            command, try order(track, in: state), by: DomainWorld.everyone)
          let label = Comment(rawValue: "\(track["kind"]?.string ?? ""): \(command) from \(state)")
          if machine.transition(command, from: state) == nil {
            #expect(failure?.code == .transitionRefused, label)
            #expect(failure?.detail("rule") == "grievance.\(command)", label)
            #expect(failure?.details["allowedFrom"]?.array?.isEmpty == false, label)
            #expect(failure?.details["roles"] != nil, label)
          } else if let failure {
            #expect(failure.code == .ruleRefused, label)
            #expect(failure.detail("rule")?.isEmpty == false, label)
          }
        }
      }
    }
    #expect(pairs == Self.tracks.count * machine.states.count * Self.commands.count)
  }

  @Test("Only disputes are mediated, and every other track is refused by that rule")
  func mediation() throws {
    for track in Self.tracks {
      let failure = try judged(
        "mediate", try order(track, in: "accepted"), by: DomainWorld.everyone)
      let isDispute = track["kind"] == "dispute"
      #expect(failure?.detail("rule") == (isDispute ? nil : "grievance.mediationOnlyForDisputes"))
    }
  }

  @Test("A grid worker answers grid matters and nothing else, whatever the state allows")
  func gridWorker() throws {
    let worker = DomainWorld.person(.gridWorker)
    for track in Self.tracks {
      let failure = try judged("answer", try order(track, in: "registered"), by: worker)
      #expect(
        failure?.detail("rule") == (track["kind"] == "gridMatter" ? nil : "grievance.gridMatter"))
    }
  }

  @Test(
    "Each lane of a refusal has its own fields, and says which one is missing",
    arguments: [
      ("transferNow", ["to"]), ("legalRoute", ["which", "where"]), ("explained", ["said"]),
      ("malicious", ["clue"]),
    ])
  func lanes(lane: String, fields: [String]) throws {
    for missing in fields {
      var given: JSONObject = ["lane": .string(lane)]
      for field in fields where field != missing { given[field] = "有" }
      let failure = #expect(throws: Failure.self) {
        try TransitionRules.apply(
          "decline", to: try order(["kind": "complaint"], in: "registered"), arguments: given,
          actor: DomainWorld.everyone, now: DomainWorld.monday, context: world.context)
      }
      #expect(failure?.detail("rule") == "grievance.lane")
      #expect(failure?.detail("argument") == missing)
    }
    var whole: JSONObject = ["lane": .string(lane)]
    for field in fields { whole[field] = "有" }
    let declined = try TransitionRules.apply(
      "decline", to: try order(["kind": "complaint"], in: "registered"), arguments: whole,
      actor: DomainWorld.everyone, now: DomainWorld.monday, context: world.context
    ).record
    #expect(declined.status == "declined" && declined.text("lane") == lane)
    #expect(fields.allSatisfy { declined["laneDetails"]?[$0] == "有" })
  }

  @Test(
    "Whoever has no role that the table names is refused by his role, in every state that allows the command"
  )
  func everyRole() throws {
    let machine = try #require(StateMachine.of(.grievance))
    for state in machine.states.map(\.name) {
      for command in Self.commands {
        guard let way = machine.transition(command, from: state), !way.isForAll else { continue }
        for role in Role.allCases
        where !way.roles.contains(where: { $0.fulfilledBy.contains(role) }) {
          let failure = try judged(
            command, try order(["kind": "dispute"], in: state), by: DomainWorld.person(role))
          let label = Comment(rawValue: "\(command) from \(state) by \(role)")
          #expect(failure?.code == .roleRefused, label)
          #expect(failure?.details["roles"]?.array?.isEmpty == false, label)
        }
      }
    }
  }
}
