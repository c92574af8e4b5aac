import DomainModel
import JSONDiff
import Testing
import Trust

@testable import LocalStore

@Suite("Keeping the home's word")
struct KeepingTheHomesWordTests {
  private let world: World

  init() throws {
    world = try World()
  }

  private func settle(_ record: Record, _ sequence: Int64) throws {
    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.settle(record, sequence: sequence)
    }
  }

  private func read<T>(_ body: (StoreReader) throws(Failure) -> T) throws -> T {
    try world.store.read { (reader) throws(Failure) in try body(reader) }
  }

  @Test("An own change covers the home's record, which stays readable byte for byte")
  func homeStays() throws {
    let home = Given.grievance(1)
    try settle(home, 7)

    try world.change(Given.id(1)) { $0["title"] = "桥上积水" }

    let state = try read { (reader) throws(Failure) in try reader.homeState(of: Given.id(1)) }
    #expect(state.record == home)
    #expect(state.sequence == 7)
    #expect(state.seen == home)
    #expect(try read { (reader) throws(Failure) in try reader.unsentCount() } == 1)
  }

  @Test("A record that no node knows has no home's word")
  func unknownHasNone() throws {
    try world.create(Given.grievance(1))
    try world.change(Given.id(1)) { $0["title"] = "桥上积水" }

    let state = try read { (reader) throws(Failure) in try reader.homeState(of: Given.id(1)) }
    #expect(state.record == nil)
    #expect(state.sequence == 0)
  }

  @Test("An arrived change of this store takes its row out of the outbox")
  func ownChangeIsConfirmed() throws {
    let home = Given.grievance(1)
    try settle(home, 7)
    try world.change(Given.id(1)) { $0["title"] = "桥上积水" }
    let own = try #require(
      try read { (reader) throws(Failure) in try reader.unsentChanges(limit: 9) }.first)
    var after = home
    after["title"] = "桥上积水"

    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.settle(after, sequence: 8)
      try transaction.note(
        ArrivedChange(
          record: Given.id(1), device: own.device, epoch: own.epoch, number: own.number, base: 7,
          accepted: 8, clock: own.clock, schema: 1, actor: own.actor, command: own.command,
          before: home, after: after))
    }

    let history = try read { (reader) throws(Failure) in try reader.history(Given.id(1)) }
    #expect(history.map(\.state).last == .confirmed)
    #expect(history.last?.accepted == 8)
    #expect(try read { (reader) throws(Failure) in try reader.unsentCount() } == 0)
    #expect(
      try read { (reader) throws(Failure) in try reader.homeState(of: Given.id(1)) }.record
        == after)
    #expect(try world.store.doctor().allSatisfy { $0.severity != .error })
  }

  @Test("What was acknowledged leaves the outbox when the home's word has reached it")
  func acknowledgedIsConfirmed() throws {
    try settle(Given.grievance(1), 7)
    try world.change(Given.id(1)) { $0["title"] = "桥上积水" }
    let own = try #require(
      try read { (reader) throws(Failure) in try reader.unsentChanges(limit: 9) }.first)

    let ids = try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.acknowledge(own.sequence, accepted: 9)
      let early = try transaction.confirmAcknowledged(through: 8)
      #expect(early.isEmpty)
      return try transaction.confirmAcknowledged(through: 9)
    }

    #expect(ids == [Given.id(1)])
  }

  @Test("A refused creation leaves lists and sums; its document stays in the tray")
  func refusedCreationStaysInTheTray() throws {
    try world.create(Given.grievance(1))
    let own = try #require(
      try read { (reader) throws(Failure) in try reader.unsentChanges(limit: 9) }.first)

    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.refuseCreation(own, problem: ["code": "forbidden"])
    }

    let tray = try read { (reader) throws(Failure) in try reader.changes(in: .refused, limit: 9) }
    #expect(tray.count == 1)
    guard case .add(_, let document)? = tray.first?.patch?.operations.first else {
      Issue.record("the document is gone")
      return
    }
    #expect(document["title"] == "解放路积水")
    #expect(
      try read { (reader) throws(Failure) in try reader.record(Given.id(1)) }?
        .record.isDeleted == true)
    #expect(try world.store.doctor().allSatisfy { $0.severity != .error })
  }

  @Test("Joining a node numbers all that waits anew and names the operator as the node does")
  func joiningRenumbers() throws {
    try world.create(Given.grievance(1))
    try world.change(Given.id(1)) { $0["title"] = "桥上积水" }
    let identity = StoreIdentity(device: Given.id(900), epoch: 4, desk: "7A")

    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.joinOutbox(identity, oldActor: World.officer, newActor: Given.id(901))
    }
    try world.change(Given.id(1), actor: Given.id(901)) { $0["title"] = "桥下积水" }

    let waiting = try read { (reader) throws(Failure) in try reader.unsentChanges(limit: 9) }
    #expect(waiting.map(\.number) == [1, 2, 3])
    #expect(waiting.allSatisfy { $0.epoch == 4 && $0.device == Given.id(900) })
    #expect(waiting.allSatisfy { $0.actor == Given.id(901) })
  }

  @Test(
    "Samples that are kept are queued as creations, ahead of nothing and with all edits in them")
  func samplesAreQueued() throws {
    let loading = WriteContext(actor: "system", now: World.start, goesToOutbox: false)
    try world.store.write(by: loading) { (transaction) throws(Failure) in
      try transaction.create(Given.grievance(1))
      try transaction.create(Given.grievance(2))
    }
    try world.change(Given.id(1)) { $0["title"] = "桥上积水" }

    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      #expect(try transaction.queueUnknownRecords(leavingOut: [Given.id(2)], command: "enrol") == 1)
    }

    let waiting = try read { (reader) throws(Failure) in try reader.unsentChanges(limit: 9) }
    #expect(waiting.map(\.record) == [Given.id(1)])
    let creation = try #require(waiting.first)
    #expect(creation.isCreation)
    let document = try read { (reader) throws(Failure) in
      try reader.createdDocument(of: creation)
    }
    #expect(document.title == "桥上积水")
  }

  @Test("A forgotten scope leaves no byte of its texts in the folder")
  func forgettingErases() throws {
    try settle(Given.grievance(1, title: "绝密甲乙丙丁戊"), 1)
    try settle(Given.grievance(2, ["scope": "370103"]), 2)

    let forgotten = try world.store.forget(scope: "370102", by: world.context(isBulk: true))

    #expect(forgotten == Forgotten(erased: 1, unsent: 0, isLogCut: true))
    #expect(try read { (reader) throws(Failure) in try reader.record(Given.id(1)) } == nil)
    #expect(try read { (reader) throws(Failure) in try reader.record(Given.id(2)) } != nil)
    let needle = Array("绝密甲乙丙丁戊".utf8)
    for name in ["store.sqlite", "store.sqlite-wal"] {
      #expect(!FolderText.contains(needle, world.folder + "/" + name))
    }
    #expect(try world.store.doctor().allSatisfy { $0.severity != .error })
  }

  @Test("Contents go with the scope unless another record names them")
  func forgettingErasesContents() throws {
    let (own, shared) = (Array("own".utf8), Array("shared".utf8))
    for content in [own, shared] {
      try world.store.folder.appendPart(SM3.digest(content), content)
      #expect(try world.store.folder.finishPart(SM3.digest(content)))
    }
    let names = JSON.array([own, shared].map { ["digest": .string(SM3.digest($0).text)] })
    try settle(Given.grievance(1, ["attachments": names]), 1)
    try settle(
      Given.grievance(
        2,
        [
          "scope": "370103",
          "attachments": [["digest": .string(SM3.digest(shared).text)]],
        ]), 2)

    _ = try world.store.forget(scope: "370102", by: world.context(isBulk: true))

    #expect(!world.store.folder.hasBlob(SM3.digest(own)))
    #expect(world.store.folder.hasBlob(SM3.digest(shared)))
  }

  @Test("A change that waits keeps its record and its place in the numbers")
  func unsentStays() throws {
    try world.create(Given.grievance(1))
    try settle(Given.grievance(2), 2)

    let forgotten = try world.store.forget(scope: "370102", by: world.context(isBulk: true))

    #expect(forgotten.erased == 1)
    #expect(forgotten.unsent == 1)
    #expect(!forgotten.isComplete)
    #expect(try read { (reader) throws(Failure) in try reader.unsentCount() } == 1)
  }

  @Test("A number given by requeuing is never given again, also when the clock stood still")
  func numbersAreKept() throws {
    try settle(Given.grievance(1), 1)
    try world.change(Given.id(1)) { $0["title"] = "桥上积水" }
    let change = try #require(
      try read { (reader) throws(Failure) in try reader.unsentChanges(limit: 1).first })
    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.defer(change.sequence)
    }

    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.requeue([change], base: 1)
    }
    try world.change(Given.id(1)) { $0["title"] = "井盖破损" }

    let numbers = try read { (reader) throws(Failure) in
      try reader.unsentChanges(limit: 9).map(\.number)
    }
    #expect(numbers == [2, 3])
  }

  @Test("A clock of the year 2100 takes this one along by no more than a day, and in order")
  func foreignClock() throws {
    let foreign = try #require(Instant(rfc3339: "2100-01-01T00:00:00.000Z"))
    try world.create(Given.grievance(1))
    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      transaction.observe(clock: HybridClock.pack(foreign))
    }

    for title in ["桥上积水", "井盖破损"] {
      try world.change(Given.id(1)) { $0["title"] = .string(title) }
    }

    let clocks = try read { (reader) throws(Failure) in
      try reader.unsentChanges(limit: 9).map(\.clock)
    }
    #expect(clocks == clocks.sorted() && Set(clocks).count == 3)
    let latest = World.start.adding(seconds: 86_400 + 60)
    #expect(clocks.allSatisfy { HybridClock.instant(of: $0) < latest })
  }

  @Test("A clock that is an hour ahead is followed, so that what was seen comes first")
  func clockNearby() throws {
    try settle(Given.grievance(1), 1)
    let foreign = HybridClock.pack(World.start.adding(seconds: 3_600))
    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      transaction.observe(clock: foreign)
    }

    try world.change(Given.id(1)) { $0["title"] = "桥上积水" }

    let own = try read { (reader) throws(Failure) in try reader.unsentChanges(limit: 1).first }
    #expect(own.map { $0.clock > foreign } == true)
  }
}
