import DomainModel
import JSONDiff
import LocalStore
import SyncClient
import SyncProtocol
import Synchronization
import Testing

@Suite("Exchanging with a node")
struct ExchangingTests {
  let node = SyncWorld.node()
  let first: SyncDesk
  let second: SyncDesk
  let order = SyncWorld.id(1)

  init() throws {
    first = try SyncDesk("a", seed: 1)
    second = try SyncDesk("b", seed: 2)
  }

  private func expectEqual() throws {
    let records = node.state.withLock { $0.records }
    for (id, record) in records {
      #expect(try first.record(id) == record)
      #expect(try second.record(id) == record)
    }
    let digests = try [first, second].map { desk in
      try desk.read { (reader) throws(Failure) in try reader.numbers().digest }
    }
    #expect(digests[0] == digests[1])
  }

  @Test("What one desk makes, the other has after both have exchanged")
  func travels() throws {
    try first.create(SyncWorld.grievance(1))

    let pushed = try first.sync(node.transport)
    let pulled = try second.sync(node.transport)

    #expect(pushed.pushed == 1)
    #expect(pulled.pulled == 1)
    #expect(try first.read { (reader) throws(Failure) in try reader.unsentCount() } == 0)
    try expectEqual()
  }

  @Test("Different fields of one order merge; one field becomes a conflict that both see")
  func mergesAndConflicts() throws {
    try first.create(SyncWorld.grievance(1))
    try first.sync(node.transport)
    try second.sync(node.transport)

    try first.edit(order) { $0["title"] = "路灯全灭" }
    try second.edit(order) { $0["content"] = "解放路与文化路口" }
    try second.edit(order) { $0["title"] = "路灯闪烁" }
    try first.sync(node.transport)
    let report = try second.sync(node.transport)
    try first.sync(node.transport)

    #expect(report.conflicts == 1)
    #expect(try first.record(order)?.title == "路灯全灭")
    #expect(try first.record(order)?.text("content") == "解放路与文化路口")
    let open = try first.read { (reader) throws(Failure) in
      try reader.total(of: .conflict, statuses: ["open"]).count
    }
    #expect(open == 1)
    try expectEqual()
  }

  @Test("Work that waits stays on top of what comes")
  func waitingWorkStays() throws {
    try first.create(SyncWorld.grievance(1))
    try first.sync(node.transport)
    try second.sync(node.transport)
    try first.edit(order) { $0["title"] = "路灯全灭" }
    try first.sync(node.transport)

    try second.edit(order) { $0["content"] = "解放路与文化路口" }
    let deaf = NodeTransport(
      send: { [node] request throws(Failure) in
        guard request.route != .push else { throw Failure(.nodeUnreachable) }
        return node.answer(request)
      }, listen: { _, _, _ in })
    #expect(throws: Failure.self) { try second.sync(deaf) }
    #expect(try second.record(order)?.text("content") == "解放路与文化路口")

    try second.sync(node.transport)
    #expect(try second.record(order)?.title == "路灯全灭")
    try first.sync(node.transport)
    try expectEqual()
  }

  @Test("An answer that was lost is given again, and nothing happens twice")
  func lostAnswer() throws {
    try first.create(SyncWorld.grievance(1))
    let lossy = NodeTransport(
      send: { [node] request throws(Failure) in
        let response = node.answer(request)
        guard request.route != .push else { throw Failure(.nodeUnreachable) }
        return response
      }, listen: { _, _, _ in })
    #expect(throws: Failure.self) { try first.sync(lossy) }

    try first.sync(node.transport)
    try second.sync(node.transport)

    #expect(node.state.withLock { $0.log.count } == 1)
    #expect(try first.read { (reader) throws(Failure) in try reader.unsentCount() } == 0)
    try expectEqual()
  }

  @Test("Refused work stays in the tray, and the record is again as the home has it")
  func refusedStays() throws {
    try first.create(SyncWorld.grievance(1))
    try first.sync(node.transport)
    node.state.withLock { _ = $0.refused.insert("edit") }

    try first.edit(order) { $0["title"] = "路灯全灭" }
    let report = try first.sync(node.transport)

    #expect(report.rejected == 1)
    #expect(try first.record(order)?.title == SyncWorld.grievance(1).title)
    let tray = try first.read { (reader) throws(Failure) in
      try reader.changes(in: .refused, limit: 9)
    }
    #expect(tray.map(\.command) == ["edit"])
    try second.sync(node.transport)
    try expectEqual()
  }

