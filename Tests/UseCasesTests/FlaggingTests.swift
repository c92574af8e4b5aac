import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Flagging records for oneself")
struct FlaggingTests {
  private func flag(_ world: World, _ ids: [String], _ isSet: Bool = true) throws {
    _ = try FlagRecords(desk: world.desk, isSet: isSet)(
      CommandRequest(isSet ? "record.flag" : "record.unflag", records: ids))
  }

  private func listed(
    _ world: World, _ filter: String, as actor: String? = nil
  ) throws -> Set<String> {
    let outcome = try ListRecords(desk: world.desk)(
      [.grievance], arguments: ["query": .string(filter)], actor: actor)
    let items = outcome.output?["items"]?.array ?? []
    return Set(items.compactMap { $0["id"]?.string })
  }

  @Test("A flag is found by flag:yes, is nobody else's, and changes nothing of the record")
  func isOnesOwn() throws {
    let world = try World()
    let (flagged, other) = (try world.makeGrievance(), try world.makeGrievance())
    let colleague = try AddOperator(desk: world.desk)(
      CommandRequest("operator.add", arguments: ["name": "赵敏"])
    ).changed.first
    let before = try world.desk.store.read { (reader) throws(Failure) in try reader.numbers() }

    try flag(world, [flagged])

    #expect(try listed(world, "flag:yes") == [flagged])
    #expect(try listed(world, "标记:是") == [flagged])
    #expect(try listed(world, "flag:no") == [other])
    #expect(try listed(world, "-flag:yes") == [other])
    #expect(try listed(world, "flag:yes", as: colleague).isEmpty)
    let after = try world.desk.store.read { (reader) throws(Failure) in try reader.numbers() }
    #expect(after.digest == before.digest)
    #expect(after.pendingChanges == before.pendingChanges)

    try flag(world, [flagged], false)
    #expect(try listed(world, "flag:yes").isEmpty)
  }

  @Test("Undo takes back flags and changes in the order in which they were made, redo forwards")
  func undoesInOrder() throws {
    let world = try World()
    let ids = [try world.makeGrievance(), try world.makeGrievance()]
    try flag(world, ids)
    try world.carryOut("accept", [ids[0]])
    let undo = UndoChange(desk: world.desk)

    _ = try undo.undo()
    #expect(try world.record(ids[0]).status == "registered")
    #expect(try listed(world, "flag:yes") == Set(ids))

    #expect(try undo.preview(redo: false)?.command == "record.flag")
    #expect(try undo.preview(redo: false)?.count == 2)
    _ = try undo.undo()
    #expect(try listed(world, "flag:yes").isEmpty)
    _ = try undo.redo()
    #expect(try listed(world, "flag:yes") == Set(ids))
    _ = try undo.redo()
    #expect(try world.record(ids[0]).status == "accepted")
    #expect(try undo.preview(redo: false)?.command == "grievance.accept")
  }

  @Test("An undo takes off only the flags that the last time put on")
  func undoesOnlyTheLast() throws {
    let world = try World()
    let (first, second) = (try world.makeGrievance(), try world.makeGrievance())
    try flag(world, [first])
    try flag(world, [first, second])

    _ = try UndoChange(desk: world.desk).undo()

    #expect(try listed(world, "flag:yes") == [first])
  }

  @Test("A record that isn't there is refused and nothing is flagged")
  func refusesUnknown() throws {
    let world = try World()
    let id = try world.makeGrievance()

    #expect(throws: Failure.self) { try flag(world, [id, "no-such-record"]) }

    #expect(try listed(world, "flag:yes").isEmpty)
  }
}
