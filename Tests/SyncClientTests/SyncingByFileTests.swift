import DomainModel
import JSONDiff
import LocalStore
import RecordMerge
import SyncClient
import SyncProtocol
import Synchronization
import Testing
import Trust

@Suite("Syncing by file")
struct SyncingByFileTests {
  let node = SyncWorld.node()
  let first: SyncDesk
  let second: SyncDesk
  let third: SyncDesk
  let order = SyncWorld.id(1)

  init() throws {
    first = try SyncDesk("a", seed: 1)
    second = try SyncDesk("b", seed: 2)
    third = try SyncDesk("c", seed: 3)
    let desks = [first, second, third]
    let devices = try desks.map { try $0.deviceRecord() }
    for desk in desks { for device in devices { try desk.know(device) } }
  }

  private func exchange(_ desk: SyncDesk) -> PeerFileExchange {
    PeerFileExchange(store: desk.store, world: SyncWorld.replay)
  }

  private func carry(from: SyncDesk, to: SyncDesk) throws -> SyncReport {
    try exchange(to).take(try exchange(from).file(to: "desk-" + to.name).bytes)
  }

  private func expectEqual() throws {
    for (id, record) in node.state.withLock({ $0.records }) {
      #expect(try first.record(id) == record)
      #expect(try second.record(id) == record)
    }
  }

  @Test("A new order reaches the other laptop, and the node decides later without a trace of it")
  func creation() throws {
    try first.create(SyncWorld.grievance(1))

    let report = try carry(from: first, to: second)
    #expect(report.pulled == 1)
    #expect(try second.record(order)?.title == SyncWorld.grievance(1).title)
    #expect(try second.read { (reader) throws(Failure) in try reader.unsentCount() } == 0)

    try second.sync(node.transport)
    #expect(try second.record(order) != nil)
    try first.sync(node.transport)
    try second.sync(node.transport)
    try expectEqual()
    let waiting = try second.read { (reader) throws(Failure) in
      try reader.pendingChanges(of: order)
    }
    #expect(waiting.isEmpty)
  }

