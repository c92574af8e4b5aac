import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Settling conflicts")
struct SettlingConflictsTests {
  private let world: World
  private let order: String

  init() throws {
    world = try World()
    order = try world.makeGrievance()
  }

  /// Takes members as chosen; the real one stands in the sync client.
  private static let port = SyncPort(
    join: { (_, _) throws(Failure) in .null }, exchange: { (_, _) throws(Failure) in .null },
    watch: { (_, _) throws(Failure) in }, writeFile: { (_, _) throws(Failure) in ([], 0) },
    takeFile: { (_, _) throws(Failure) in .null }, verifyLedger: { (_) throws(Failure) in .null },
    prove: { (_, _, _) throws(Failure) in [] },
    settlement: { (conflict, choices, _) throws(Failure) in
      let operations = conflict.list("fields").compactMap { field -> JSONPatch.Operation? in
        guard let pointer = field["id"]?.string, let path = try? JSONPointer(parsing: pointer)
        else { return nil }
        switch choices[pointer] {
        case .mine: return field["mine"].map { .add(path, $0) }
        case .value(let value): return value.map { .add(path, $0) }
        case .theirs, nil: return nil
        }
      }
      return JSONPatch(operations)
    })

  /// A conflict as the home makes it, about the order's change of this number.
  private func conflict(_ number: Int, _ fields: [JSON], change: Int = 99) throws -> String {
    let id = "01930000-0000-8000-8000-00000000000\(number)"
    let device = try world.desk.store.read { (reader) throws(Failure) in
      try reader.identity()
    }
    let record = Record([
      "id": .string(id), "type": "conflict", "scope": "370102", "record": .string(order),
      "fields": .array(fields), "by": .string(try world.desk.actor(nil).id),
      "at": "2026-11-23T01:00:00.000Z", "status": "open",
      "change": [
        "device": .string(device.device), "epoch": JSON(Int(device.epoch)),
        "number": JSON(change),
      ],
    ])
    let context = WriteContext(actor: Actor.system.id, now: world.desk.now, goesToOutbox: false)
    try world.desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.create(record)
    }
    return id
  }

  private func title(_ mine: String) -> JSON {
    [
      "id": "/title", "rule": "guarded", "base": "水管", "mine": .string(mine),
      "theirs": "三单元水管爆裂",
    ]
  }

  private func resolve(
    _ ids: [String], _ choice: ResolveConflict.Choice, alike: Bool = false,
    isPreview: Bool = false
  ) throws -> CommandOutcome {
    world.advance(seconds: 60)
    return try ResolveConflict(desk: world.desk, port: Self.port)(
      ids, choice: choice, alike: alike, isPreview: isPreview, actor: nil)
  }

  @Test("Taking mine edits the record and settles the conflict; one undo takes both back")
  func mineAndUndo() throws {
    let id = try conflict(1, [title("水漫到二楼")])

    _ = try resolve([id], .all(.mine))
    #expect(try world.record(order).title == "水漫到二楼")
    #expect(try world.record(id).status == "settled")

    _ = try UndoChange(desk: world.desk).undo()
    #expect(try world.record(order).title == "三单元水管爆裂")
    #expect(try world.record(id).status == "open")
  }

  @Test("A preview says what would stand and writes nothing")
  func preview() throws {
    let id = try conflict(1, [title("水漫到二楼")])

    let outcome = try resolve([id], .all(.mine), isPreview: true)

    let patch = outcome.output?["items"]?[0]?["patch"]
    #expect(patch?[0]?["path"] == "/title")
    #expect(patch?[0]?["value"] == "水漫到二楼")
    #expect(try world.record(id).status == "open")
  }

  @Test("A state is taken by giving its command again, through the guards of the present state")
  func stateByCommand() throws {
    try world.carryOut("accept", [order])
    let changes = try world.desk.store.read { (reader) throws(Failure) in
      try reader.history(order)
    }
    let accept = try #require(changes.last)
    _ = try UndoChange(desk: world.desk).undo()
    let state: JSON = [
      "id": "/status", "rule": "state", "base": "registered", "mine": "accepted",
      "theirs": "registered",
    ]
    let id = try conflict(1, [state], change: Int(accept.number))

    _ = try resolve([id], .all(.mine))

    #expect(try world.record(order).status == "accepted")
    #expect(try world.record(id).status == "settled")
    let last = try world.desk.store.read { (reader) throws(Failure) in
      try reader.history(order).last
    }
    #expect(last?.command == "grievance.accept")
  }

  @Test("Where the rules refuse the command now nothing is written, and theirs still settles it")
  func stateRefused() throws {
    try world.carryOut("accept", [order])
    let accept = try #require(
      try world.desk.store.read { (reader) throws(Failure) in try reader.history(order).last })
    let state: JSON = ["id": "/status", "rule": "state", "mine": "accepted", "theirs": "closed"]
    let id = try conflict(1, [state], change: Int(accept.number))

    #expect(throws: Failure.self) { try resolve([id], .all(.mine)) }
    #expect(try world.record(id).status == "open")

    _ = try resolve([id], .all(.theirs))
    #expect(try world.record(id).status == "settled")
    #expect(try world.record(order).status == "accepted")
  }

  @Test("Where the history doesn't know the command, the refusal names those that lead there")
  func unknownCommand() throws {
    let state: JSON = [
      "id": "/status", "rule": "state", "mine": "accepted", "theirs": "registered",
    ]
    let id = try conflict(1, [state], change: 77)

    #expect {
      try resolve([id], .all(.mine))
    } throws: { error in
      let details = (error as? Failure)?.details
      return details?["rule"] == "conflict.command" && details?["commands"] == "accept"
    }
  }

  @Test("A deletion that is taken leaves a tombstone; one that isn't leaves the record")
  func deletion() throws {
    let kept = try conflict(
      1, [["id": "/deleted", "rule": "delete", "mine": ["by": "x"]]])
    _ = try resolve([kept], .all(.theirs))
    #expect(try world.record(order).isDeleted == false)

    let taken = try conflict(
      2, [["id": "/deleted", "rule": "delete", "theirs": ["by": "x"]]])
    _ = try resolve([taken], .all(.theirs))
    #expect(try world.record(order).isDeleted)
  }

  @Test("All of one pattern are settled together, and others stay open")
  func alike() throws {
    let first = try conflict(1, [title("甲")])
    let second = try conflict(2, [title("乙")])
    let other = try conflict(
      3, [["id": "/content", "rule": "guarded", "mine": "丙", "theirs": "丁"]])

    let outcome = try resolve([first], .all(.theirs), alike: true)

    #expect(outcome.changed.count == 2)
    #expect(try world.record(second).status == "settled")
    #expect(try world.record(other).status == "open")
  }

  @Test("People read conflicts with masks, names and how many are alike")
  func reading() throws {
    _ = try conflict(1, [title("甲")])
    _ = try conflict(2, [title("乙")])
    _ = try conflict(
      3,
      [
        [
          "id": "/contact/phone", "rule": "guarded", "mine": "13812342071",
          "theirs": "13912342072",
        ]
      ])

    let conflicts = try ReadConflicts(desk: world.desk)()

    #expect(conflicts.map(\.alike) == [1, 1, 0])
    #expect(conflicts[0].by == "王岚")
    #expect(conflicts[2].fields.first?.mine == "138****2071")
  }
}
