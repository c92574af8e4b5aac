import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

/// A bulk of many is judged ahead on another core; nobody may see that but by the clock.
@Suite("Commands on very many records")
struct BulkOfManyTests {
  /// More than one portion is judged.
  private static let count = 300

  /// Orders by number, beginning with the parent of the second, the 51st and the last.
  private func fill(_ world: World) throws -> [String] {
    let model = try world.record(try world.makeGrievance())
    let ids = (0..<Self.count).map { order in
      "01930000-0000-7000-8000-" + String(repeating: "0", count: 9 - String(order).count)
        + "\(order)abc"
    }
    let context = WriteContext(
      actor: model.text("createdBy") ?? "", now: model.createdAt ?? Instant(milliseconds: 0))
    try world.desk.store.write(by: context) { (transaction) throws(Failure) in
      for (order, id) in ids.enumerated() {
        var record = model
        record["id"] = .string(id)
        record["number"] = .string("H370102\(100_000 + order)")
        if [1, 50, Self.count - 1].contains(order) { record["parent"] = .string(ids[0]) }
        try transaction.create(record)
      }
    }
    return ids
  }

  private func documents(_ ids: [String], _ world: World) throws -> [String] {
    try ids.map { try world.record($0).members.description }
  }

  /// With its types named, as the catalogue of commands does, a request is judged ahead; without, one
  /// by one.
  private func give(
    _ name: String, _ records: [String], _ arguments: JSONObject = [:], ahead: Bool, _ world: World
  ) throws -> CommandOutcome {
    var request = CommandRequest("grievance.\(name)", records: records, arguments: arguments)
    if ahead { request.recordTypes = [.grievance] }
    world.advance(seconds: 60)
    return try CarryOutCommand(desk: world.desk)(request, command: name)
  }

  @Test("Each record is as if its command had been given alone, whatever the others are")
  func likeOneByOne() throws {
    let (ahead, plain) = (try World(), try World())
    let ids = try fill(ahead)
    #expect(try fill(plain) == ids)
    // Some are on their way already, and some names are odd.
    for world in [ahead, plain] { try world.carryOut("accept", Array(ids[260..<270])) }
    var named = ids
    named[7] = "H370102100007"
    named[8] = "100008"
    named[9] = "no-such-record"
    named[10] = ids[3]

    let outcome = try give("accept", named, ahead: true, ahead)
    let reference = try give("accept", named, ahead: false, plain)

    #expect(try documents(ids, ahead) == documents(ids, plain))
    #expect(outcome.changed == reference.changed)
    #expect(outcome.refused.map(\.record) == reference.refused.map(\.record))
    #expect(outcome.refused.map(\.record) == Array(named[9...10] + ids[260..<270]))
    // Three went along with their parent, and had their turn by that.
    #expect(Array(outcome.changed.prefix(4)) == [ids[0], ids[1], ids[50], ids[Self.count - 1]])
  }

  @Test("What a command changes besides its record is heeded by those after it")
  func heedsWhatWasWritten() throws {
    let (ahead, plain) = (try World(), try World())
    let ids = try fill(ahead)
    _ = try fill(plain)
    // The second is answered with the first; then it can't be answered again.
    for world in [ahead, plain] {
      try world.carryOut("accept", ids)
      try world.carryOut("merge", [ids[270], ids[299]], ["into": .string(ids[120])])
    }

    let reply: JSONObject = ["reply": "已修复，请放心用水。"]
    let outcome = try give("answer", ids, reply, ahead: true, ahead)
    let reference = try give("answer", ids, reply, ahead: false, plain)

    #expect(try documents(ids, ahead) == documents(ids, plain))
    #expect(outcome.refused.map(\.record) == reference.refused.map(\.record))
    #expect(outcome.refused.map(\.record).contains(ids[270]))
    #expect(try ahead.record(ids[270]).text("reply") == "已修复，请放心用水。")
  }

  @Test("One undo takes all back")
  func undone() throws {
    let world = try World()
    let ids = try fill(world)
    _ = try give("accept", ids, ahead: true, world)

    let outcome = try UndoChange(desk: world.desk).undo()

    #expect(Set(outcome.changed) == Set(ids))
    #expect(try ids.allSatisfy { try world.record($0).status == "registered" })
  }
}