  @Test("Work goes both ways over a record that the node has never seen")
  func bothWays() throws {
    try first.create(SyncWorld.grievance(1))
    _ = try carry(from: first, to: second)
    try second.edit(order) { $0["content"] = "解放路与文化路口" }
    _ = try carry(from: second, to: first)

    #expect(try first.record(order)?.text("content") == "解放路与文化路口")
    try first.sync(node.transport)
    #expect(
      node.state.withLock { $0.records[order]?.text("content") } == "解放路",
      "a creation travels as it was made, without the other desk's work")
    try second.sync(node.transport)
    try first.sync(node.transport)
    #expect(try first.record(order)?.text("content") == "解放路与文化路口")
    try expectEqual()
  }

  @Test("Whoever meets the node first, work on a record that came by file isn't lost")
  func borrowerFirst() throws {
    try first.create(SyncWorld.grievance(1))
    _ = try carry(from: first, to: second)
    try second.edit(order) { $0["content"] = "解放路与文化路口" }
    _ = try carry(from: second, to: first)

    let report = try second.sync(node.transport)
    #expect(report.rejected == 0)
    #expect(try second.record(order)?.text("content") == "解放路与文化路口")
    for desk in [first, second, second, first] { try desk.sync(node.transport) }

    #expect(
      node.state.withLock { $0.records[order]?.text("content") } == "解放路与文化路口")
    try expectEqual()
    let digests = try [first, second].map { desk in
      try desk.read { (reader) throws(Failure) in try reader.numbers().digest }
    }
    #expect(digests[0] == digests[1])
  }

  @Test("A replay changes nothing")
  func replay() throws {
    try first.create(SyncWorld.grievance(1))
    let file = try exchange(first).file(to: "desk-b").bytes
    _ = try exchange(second).take(file)
    let before = try second.read { (reader) throws(Failure) in try reader.numbers().digest }

    let again = try exchange(second).take(file)

    #expect(again.pulled == 0)
    #expect(try second.read { (reader) throws(Failure) in try reader.numbers().digest } == before)
    try first.sync(node.transport)
    try second.sync(node.transport)
    #expect(try exchange(second).take(file).pulled == 0)
    try expectEqual()
  }

  @Test("Different edits of one known order stand together, and the node's word replaces both")
  func edits() throws {
    try first.create(SyncWorld.grievance(1))
    for desk in [first, second, first] { try desk.sync(node.transport) }
    try first.edit(order) { $0["title"] = "路灯全灭" }
    try second.edit(order) { $0["content"] = "解放路与文化路口" }

    _ = try carry(from: first, to: second)

    #expect(try second.record(order)?.title == "路灯全灭")
    #expect(try second.record(order)?.text("content") == "解放路与文化路口")
    for desk in [second, first, second] { try desk.sync(node.transport) }
    try expectEqual()
  }

  @Test("What the home refuses goes from the other laptop too, once the home has gone on")
  func refused() throws {
    try first.create(SyncWorld.grievance(1))
    for desk in [first, second] { try desk.sync(node.transport) }
    try first.edit(order) { $0["title"] = "路灯全灭" }
    _ = try carry(from: first, to: second)
    node.state.withLock { _ = $0.refused.insert("edit") }
    try first.sync(node.transport)
    node.state.withLock { _ = $0.refused.remove("edit") }
    try first.edit(order) { $0["content"] = "解放路与文化路口" }
    try first.sync(node.transport)

    try second.sync(node.transport)

    #expect(try second.record(order)?.title == SyncWorld.grievance(1).title)
    try expectEqual()
  }

  @Test("A file for another desk doesn't open")
  func recipient() throws {
    try first.create(SyncWorld.grievance(1))
    let file = try exchange(first).file(to: "desk-c").bytes

    expectRefusal("peer.recipient") { _ = try exchange(second).take(file) }
  }

  @Test("A file that was changed or cut anywhere is refused whole")
  func changed() throws {
    try first.create(SyncWorld.grievance(1))
    let file = try exchange(first).file(to: "desk-b").bytes

    for place in stride(from: 60, to: file.count, by: 41) {
      var other = file
      other[place] ^= 1
      expectRefusal(nil) { _ = try exchange(second).take(other) }
      expectRefusal(nil) { _ = try exchange(second).take(Array(file.prefix(place))) }
    }
    #expect(try second.record(order) == nil)
  }

  @Test("A revoked device's file, and one of an unknown device, are refused")
  func sender() throws {
    try first.create(SyncWorld.grievance(1))
    let file = try exchange(first).file(to: "desk-b").bytes
    var device = try first.deviceRecord()
    device["status"] = "revoked"
    try second.know(device)

    expectRefusal("peer.sender") { _ = try exchange(second).take(file) }
  }

  private func expectRefusal(_ reason: String?, _ body: () throws -> Void) {
    #expect {
      try body()
    } throws: { error in
      guard let failure = error as? Failure, failure.code == .verificationFailed else {
        return false
      }
      return reason == nil || failure.details["text"]?.string == reason
    }
  }
}

extension SyncDesk {
  /// The device as its node has it, with the key that lies in the folder.
  func deviceRecord() throws -> Record {
    let file = KeyFile(path: store.folder.keys + "/device.key")
    let known = try? file.read()
    let key = try known ?? file.create(.sm2, passphrase: nil, random: environment.random)
    return Record([
      "id": .string("desk-" + name), "type": "device", "scope": "370102",
      "name": .string("desk " + name), "desk": "7A", "publicKey": .string(key.publicText),
      "operators": [.string(SyncWorld.officer)], "status": "active",
      "createdAt": "2026-01-01T00:00:00.000Z", "createdBy": "system",
    ])
  }

  /// Holds a device's record, as after a pull.
  func know(_ device: Record) throws {
    try store.write(by: context()) { (transaction) throws(Failure) in
      try transaction.settle(device, sequence: 1)
    }
  }
}
