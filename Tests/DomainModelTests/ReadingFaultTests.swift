import DomainModel
import JSONDiff
import Testing

/// A store that fails while rules ask it. What it can't answer reads like what isn't there.
@Suite("Refusing what the store could not answer")
struct ReadingFaultTests {
  let world = DomainWorld()

  private func accepted() throws -> Record {
    try world.after([("accept", [:])], try world.grievance(["category": "water.supply"]))
  }

  /// The world, whose directory of dispatch can't be read.
  private func damaged(_ fault: ReadingFault) -> RuleContext {
    var context = world.context
    context.dispatchRule = { _, _ in
      fault.reading { () throws(Failure) in throw Failure(.storeFailed, ["text": "disk"]) }
    }
    context.readingFailure = { fault.failure }
    return context
  }

  @Test("A directory that can't be read doesn't permit what it forbids")
  func directory() throws {
    let accepted = try accepted()
    let fault = ReadingFault()

    let failure = #expect(throws: Failure.self) {
      try TransitionRules.apply(
        "assign", to: accepted, arguments: ["to": .string(DomainWorld.street)],
        actor: DomainWorld.everyone, now: DomainWorld.monday, context: damaged(fault))
    }

    #expect(failure == Failure(.storeFailed, ["text": "disk"]))
    #expect(failure?.code.isOfTheStore == true)
  }

  @Test("The store's failure is said, not what follows from it")
  func firstFailure() throws {
    let accepted = try accepted()
    let fault = ReadingFault()
    var context = damaged(fault)
    context.record = { _ in
      fault.reading { () throws(Failure) in throw Failure(.storeCorrupt) }
    }

    let failure = #expect(throws: Failure.self) {
      try TransitionRules.apply(
        "assign", to: accepted, arguments: ["to": .string(DomainWorld.water)],
        actor: DomainWorld.everyone, now: DomainWorld.monday, context: context)
    }

    #expect(failure?.code == .storeCorrupt)
  }

  @Test("Without a fault the rules' own answer stands")
  func sound() throws {
    let accepted = try accepted()

    let failure = #expect(throws: Failure.self) {
      try TransitionRules.apply(
        "assign", to: accepted, arguments: ["to": .string(DomainWorld.street)],
        actor: DomainWorld.everyone, now: DomainWorld.monday, context: world.context)
    }

    #expect(failure?.detail("rule") == "grievance.tier")
  }
}
