import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Emptying the tray of refused work")
struct EmptyingTheTrayTests {
  private let world: World
  private let order: String

  init() throws {
    world = try World()
    order = try world.makeGrievance()
  }

  private var problem: JSON {
    [
      "code": "role.refused",
      "details": ["id": .string(order), "command": "edit", "roles": ["supervisor"]],
    ]
  }

  /// As after a push that the home refused: the change is in the tray, the record as it was.
  private func refuseLast(restoring before: Record) throws -> Int64 {
    let context = WriteContext(actor: Actor.system.id, now: world.desk.now, goesToOutbox: false)
    return try world.desk.store.write(by: context) { (transaction) throws(Failure) in
      guard let last = try transaction.history(order).last else { throw Failure(.notFound) }
      try transaction.refuse(last.sequence, problem: problem)
      try transaction.show(before)
      return last.sequence
    }
  }

  private func refusedEdit() throws -> Int64 {
    let before = try world.record(order)
    _ = try EditRecord(desk: world.desk)(
      order, patch: [["op": "replace", "path": "/title", "value": "水漫到二楼"]],
      request: CommandRequest("record.edit", records: [order]))
    return try refuseLast(restoring: before)
  }

  @Test("The tray says what was wanted, by whom and why it was refused")
  func lists() throws {
    let id = try refusedEdit()

    let work = try #require(try ReadTray(desk: world.desk)().first)

    #expect(work.id == id)
    #expect(work.by == "王岚")
    #expect(work.reason.code == .roleRefused)
    #expect(work.patch.contains { $0["path"] == "/title" })
    #expect(work.wanted?.title == "水漫到二楼")
  }

  @Test("Amended and sent again it is new work, and the refused stays in the history")
  func amended() throws {
    let id = try refusedEdit()

    _ = try ResendRefused(desk: world.desk)(
      [id], amendment: [["op": "replace", "path": "/title", "value": "水漫楼道"]], actor: nil)

    #expect(try world.record(order).title == "水漫楼道")
    #expect(try ReadTray(desk: world.desk)().isEmpty)
    let done = try ReadTray(desk: world.desk)(laidAside: true)
    #expect(done.map(\.id) == [id])
  }

  @Test("A command is given again by the rules of now; when they refuse, it stays in the tray")
  func commandAgain() throws {
    let before = try world.record(order)
    try world.carryOut("accept", [order])
    let id = try refuseLast(restoring: before)

    #expect(throws: Failure.self) {
      try ResendRefused(desk: world.desk)([id], amendment: [], actor: nil)
    }
    _ = try ResendRefused(desk: world.desk)([id], amendment: nil, actor: nil)
    #expect(try world.record(order).status == "accepted")

    let again = try refuseLast(restoring: try world.record(order))
    #expect(throws: Failure.self) {
      try ResendRefused(desk: world.desk)([again], amendment: nil, actor: nil)
    }
    #expect(try ReadTray(desk: world.desk)().map(\.id) == [again])
  }

  @Test("A refused registration is made again under its own id")
  func creationAgain() throws {
    let context = WriteContext(actor: Actor.system.id, now: world.desk.now, goesToOutbox: false)
    let id = try world.desk.store.write(by: context) { (transaction) throws(Failure) in
      guard let first = try transaction.history(order).first else { throw Failure(.notFound) }
      try transaction.refuseCreation(first, problem: problem)
      return first.sequence
    }
    #expect(try world.record(order).isDeleted)

    _ = try ResendRefused(desk: world.desk)([id], amendment: nil, actor: nil)

    let record = try world.record(order)
    #expect(!record.isDeleted)
    #expect(record.title == "三单元水管爆裂")
    let waiting = try world.desk.store.read { (reader) throws(Failure) in
      try reader.pendingChanges(of: order)
    }
    #expect(waiting.map(\.isCreation) == [true])
  }

  @Test("Nothing is given up without a reason, and what is given up can still be done again")
  func dropped() throws {
    let id = try refusedEdit()

    #expect(throws: Failure.self) {
      try DropRefused(desk: world.desk)([id], reason: "", actor: nil)
    }
    _ = try DropRefused(desk: world.desk)([id], reason: "已另行登记", actor: nil)
    #expect(try ReadTray(desk: world.desk)().isEmpty)

    _ = try ResendRefused(desk: world.desk)([id], amendment: nil, actor: nil)
    #expect(try world.record(order).title == "水漫到二楼")
  }
}
