import DomainModel
import JSONDiff
import SyncClient
import SyncNode
import SyncProtocol
import Synchronization
import Trust

/// The real node over a disk that may fail; when its process dies, another takes over the disk.
final class SimulatedNode: Sendable {
  let disk: MemoryDocumentStore
  private let loop = HistoryLoop()
  private let keys: NodeKeys
  private let environment: NodeEnvironment
  private let service: Mutex<NodeService>

  init(clock: HistoryClock, chance: Chance, mutant: Mutant?) throws(Failure) {
    disk = MemoryDocumentStore(mutant: mutant)
    environment = NodeEnvironment(now: { clock.now }, random: { chance.bytes($0) })
    do {
      keys = NodeKeys(
        sm2: try .generated(.sm2, random: environment.random),
        ed25519: try .generated(.ed25519, random: environment.random))
    } catch {
      throw Failure(.internalError)
    }
    service = Mutex(try Self.opened(disk, keys, environment, loop))
  }

  private static func opened(
    _ disk: MemoryDocumentStore, _ keys: NodeKeys, _ environment: NodeEnvironment,
    _ loop: HistoryLoop
  ) throws(Failure) -> NodeService {
    let opened = loop.run { () -> Result<NodeService, Failure> in
      do throws(Failure) {
        return .success(
          try await NodeService.open(
            store: disk, keys: keys, blobs: "/nonexistent", environment: environment,
            limits: ProtocolLimits(requestsPerMinute: 1_000_000)))
      } catch {
        return .failure(error)
      }
    }
    guard let opened else { throw Failure(.internalError) }
    return try opened.get()
  }

  /// The process that runs now.
  var present: NodeService { service.withLock { $0 } }

  /// - Returns: nil when the node died over it.
  func answer(_ request: NodeTransport.Request) -> NodeTransport.Response? {
    let arrived = NodeRequest(
      request.route, query: request.query,
      headers: .init(
        request.headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 }),
      body: request.body)
    let node = service.withLock { $0 }
    let answer = loop.run { await node.respond(to: arrived) }
    if disk.hasFallen() {
      if let risen = try? Self.opened(disk, keys, environment, loop) {
        service.withLock { $0 = risen }
      }
      return nil
    }
    guard let answer, case .bytes(let bytes) = answer.body else { return nil }
    return NodeTransport.Response(
      status: answer.status, body: bytes,
      retryAfterSeconds: answer.headers["retry-after"].flatMap { Int($0) })
  }

  func invite(_ name: String, scope: String) throws(Failure) -> String {
    let node = service.withLock { $0 }
    let invitation = Invitation(
      name: name, scope: scope, roles: Role.allCases.filter(\.isGivenInHistories), level: 4,
      expiresAt: environment.now().adding(milliseconds: 3_600_000))
    let token = loop.run { () -> Result<String, Failure> in
      do throws(Failure) {
        return .success(try await Administration(node).invite(invitation))
      } catch {
        return .failure(error)
      }
    }
    guard let token else { throw Failure(.internalError) }
    return try token.get()
  }

  /// What the node's own check of its store finds.
  func findings() -> [String] {
    let node = service.withLock { $0 }
    return loop.run {
      do throws(Failure) {
        return try await Verification(node).run().findings
      } catch {
        return ["\(error)"]
      }
    } ?? ["stalled"]
  }
}

extension Role {
  fileprivate var isGivenInHistories: Bool {
    [.dispatcher, .supervisor, .administrator, .dutyOfficer].contains(self)
  }
}
