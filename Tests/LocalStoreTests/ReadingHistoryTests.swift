import DomainModel
import JSONDiff
import Testing
import Trust

@testable import LocalStore

@Suite("Reading history")
struct ReadingHistoryTests {
  /// A record with a life: each state as it was stored.
  private func lived(_ world: World) throws -> [StoredRecord] {
    var states = [try world.create(Given.grievance(1, ["tags": ["a", "b"]]))]
    states.append(try world.change(Given.id(1)) { $0["status"] = "assigned" })
    states.append(
      try world.change(Given.id(1)) {
        $0["tags"] = ["b", "c"]
        $0["place"] = nil
      })
    states.append(
      try world.change(Given.id(1), actor: "other") {
        $0["steps"] = [["command": "sign", "at": "2026-11-23T01:00:04.000Z"]]
        $0["status"] = "signed"
      })
    return states
  }

  @Test("Inverses applied backwards give each document that there was, with its rev")
  func inversesGiveEachDocument() throws {
    let world = try World()
    let states = try lived(world)

    try world.store.read { (reader) throws(Failure) in
      let changes = try reader.history(Given.id(1))
      #expect(changes.count == states.count)
      for (change, state) in zip(changes, states) {
        let document = try reader.document(Given.id(1), after: change.sequence)
        #expect(document == state.record)
        #expect(SM3.digest(document.members.canonicalBytes()) == change.rev)
      }
    }
  }

  @Test("Patches applied forwards from the first document give the present one")
  func patchesReplay() throws {
    let world = try World()
    let states = try lived(world)

    let history = try world.store.read { (reader) throws(Failure) in
      try reader.history(Given.id(1))
    }

    var record = states[0].record
    for change in history {
      if let patch = change.patch { record = try Difference.apply(patch, to: record) }
    }
    let present = try #require(states.last?.record)
    #expect(Difference.patched(record) == Difference.patched(present))
  }

  @Test("A change says who, when, what and why, and no patch carries its own time")
  func changeSaysAll() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    var context = world.context(actor: "01930000-0000-7000-8000-0000000000aa")
    context.reason = "现场核实"

    try world.store.write(by: context) { (transaction) throws(Failure) in
      var record = Given.grievance(1)
      record["status"] = "signed"
      return try transaction.update(
        Given.id(1), to: record, command: "grievance.sign", arguments: ["to": "x"])
    }

    let change = try #require(
      try world.store.read { (reader) throws(Failure) in
        try reader.history(Given.id(1)).last
      })
    #expect(change.actor == "01930000-0000-7000-8000-0000000000aa")
    #expect(change.reason == "现场核实")
    #expect(change.command == "grievance.sign")
    #expect(change.arguments == ["to": "x"])
    #expect(change.at == context.now)
    #expect(change.state == .pending)
    #expect(change.json["patch"]?.array?.contains { $0["path"] == "/updatedAt" } == false)
    #expect(change.json["at"]?.string == context.now.rfc3339)
  }

  @Test("A loaded record begins with a creation made up from its envelope")
  func loadedRecordHasACreation() throws {
    let world = try World()
    _ = try world.store.importRecords(
      [Given.grievance(1)], by: world.context(), asSamples: true)

    let history = try world.store.read { (reader) throws(Failure) in
      try reader.history(Given.id(1))
    }

    #expect(history.count == 1)
    #expect(history.first?.isCreation == true)
    #expect(history.first?.at.rfc3339 == "2026-11-22T08:00:00.000Z")
  }

  @Test("The outbox holds what is owed, in order, until it is confirmed or refused")
  func outboxHoldsWhatIsOwed() throws {
    let world = try World()
    for number in 1...3 { try world.create(Given.grievance(number)) }
    let owed = try world.store.read { (reader) throws(Failure) in
      try reader.changes(in: .pending, limit: 10)
    }

    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.confirm(owed[0].sequence, accepted: 18_236)
      try transaction.refuse(owed[1].sequence, problem: ["title": "超出权限"])
    }

    try world.store.read { (reader) throws(Failure) in
      #expect(try reader.changes(in: .pending, limit: 10).map(\.number) == [3])
      #expect(try reader.changes(in: .refused, limit: 10).map(\.number) == [2])
      #expect(try reader.record(owed[0].record)?.sequence == 18_236)
      #expect(try reader.numbers().pendingChanges == 1)
    }
  }
}
