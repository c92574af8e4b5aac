import DomainModel
import JSONDiff
import LocalStore
import SyncClient
import SyncProtocol
import Synchronization
import Testing

@Suite("Holding a node to what it has signed")
struct HoldingTheNodeTests {
  let node = SyncWorld.node()
  let desk: SyncDesk
  let ledger: ScriptedLedger

  init() throws {
    desk = try SyncDesk("a", seed: 1)
    ledger = try ScriptedLedger(seed: 5)
    try desk.trust(ledger)
    ledger.leaves.withLock { $0 = (1...5).map { "leaf \($0)" } }
    try desk.sync(ledger.transport(node))
  }

  private func verdict(_ ledger: ScriptedLedger? = nil) throws -> String? {
    do {
      try desk.sync((ledger ?? self.ledger).transport(node))
      return nil
    } catch let failure as Failure {
      #expect(failure.code == .nodeChanged)
      return failure.details["ledger"]?.string
    }
  }

  private func verifiedAt() throws -> String? {
    try desk.read { (reader) throws(Failure) in
      try reader.setting(SyncSetting.checkpointTime)?.string
    }
  }

  @Test("A log that grew is accepted, and the time of its verification moves on")
  func grows() throws {
    let before = try verifiedAt()
    ledger.leaves.withLock { $0 += (6...13).map { "leaf \($0)" } }

    #expect(try verdict() == nil)
    #expect(try verifiedAt() != before)
  }

  @Test("A log that became shorter stops the exchange before anything is sent")
  func rolledBack() throws {
    let before = try verifiedAt()
    try desk.create(SyncWorld.grievance(1))
    ledger.leaves.withLock { _ = $0.removeLast() }

    #expect(try verdict() == "rolledBack")
    #expect(node.state.withLock { !$0.requests.contains(.push) })
    #expect(try verifiedAt() == before)
  }

  @Test("A log whose past was rewritten is a fork, at the same length and longer")
  func forked() throws {
    ledger.leaves.withLock { $0[1] = "another" }
    #expect(try verdict() == "forked")

    ledger.leaves.withLock { $0 += ["leaf 6", "leaf 7"] }
    #expect(try verdict() == "forked")
  }

  @Test("Another key's signature counts for nothing")
  func signature() throws {
    let impostor = try ScriptedLedger(seed: 6)
    ledger.leaves.withLock { leaves in impostor.leaves.withLock { $0 = leaves } }

    #expect(try verdict(impostor) == "signature")
  }

  @Test("A missing alert number is repaired once by a snapshot; a hole that stays is kept")
  func alerts() throws {
    var alert = SyncWorld.grievance(9)
    alert = Record([
      "id": .string(alert.id), "type": "alert", "scope": "370102", "origin": "local",
      "cap": ["headline": "暴雪"], "alertNumber": 1, "createdAt": "2026-11-23T01:00:00.000Z",
      "createdBy": "system",
    ])
    let change = alert
    node.state.withLock { state in
      state.records[change.id] = change
      state.sequences[change.id] = 1
      state.announced = ["370102": 2]
    }
    try desk.sync(ledger.transport(node))

    #expect(try desk.record(change.id) != nil)
    let missing = try desk.read { (reader) throws(Failure) in
      try reader.setting(SyncSetting.missingAlerts)
    }
    #expect(missing?["370102"] == [2])
    let snapshots = node.state.withLock { $0.requests.filter { $0 == .snapshot }.count }
    try desk.sync(ledger.transport(node))
    #expect(node.state.withLock { $0.requests.filter { $0 == .snapshot }.count } == snapshots)
  }
}

@Suite("Stopping and hurrying a watch")
struct ControllingTheWatchTests {
  /// Listens until the control ends it, as a quiet line does.
  private static func quiet(_ node: ScriptedNode, _ listened: @escaping @Sendable () -> Void)
    -> NodeTransport
  {
    NodeTransport(
      send: { node.answer($0) },
      listen: { _, began, _ in
        let isOver = Mutex(false)
        began { isOver.withLock { $0 = true } }
        listened()
        // A control that doesn't cancel would keep the test here for ever.
        while !isOver.withLock({ $0 }) {}
      })
  }

  @Test("Stopping ends the watch while it listens")
  func stops() throws {
    let node = SyncWorld.node()
    let desk = try SyncDesk("a", seed: 1)
    let control = WatchControl()
    let transport = Self.quiet(node) { control.stop() }

    try SyncWatch(
      session: desk.session(transport), environment: desk.environment, control: control
    ).run { _ in true }

    #expect(node.state.withLock { $0.requests.filter { $0 == .node }.count } == 1)
  }

  @Test("A nudge leads to an exchange at once")
  func nudged() throws {
    let node = SyncWorld.node()
    let desk = try SyncDesk("a", seed: 1)
    let control = WatchControl()
    let times = Mutex(0)
    let transport = Self.quiet(node) {
      let count = times.withLock { count in
        count += 1
        return count
      }
      if count == 1 { control.nudge() } else { control.stop() }
    }

    try SyncWatch(
      session: desk.session(transport), environment: desk.environment, control: control
    ).run { _ in true }

    #expect(node.state.withLock { $0.requests.filter { $0 == .node }.count } == 2)
  }
}
