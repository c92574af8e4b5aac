import DomainModel
import Foundation
import JSONDiff
import Synchronization
import SyncNode
import SyncProtocol
import Trust

/// Bytes and times that are the same in every run.
final class WorldClock: Sendable {
  private struct State {
    var milliseconds: Int64 = 1_795_395_600_000
    var random: UInt64 = 0x9E37_79B9_7F4A_7C15
  }

  private let state = Mutex(State())

  var now: Instant { state.withLock { Instant(milliseconds: $0.milliseconds) } }

  func pass(milliseconds: Int64) { state.withLock { $0.milliseconds += milliseconds } }

  func random(_ count: Int) -> [UInt8] {
    state.withLock { state in
      (0..<count).map { _ in
        state.random ^= state.random << 13
        state.random ^= state.random >> 7
        state.random ^= state.random << 17
        return UInt8(truncatingIfNeeded: state.random >> 24)
      }
    }
  }
}

/// A node in a folder of its own, which goes with it.
final class NodeWorld: Sendable {
  let clock: WorldClock
  let folder: String
  let node: NodeService
  let administration: Administration

  init(
    limits: ProtocolLimits = ProtocolLimits(), clock: WorldClock = WorldClock(),
    store: (any DocumentStore)? = nil, onRandom: @escaping @Sendable () -> Void = {}
  ) async throws {
    self.clock = clock
    folder = FileManager.default.temporaryDirectory.path + "/node-" + UUID().uuidString
    node = try await NodeWorld.open(folder, clock, store, limits, onRandom: onRandom)
    administration = Administration(node)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func open(
    _ folder: String, _ clock: WorldClock, _ store: (any DocumentStore)? = nil,
    _ limits: ProtocolLimits = ProtocolLimits(), onRandom: @escaping @Sendable () -> Void = {}
  ) async throws -> NodeService {
    let environment = NodeEnvironment(
      now: { clock.now },
      random: { count in
        onRandom()
        return clock.random(count)
      })
    let keys = try NodeKeys.ofFolder(folder + "/keys", random: environment.random)
    let own = if let store { store } else { try await Engine.current.store(folder) }
    return try await NodeService.open(
      store: own, keys: keys, blobs: folder + "/blobs", environment: environment, limits: limits)
  }

  /// A workstation that has joined.
  func desk(
    _ name: String, scope: String = "370102",
    roles: [Role] = [.dispatcher, .supervisor, .administrator], unit: String? = nil,
    level: Int = 4
  ) async throws -> TestDesk {
    let token = try await administration.invite(
      Invitation(
        name: name, scope: scope, roles: roles, unit: unit, level: level,
        expiresAt: clock.now.adding(milliseconds: 3_600_000)))
    return try await TestDesk(name, token: token, node: node, clock: clock)
  }
}

extension NodeResponse {
  var bytes: [UInt8] {
    switch body {
    case .bytes(let bytes): bytes
    case .file(let path, let range):
      [UInt8](FileManager.default.contents(atPath: path) ?? Data())[range].map { $0 }
    case .events: []
    }
  }

  var json: JSON? { try? JSON.parse(bytes) }

  var problem: Problem { Problem(json: json, status: status) }

  var lines: [JSONObject] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .compactMap { (try? JSON.parse(String($0)))?.object }
  }
}
