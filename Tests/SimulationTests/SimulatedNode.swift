import DomainModel
import Foundation
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
  private let blobs: String
  private let service: Mutex<NodeService>

  init(
    clock: HistoryClock, chance: Chance, mutant: Mutant? = nil, blobs: String = "/nonexistent"
  ) throws(Failure) {
    self.blobs = blobs
    disk = MemoryDocumentStore(mutant: mutant)
    environment = NodeEnvironment(now: { clock.now }, random: { chance.bytes($0) })
    do {
      keys = NodeKeys(
        sm2: try .generated(.sm2, random: environment.random),
        ed25519: try .generated(.ed25519, random: environment.random))
    } catch {
      throw Failure(.internalError)
    }
    service = Mutex(try Self.opened(disk, keys, environment, loop, blobs))
  }

  private static func opened(
    _ disk: MemoryDocumentStore, _ keys: NodeKeys, _ environment: NodeEnvironment,
    _ loop: HistoryLoop, _ blobs: String
  ) throws(Failure) -> NodeService {
    let opened = loop.run { () -> Result<NodeService, Failure> in
      do throws(Failure) {
        return .success(
          try await NodeService.open(
            store: disk, keys: keys, blobs: blobs, environment: environment,
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
    guard let answer = run({ node in await node.respond(to: arrived) }) else { return nil }
    let bytes: [UInt8]
    switch answer.body {
    case .bytes(let body): bytes = body
    case .file(let path, let range):
      bytes = (FileManager.default.contents(atPath: path) ?? Data())[range].map { $0 }
    case .events: return nil
    }
    return NodeTransport.Response(
      status: answer.status, body: bytes,
      retryAfterSeconds: answer.headers["retry-after"].flatMap { Int($0) },
      uploadOffset: answer.headers["upload-offset"].flatMap { Int($0) })
  }

  /// Runs something at the node.
  /// - Returns: nil when the node died over it.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable (NodeService) async -> Value
  ) -> Value? {
    let node = present
    let value = loop.run { await body(node) }
    guard disk.hasFallen() else { return value }
    if let risen = try? Self.opened(disk, keys, environment, loop, blobs) {
      service.withLock { $0 = risen }
    }
    return nil
  }

  /// Answers the file of a desk.
  /// - Throws: `.nodeUnreachable` when the node died over it.
  func answer(file: [UInt8]) throws(Failure) -> [UInt8] {
    let answer = run { node -> Result<[UInt8], Failure> in
      do throws(Failure) {
        return .success(try await FileExchange(node).answer(file).bytes)
      } catch {
        return .failure(error)
      }
    }
    guard let answer else { throw Failure(.nodeUnreachable) }
    return try answer.get()
  }

  /// Makes the node the home of a scope below another.
  /// - Returns: its bearer token there.
  func join(
    _ above: FaultyNetwork, as index: Int, token: String, scope: String
  ) throws(Failure) -> String {
    let port = above.port(of: index)
    let bearer = run { node -> Result<String, Failure> in
      do throws(Failure) {
        return .success(try await node.join(token: token, scope: scope, name: "node", over: port))
      } catch {
        return .failure(error)
      }
    }
    guard let bearer else { throw Failure(.internalError) }
    return try bearer.get()
  }

  /// Exchanges with the node above.
  /// - Throws: what the link throws; `.nodeUnreachable` when this node died over it.
  func exchange(over port: UpstreamPort, bearer: String) throws(Failure) {
    let failure = run { node -> Failure? in
      do throws(Failure) {
        try await UpstreamLink(node, port: port, bearer: bearer).exchange()
        return nil
      } catch {
        return error
      }
    }
    guard let failure else { throw Failure(.nodeUnreachable) }
    if let failure { throw failure }
  }

  /// Takes from the log what need no longer be kept.
  func prune(keptDays: Int) {
    _ = run { node in try? await LogPruning(node, keptDays: keptDays).run() }
  }

  func invite(_ name: String, scope: String, isNode: Bool = false) throws(Failure) -> String {
    let node = service.withLock { $0 }
    let invitation = Invitation(
      name: name, scope: scope, roles: isNode ? [] : Role.allCases.filter(\.isGivenInHistories),
      level: 4, expiresAt: environment.now().adding(milliseconds: 3_600_000), isNode: isNode)
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
