import DomainModel
import JSONDiff
import LocalStore
import SyncClient
import SyncProtocol
import Synchronization
import Testing

@Suite("Forgetting a scope")
struct ForgettingTests {
  let node = SyncWorld.node()
  let desk: SyncDesk
  let order = SyncWorld.id(1)

  init() throws {
    desk = try SyncDesk("a", seed: 1)
    try desk.create(SyncWorld.grievance(1))
    try desk.sync(node.transport)
  }

  private func orderToForget() throws {
    try desk.store.write(by: desk.context()) { (transaction) throws(Failure) in
      try transaction.set([["scope": "370102"]], forSetting: "sync.forgetting")
    }
  }

  private var receipts: [String] { node.state.withLock { $0.forgotten } }

  @Test("Work that comes in while an exchange runs is sent before its scope is erased")
  func unsentWorkStays() throws {
    try orderToForget()
    let (store, node) = (desk.store, node)
    let context = desk.context()
    let isDone = Mutex(false)
    let busy = NodeTransport(
      send: { request throws(Failure) in
        let isFirst = isDone.withLock { done in
          defer { done = done || request.route == .pull }
          return request.route == .pull && !done
        }
        if isFirst {
          try store.write(by: context) { (transaction) throws(Failure) in
            try transaction.create(SyncWorld.grievance(2), command: "grievance.new")
          }
        }
        return node.answer(request)
      }, listen: { _, _, _ in })

    try desk.sync(busy)
    #expect(try desk.record(order) == nil)
    #expect(try desk.record(SyncWorld.id(2)) != nil)
    #expect(receipts.isEmpty)

    try desk.sync(node.transport)
    #expect(node.state.withLock { $0.records[SyncWorld.id(2)] } != nil)
    #expect(try desk.record(SyncWorld.id(2)) == nil)
    #expect(receipts == ["370102"])
  }

  @Test("No receipt goes out while another process holds the log of the database")
  func logIsHeld() throws {
    try orderToForget()
    let other = try LocalStore.open(
      desk.folder, environment: desk.environment, options: StoreOptions(isReadOnly: true))
    defer { try? other.close() }

    try other.read { (reader) throws(Failure) in
      _ = try reader.record(order)
      do throws(Failure) {
        _ = try desk.session(node.transport)()
      } catch {
        Issue.record("\(error)")
      }
    }
    #expect(receipts.isEmpty)
    #expect(try desk.record(order) == nil)

    try desk.sync(node.transport)
    #expect(receipts == ["370102"])
    try desk.sync(node.transport)
    #expect(receipts == ["370102"])
  }
}
