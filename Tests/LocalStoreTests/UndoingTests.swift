import DomainModel
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Undoing and redoing")
struct UndoingTests {
  private func undo(_ world: World, actor: String = World.officer) throws -> Undone {
    try world.store.write(by: world.context(actor: actor)) { (transaction) throws(Failure) in
      try transaction.undo()
    }
  }

  private func redo(_ world: World) throws -> Undone {
    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.redo()
    }
  }

  private func record(_ world: World, _ number: Int) throws -> Record? {
    try world.store.read { (reader) throws(Failure) in
      try reader.record(Given.id(number))?.record
    }
  }

  @Test("The last change is taken back as a new change, then the one before it")
  func changesAreTakenBackInOrder() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    try world.change(Given.id(1)) { $0["title"] = "一" }
    try world.change(Given.id(1)) { $0["title"] = "二" }

    _ = try undo(world)
    #expect(try record(world, 1)?.text("title") == "一")
    _ = try undo(world)

    #expect(try record(world, 1)?.text("title") == "解放路积水")
    let history = try world.store.read { (reader) throws(Failure) in
      try reader.history(Given.id(1))
    }
    #expect(history.map(\.command) == ["new", "edit", "edit", "undo", "undo"])
  }

  @Test("Redo does again what undo took back, as often as it was taken back")
  func redoFollowsUndo() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    try world.change(Given.id(1)) { $0["title"] = "一" }
    try world.change(Given.id(1)) { $0["title"] = "二" }
    _ = try undo(world)
    _ = try undo(world)

    _ = try redo(world)
    #expect(try record(world, 1)?.text("title") == "一")
    _ = try redo(world)
    #expect(try record(world, 1)?.text("title") == "二")

    #expect(throws: Failure(.undoNothing, ["actor": .string(World.officer)])) {
      try redo(world)
    }
    _ = try undo(world)
    #expect(try record(world, 1)?.text("title") == "一")
  }

  @Test("What another operator has built on is refused, and it says who")
  func builtOnIsRefused() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    try world.change(Given.id(1)) { $0["title"] = "一" }
    try world.change(Given.id(1), actor: "other", command: "grievance.note") {
      $0["urgency"] = "urgent"
    }

    let failure = #expect(throws: Failure.self) { try undo(world) }

    #expect(failure?.code == .undoRefused)
    #expect(failure?.detail("actor") == "other")
    #expect(failure?.detail("command") == "grievance.note")
    #expect(try record(world, 1)?.text("title") == "一")
  }

  @Test(
    "An undone creation leaves a tombstone out of lists, counts and digest; redo brings it back")
  func creationBecomesATombstone() throws {
    let world = try World()
    let empty = try world.store.read { (reader) throws(Failure) in try reader.setDigest() }
    let created = try world.create(Given.grievance(1))

    _ = try undo(world)
    try world.store.read { (reader) throws(Failure) in
      let tombstone = try reader.record(Given.id(1))
      #expect(tombstone?.record.isDeleted == true)
      #expect(tombstone?.record["title"] == nil)
      #expect(try reader.page(ListQuery(types: [.grievance]), limit: 5).rows.isEmpty)
      #expect(try reader.setDigest() == empty)
      #expect(try reader.counters(.grievance).isEmpty)
      #expect(try reader.search("积水").items.isEmpty)
    }
    _ = try redo(world)

    #expect(try record(world, 1)?.text("title") == created.record.text("title"))
    try world.store.read { (reader) throws(Failure) in
      #expect(try reader.search("积水").items.count == 1)
    }
  }

  @Test("A bulk is taken back and done again as one")
  func bulkIsUndoneTogether() throws {
    let world = try World()
    for number in 1...3 { try world.create(Given.grievance(number)) }
    try world.store.write(by: world.context(group: "bulk-1")) { (transaction) throws(Failure) in
      for number in 1...3 {
        var record = Given.grievance(number)
        record["status"] = "closed"
        try transaction.update(Given.id(number), to: record, command: "grievance.close")
      }
    }

    let undone = try undo(world)
    #expect(undone.records.map(\.record.status) == ["accepted", "accepted", "accepted"])
    let redone = try redo(world)
    #expect(redone.records.map(\.record.status) == ["closed", "closed", "closed"])
  }

  @Test("A rule may refuse, and then nothing of a bulk is taken back")
  func ruleMayRefuse() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    try world.change(Given.id(1), command: "inspection.submit") { $0["title"] = "一" }

    let failure = #expect(throws: Failure.self) {
      try world.store.write(by: world.context()) { (transaction) throws(Failure) in
        try transaction.undo { (change) throws(Failure) in
          throw Failure(.ruleRefused, ["command": .string(change.command)])
        }
      }
    }

    #expect(failure?.detail("command") == "inspection.submit")
    #expect(try record(world, 1)?.text("title") == "一")
  }

  @Test("A status that goes back leaves its own step in the trace")
  func statusLeavesAStep() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    try world.change(Given.id(1)) {
      $0["status"] = "assigned"
      $0["steps"] = [["command": "assign", "at": "2026-11-23T01:00:02.000Z"]]
    }

    let undone = try undo(world)

    let steps = try #require(undone.records.first).record.steps
    #expect(steps.map(\.command) == ["assign", "undo"])
    #expect(steps.last?.to == "accepted")
  }

  @Test("A status that goes back or forth again leaves a step that says by what")
  func stepsSayWhich() throws {
    let world = try World()
    try world.create(Given.grievance(1, status: "registered", ["steps": []]))
    try world.change(Given.id(1), command: "grievance.accept") { order in
      order["status"] = "accepted"
      order["steps"] = [["command": "accept", "from": "registered", "to": "accepted"]]
    }

    _ = try undo(world)
    #expect(try record(world, 1)?.steps.last?.command == "undo")
    _ = try redo(world)

    let last = try record(world, 1)?.steps.last
    #expect(last?.command == "redo")
    #expect(last?.to == "accepted")
  }
}
