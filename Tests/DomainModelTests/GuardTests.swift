import JSONDiff
import Testing

@testable import DomainModel

/// Guards of the record page whose panes don't exist yet: nobody checks them, so their commands are
/// refused. Whoever writes the check takes the name out.
private let unchecked: Set<String> = [
  "alert.signOff", "alert.check", "alert.scope", "alert.onShift", "alert.stood",
  "alert.redByLeader", "alert.references", "alert.shelveLimit", "incident.levelByLeader",
  "incident.finalReport", "report.signOff", "report.blanks", "report.receivingUnit",
  "shift.itsOfficer", "shift.soundTest", "shift.incoming", "shift.ticked",
  "shift.unacknowledged", "shift.both", "allotment.stock", "catalogEntry.complete",
  "dataRequest.term", "dataDispute.recipients", "inspectionPlan.sheet",
  "inspectionPlan.entropyDate", "inspectionPlan.entropyBits", "inspectionPlan.tasksEnded",
  "inspection.urgent", "inspection.gate", "inspection.cap", "inspection.entryCode",
  "inspection.pinnedVersion", "inspection.requiredItems", "inspection.signatures",
  "inspection.openComments", "inspection.publicationLimit", "inspection.validResult",
  "licence.consent",
]

@Suite("Checking the guards of the transition tables")
struct GuardTests {
  let world = DomainWorld()

  /// A guard with the transitions that name it, for every type.
  private var named: [(type: RecordType, guardName: String, transition: Transition)] {
    RecordType.allCases.flatMap { type in
      (StateMachine.of(type)?.transitions ?? []).filter { !$0.from.isEmpty }.flatMap { row in
        row.guards.map { (type, $0, row) }
      }
    }
  }

  @Test("Every guard that a table names is checked, or known as one that nobody checks")
  func namesAreKnown() {
    var found: Set<String> = []
    for (type, name, _) in named {
      let isKnown =
        type == .grievance
        ? GrievanceGuard(rawValue: name) != nil : PlainGuard(rawValue: name) != nil
      if !isKnown { found.insert("\(type.rawValue).\(name)") }
    }

    #expect(found == unchecked)
  }

  @Test("Every check is named by a table")
  func checksAreNamed() {
    let grievance = Set(named.filter { $0.type == .grievance }.map(\.guardName)).union(["scope"])
    let plain = Set(named.filter { $0.type != .grievance }.map(\.guardName))

    #expect(Set(GrievanceGuard.allCases.map(\.rawValue)) == grievance)
    #expect(Set(PlainGuard.allCases.map(\.rawValue)).isSubset(of: plain))
  }

  @Test("What nobody checks is refused, as a command and as a hint")
  func uncheckedIsRefused() throws {
    let shift = Record([
      "id": "01910000-0000-7000-8000-0000000000d1", "type": "shift",
      "scope": .string(DomainWorld.county), "unit": .string(DomainWorld.water),
      "status": "planned", "officer": .string(DomainWorld.everyone.id),
    ])

    let failure = #expect(throws: Failure.self) {
      try TransitionRules.apply(
        "start", to: shift, actor: DomainWorld.everyone, now: DomainWorld.monday,
        context: world.context)
    }
    let hint = TransitionRules.availability(
      of: "start", on: shift, actor: DomainWorld.everyone, now: DomainWorld.monday,
      context: world.context)

    #expect(failure?.code == .ruleRefused)
    #expect(failure?.details["unchecked"] == true)
    #expect(!hint.isAvailable)
  }
}
