import DomainModel
import JSONDiff
import Testing
import Trust

@testable import LocalStore

@Suite("Writing records")
struct WritingRecordsTests {
  @Test("A created record is read back with its rev, and members nobody knows are kept")
  func createdIsReadBack() throws {
    let world = try World()

    let stored = try world.create(Given.grievance(1, ["future": ["deep": [1, 2.50, "三"]]]))

    let read = try #require(
      try world.store.read { (reader) throws(Failure) in
        try reader.record(Given.id(1))
      })
    #expect(read == stored)
    #expect(read.record["future"]?["deep"]?.array?.count == 3)
    #expect(read.record.text("updatedBy") == World.officer)
    #expect(read.rev == SM3.digest(read.record.members.canonicalBytes()))
  }

  @Test("A page of the open list has the records in due order")
  func pageIsInOrder() throws {
    let world = try World()
    for number in 1...5 { try world.create(Given.grievance(number)) }

    let page = try world.store.read { (reader) throws(Failure) in
      try reader.page(ListQuery(types: [.grievance]), limit: 3)
    }

    #expect(page.rows.map(\.id) == [Given.id(1), Given.id(2), Given.id(3)])
    #expect(page.isComplete)
  }
}

extension WritingRecordsTests {
  @Test("An update keeps the members that it doesn't name, byte for byte")
  func updateKeepsUnknownMembers() throws {
    let world = try World()
    try world.create(Given.grievance(1, ["future": ["a": 1.50, "b": [true, "三"]]]))

    let stored = try world.change(Given.id(1)) { $0["status"] = "signed" }

    #expect(stored.record["future"] == ["a": 1.50, "b": [true, "三"]])
    #expect(stored.record.status == "signed")
  }

  @Test("A state equal to the present one writes nothing")
  func equalStateWritesNothing() throws {
    let world = try World()
    let before = try world.create(Given.grievance(1))

    let after = try world.change(Given.id(1)) { _ in }

    #expect(after == before)
    let history = try world.store.read { (reader) throws(Failure) in
      try reader.history(Given.id(1))
    }
    #expect(history.count == 1)
  }

  @Test("A record that somebody has changed meanwhile is refused, and nothing is written")
  func changedRecordIsRefused() throws {
    let world = try World()
    let seen = try world.create(Given.grievance(1))
    try world.change(Given.id(1)) { $0["status"] = "signed" }

    let failure = #expect(throws: Failure.self) {
      try world.store.write(by: world.context()) { (transaction) throws(Failure) in
        try transaction.create(Given.grievance(2))
        return try transaction.update(
          Given.id(1), to: seen.record, command: "edit", expectedRev: seen.rev)
      }
    }
    #expect(failure?.code == .recordChanged)
    let other = try world.store.read { (reader) throws(Failure) in try reader.record(Given.id(2)) }
    #expect(other == nil)
  }

  @Test("An id is stored once, a document without one never, a type stays")
  func identityIsHeld() throws {
    let world = try World()
    try world.create(Given.grievance(1))

    #expect(throws: Failure(.duplicate, ["id": .string(Given.id(1))])) {
      try world.create(Given.grievance(1))
    }
    #expect(throws: Failure.self) { try world.create(Record(["type": "grievance"])) }
    let failure = #expect(throws: Failure.self) {
      try world.change(Given.id(1)) { $0["type"] = "task" }
    }
    #expect(failure?.code == .fixedMember)
  }

  @Test("A document beyond 512 KiB is refused by name")
  func largeDocumentIsRefused() throws {
    let world = try World()

    let failure = #expect(throws: Failure.self) {
      try world.create(
        Given.grievance(1, ["content": .string(String(repeating: "水", count: 180_000))]))
    }
    #expect(failure?.code == .recordTooLarge)
  }

  @Test("The clock of changes never goes back, also when the machine's does")
  func clockNeverGoesBack() throws {
    let world = try World()
    var contexts = [world.context(), world.context()]
    contexts.swapAt(0, 1)

    for (number, context) in contexts.enumerated() {
      try world.store.write(by: context) { (transaction) throws(Failure) in
        try transaction.create(Given.grievance(number))
      }
    }

    let changes = try world.store.read { (reader) throws(Failure) in
      try reader.changes(after: 0, limit: 10)
    }
    #expect(changes.count == 2)
    #expect(changes[0].clock < changes[1].clock)
    #expect(changes.map(\.number) == [1, 2])
  }

  @Test("Human numbers count up for letter and day, and aren't given twice after a failure")
  func humanNumbersCountUp() throws {
    let world = try World()

    let numbers = try (0..<3).map { _ in
      try world.store.write(by: world.context()) { (transaction) throws(Failure) in
        try transaction.nextHumanNumber(letter: "G", scope: "370102001").description
      }
    }

    let desk = try world.store.read { (reader) throws(Failure) in try reader.identity().desk }
    #expect(desk.hasPrefix("Z"))
    #expect(numbers == ["0001", "0002", "0003"].map { "G370102261123\(desk)\($0)" })
  }

  @Test("Records of a type that nobody knows are kept and come back")
  func unknownTypeIsKept() throws {
    let world = try World()
    let id = Given.id(7)

    try world.create(Record(["id": .string(id), "type": "hologram", "scope": "37", "x": 1]))

    let stored = try world.store.read { (reader) throws(Failure) in try reader.resolve(id) }
    #expect(stored.record.typeName == "hologram")
    #expect(stored.record["x"] == 1)
  }

  @Test("New steps without an id get the same one on every machine")
  func stepsGetComputedIds() throws {
    let world = try World()
    try world.create(Given.grievance(1))

    let stored = try world.change(Given.id(1)) {
      $0["status"] = "signed"
      $0["steps"] = [["command": "sign", "at": "2026-11-23T01:00:02.000Z"]]
    }

    let change = try #require(
      try world.store.read { (reader) throws(Failure) in
        try reader.history(Given.id(1)).last
      })
    let causes = [Given.id(1), change.device, String(change.clock), "0"]
    let expected = RuleID.uuidV8(rule: "step", causes: causes) { SM3.digest($0).bytes }
    #expect(stored.record.list("steps").first?["id"]?.string == expected)
    #expect(change.patch?.operations.count == 1)
  }
}
