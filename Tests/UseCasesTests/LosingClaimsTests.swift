import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Claims made apart from the node")
struct LosingClaimsTests {
  /// An enrolled store in which the operator has claimed an order an hour ago, and no exchange since.
  private func claimed(_ world: World) throws -> String {
    let own = WriteContext(actor: Actor.system.id, now: world.desk.now)
    try world.desk.store.write(by: own) { (transaction) throws(Failure) in
      try transaction.set("https://node.example", forSetting: LocalStore.nodeSetting)
    }
    _ = try world.makeGrievance()
    let outcome = try ClaimNext(desk: world.desk)(CommandRequest("grievance.next"))
    world.advance(seconds: 3_600)
    return try #require(outcome.changed.first)
  }

  private func standing(_ world: World) throws -> OwnClaims.Standing {
    try OwnClaims(desk: world.desk)(of: try world.desk.actor(nil).id)
  }

  /// What the node brings: the order is somebody else's, whose lease has lapsed too.
  private static func give(_ order: String, in desk: Desk) throws(Failure) {
    let context = WriteContext(actor: Actor.system.id, now: desk.now)
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      guard var record = try transaction.record(order)?.record else { return }
      let until = desk.now.adding(seconds: -60)
      record["claim"] = ["by": "other", "until": .string(until.rfc3339)]
      try transaction.update(order, to: record, command: "grievance.next")
    }
  }

  @Test("A lapsed lease is counted on until the node has heard of it, and its loss is told")
  func lapsed() throws {
    let world = try World()
    let order = try claimed(world)
    let before = try standing(world)
    #expect(before.held == [order])
    #expect(before.lost(of: [order]).isEmpty)

    try Self.give(order, in: world.desk)

    let after = try standing(world)
    #expect(after.held.isEmpty)
    #expect(after.lost(of: before.held).count == 1)
  }

  @Test("An exchange says so, over a line and by file, and a look ahead says nothing")
  func told() throws {
    for isByFile in [false, true] {
      let world = try World()
      let order = try claimed(world)
      world.put("sealed", at: "answer.sync")
      let port = SyncPort(
        join: { (_, _) throws(Failure) in .null },
        exchange: { (desk, isPreview) throws(Failure) in
          if !isPreview { try Self.give(order, in: desk) }
          return [:]
        },
        watch: { (_, _) throws(Failure) in }, writeFile: { (_, _) throws(Failure) in ([], 0) },
        takeFile: { (desk, _) throws(Failure) in
          try Self.give(order, in: desk)
          return [:]
        },
        verifyLedger: { (_) throws(Failure) in .null }, prove: { (_, _, _) throws(Failure) in [] },
        settlement: { (_, _, _) throws(Failure) in JSONPatch([]) })
      let ahead = try SyncNow(desk: world.desk, port: port)(isPreview: true)
      #expect(!ahead.message.chinese.contains("现由"))

      let outcome =
        try isByFile
        ? SyncByFile(desk: world.desk, port: port).take("answer.sync", files: world.files.files)
        : SyncNow(desk: world.desk, port: port)(isPreview: false)

      #expect(outcome.message.chinese.contains("现由"))
      #expect(outcome.message.english.contains("your draft is kept"))
    }
  }

  @Test("A store without a node has nobody to wait for: a lapsed lease is over")
  func alone() throws {
    let world = try World()
    _ = try world.makeGrievance()
    _ = try ClaimNext(desk: world.desk)(CommandRequest("grievance.next"))
    #expect(try standing(world).held.count == 1)
    world.advance(seconds: 3_600)
    #expect(try standing(world).held.isEmpty)
  }
}
