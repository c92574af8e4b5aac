import DomainModel
import SyncClient
import SyncProtocol
import Synchronization
import Testing

@Suite("Watching a node")
struct WatchingTests {
  @Test("The poke that greets a listener leads to one exchange more, not to an endless row")
  func greetingIsHandledOnce() throws {
    let node = SyncWorld.node()
    let desk = try SyncDesk("a", seed: 1)
    let listened = Mutex(0)
    let transport = NodeTransport(
      send: { node.answer($0) },
      listen: { _, _, body in
        listened.withLock { $0 += 1 }
        // The same greeting each time; then heartbeats, until the clock says that a minute is over.
        guard body(Poke(sequence: 7).event) else { return }
        while body(Poke.heartbeat) {}
      })
    let session = desk.session(transport)
    let exchanges = Mutex(0)

    try SyncWatch(session: session, environment: desk.environment, pause: { _ in true }).run { _ in
      exchanges.withLock { count in
        count += 1
        return count < 4
      }
    }

    #expect(listened.withLock { $0 } == 3)
    let requests = node.state.withLock { $0.requests.filter { $0 == .node }.count }
    #expect(requests == 4)
  }

  @Test("Another node ends the watch; a lost line doesn't")
  func stopsForAnotherNode() throws {
    let node = SyncWorld.node()
    let desk = try SyncDesk("a", seed: 1)
    let transport = NodeTransport(
      send: { node.answer($0) },
      listen: { _, _, _ throws(Failure) in
        node.state.withLock { $0.id = "impostor" }
        throw Failure(.nodeUnreachable)
      })
    let failures = Mutex([Failure.Code]())

    #expect(throws: Failure.self) {
      try SyncWatch(
        session: desk.session(transport), environment: desk.environment, pause: { _ in true }
      ).run { result in
        if case .failure(let failure) = result { failures.withLock { $0.append(failure.code) } }
        return true
      }
    }
    #expect(failures.withLock { $0 } == [.nodeUnreachable])
  }
}