  @Test("A cursor whose successors are gone is mended by a snapshot that keeps what waits")
  func snapshotMends() throws {
    for number in 1...8 { try first.create(SyncWorld.grievance(number)) }
    try first.sync(node.transport)
    try second.sync(node.transport)
    try second.edit(order) { $0["content"] = "解放路与文化路口" }
    for number in 1...8 { try first.edit(SyncWorld.id(number)) { $0["title"] = "路灯全灭" } }
    try first.sync(node.transport)
    node.state.withLock { $0.oldest = $0.log.count + 1 }

    try second.sync(node.transport)

    #expect(node.state.withLock { $0.requests.contains(.snapshot) })
    #expect(try second.record(order)?.text("content") == "解放路与文化路口")
    node.state.withLock { $0.oldest = 1 }
    try first.sync(node.transport)
    try second.sync(node.transport)
    try expectEqual()
  }

  @Test("A large snapshot comes whole, though pages are fetched while others are stored")
  func largeSnapshot() throws {
    let orders = (1...2_500).map { SyncWorld.grievance($0) }
    node.state.withLock { state in
      state.pageRows = 1_000
      for (index, order) in orders.enumerated() {
        (state.records[order.id], state.sequences[order.id]) = (order, index + 1)
      }
    }

    try first.sync(node.transport)

    #expect(node.state.withLock { $0.requests.filter { $0 == .snapshot }.count } == 3)
    #expect(try orders.allSatisfy { try first.record($0.id) == $0 })
  }

  @Test("A snapshot that breaks off goes on behind the last page that was stored")
  func brokenSnapshot() throws {
    node.state.withLock { state in
      state.pageRows = 1_000
      for number in 1...2_500 {
        let order = SyncWorld.grievance(number)
        (state.records[order.id], state.sequences[order.id]) = (order, number)
      }
    }
    let breaking = NodeTransport(
      send: { [node] request throws(Failure) in
        guard request.route != .snapshot || request.query.values["after"] == nil else {
          throw Failure(.nodeUnreachable)
        }
        return node.answer(request)
      }, listen: { _, _, _ in })
    #expect(throws: Failure.self) { try first.sync(breaking) }
    #expect(try first.record(SyncWorld.id(1_000)) != nil)
    node.state.withLock { $0.requests = [] }

    try first.sync(node.transport)

    #expect(node.state.withLock { $0.requests.filter { $0 == .snapshot }.count } == 2)
    #expect(try first.record(SyncWorld.id(2_500)) != nil)
  }

  @Test("A page whose records aren't what its digest says changes nothing and is mended")
  func digestIsHeld() throws {
    try first.create(SyncWorld.grievance(1))
    try first.sync(node.transport)
    try second.sync(node.transport)
    try first.edit(order) { $0["title"] = "路灯全灭" }
    try first.sync(node.transport)
    let forger = NodeTransport(
      send: { [node] request in
        var response = node.answer(request)
        if request.route == .pull {
          let text = String(decoding: response.body, as: UTF8.self)
          response.body = Array(text.replacing("路灯全灭", with: "路灯全亮").utf8)
        }
        return response
      }, listen: { _, _, _ in })

    #expect(throws: Never.self) { try second.sync(forger) }

    #expect(try second.record(order)?.title == "路灯全灭")
    try expectEqual()
  }

  @Test("Another node than the one that was joined stops the exchange before anything is sent")
  func otherNode() throws {
    try first.create(SyncWorld.grievance(1))
    node.state.withLock { $0.id = "impostor" }

    #expect(throws: Failure(.nodeChanged, ["expected": "node", "found": "impostor"])) {
      try first.sync(node.transport)
    }
    #expect(node.state.withLock { $0.requests } == [.node])
  }

  @Test("A preview sends nothing and changes nothing")
  func preview() throws {
    try first.create(SyncWorld.grievance(1))
    let enrolment = try first.read { (reader) throws(Failure) in
      try reader.setting(SyncSetting.enrolment)
    }

    let report = try SyncSession(
      store: first.store, transport: node.transport,
      credentials: DeviceCredentials(
        device: "desk-a", bearer: "token", algorithm: "SM2", sign: { _ in "" }),
      world: SyncWorld.replay
    ).preview()

    #expect(report.pushed == 1)
    #expect(node.state.withLock { !$0.requests.contains(.push) })
    #expect(try first.read { (reader) throws(Failure) in try reader.unsentCount() } == 1)
    let kept = try first.read { (reader) throws(Failure) in
      try reader.setting(SyncSetting.enrolment)
    }
    #expect(kept == enrolment)
  }
}
