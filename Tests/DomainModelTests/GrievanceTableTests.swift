@testable import DomainModel
import JSONDiff
import Testing

@Suite("Moving a grievance by the table")
struct GrievanceTableTests {
  private let arguments: JSONObject = [
    "to": .string(DomainWorld.water), "reason": "理由", "reply": "已修复", "lane": "explained",
    "into": "target", "title": "另一件", "content": "另一件事", "for": "市民",
    "until": "2026-12-04T09:00:00+08:00", "channel": "phone", "reached": true, "satisfied": true,
    "outcome": "solved", "text": "双方同意", "signatures": [["id": "a"], ["id": "b"]],
  ]

  private func world() -> DomainWorld {
    var world = DomainWorld()
    world.records["target"] = Record([
      "id": "target", "type": "grievance", "scope": "370102", "status": "resolved",
    ])
    return world
  }

  /// An order put into a state with what that state brings along.
  private func order(in status: String) throws -> Record {
    var record = try DomainWorld().grievance(["kind": "dispute"])
    record["status"] = .string(status)
    record["leadUnit"] = .string(DomainWorld.water)
    record["assignedTo"] = .string(DomainWorld.water)
    record["mergedInto"] = "target"
    record["before"] = ["status": "accepted"]
    record["extension"] = ["outcome": "asked", "until": "2026-12-04T01:00:00.000Z"]
    record["suspension"] = ["until": "2026-12-01T01:00:00.000Z"]
    return record
  }

  private func given(_ command: String) -> JSONObject {
    var all = arguments
    if command == "fail" { all["to"] = "court" }
    if command == "extend" { all["until"] = "2026-12-25T09:00:00+08:00" }
    return all
  }

  private func apply(_ command: String, _ record: Record, by actor: Actor) throws -> Record {
    try TransitionRules.apply(
      command, to: record, arguments: given(command), actor: actor, now: DomainWorld.monday + 60,
      context: world().context
    ).record
  }

  @Test("Each command leaves just the states of the page and leads where the page says")
  func everyPair() throws {
    for command in Set(grievanceTable.map(\.command)) {
      for status in grievanceStates {
        let record = try order(in: status)
        let row = grievanceTable.first {
          $0.command == command && $0.from.split(separator: " ").contains(status[...])
        }
        guard let row else {
          let failure = #expect(throws: Failure.self, "\(command) from \(status)") {
            try apply(command, record, by: DomainWorld.everyone)
          }
          #expect(failure?.code == .transitionRefused, "\(command) from \(status)")
          continue
        }
        let after = try apply(command, record, by: DomainWorld.everyone)
        switch row.to {
        case "=": #expect(after.status == status, "\(command) from \(status)")
        case "?": #expect(after.status != nil)
        default: #expect(after.status == row.to, "\(command) from \(status)")
        }
        #expect(after.steps.last?.command == command)
      }
    }
  }

  @Test("Each command is refused to every role that the page doesn't name")
  func everyRole() throws {
    for row in grievanceTable {
      let status = String(row.from.split(separator: " ").first ?? "")
      let record = try order(in: status)
      for role in Role.allCases {
        let isNamed = row.who.split(separator: " ").contains(role.rawValue[...])
        if isNamed { continue }
        let failure = #expect(throws: Failure.self, "\(row.command) by \(role)") {
          try apply(row.command, record, by: DomainWorld.person(role))
        }
        #expect(failure?.code == .roleRefused, "\(row.command) by \(role)")
      }
    }
  }

  @Test("The declared table is the page's, no more and no less")
  func declared() throws {
    let machine = try #require(StateMachine.of(.grievance))
    #expect(machine.states.map(\.name) == grievanceStates)
    #expect(
      machine.states.filter { !$0.isOpen }.map(\.name) == ["closed", "declined", "merged"])
    let around: Set = ["new", "urge", "next", "inspect", "note", "remind"]
    let pairs = machine.transitions.filter { !around.contains($0.command) }
      .flatMap { row in row.from.map { row.command + " " + $0 } }
    let byHand = grievanceTable.flatMap { row in
      row.from.split(separator: " ").map { row.command + " " + $0 }
    }
    #expect(Set(pairs) == Set(byHand))
    #expect(pairs.count == byHand.count)
  }

  @Test("Refusals name the states it may leave and who may")
  func refusals() throws {
    let failure = #expect(throws: Failure.self) {
      try apply("close", try order(in: "signed"), by: DomainWorld.everyone)
    }
    #expect(failure?.details["allowedFrom"] == ["visited", "failed", "followUp"])
    #expect(failure?.details["roles"] == ["dispatcher"])
    #expect(failure?.detail("rule") == "grievance.close")
    #expect(failure?.exitStatus == 1)
  }

  @Test("What is offered is what is allowed")
  func offered() throws {
    for status in grievanceStates {
      let record = try order(in: status)
      let offered = TransitionRules.availableCommands(
        for: record, actor: DomainWorld.everyone, now: DomainWorld.monday + 60,
        context: world().context)
      for (command, availability) in offered
      where availability.isAvailable && !["inspect", "remind"].contains(command) {
        #expect(throws: Never.self, "\(command) from \(status)") {
          try apply(command, record, by: DomainWorld.everyone)
        }
      }
    }
  }
}
