import DomainModel
import JSONDiff
import Synchronization
import SyncProtocol

@testable import SyncNode

/// A city's node with a desk, a county's node with a desk, and the link between them.
final class TwoNodes {
  let clock = WorldClock()
  let city: NodeWorld
  let county: NodeWorld
  let bearer: String
  let cityDesk: TestDesk
  let countyDesk: TestDesk

  init() async throws {
    city = try await NodeWorld(clock: clock)
    county = try await NodeWorld(clock: clock)
    cityDesk = try await city.desk(
      "市", scope: "3701", roles: [.dispatcher, .supervisor, .administrator, .dataSteward])
    countyDesk = try await county.desk("县", scope: "370102")
    bearer = try await city.joined(by: county, scope: "370102")
  }

  var link: UpstreamLink { link(over: city.port) }

  func link(over port: UpstreamPort) -> UpstreamLink {
    UpstreamLink(county.node, port: port, bearer: bearer)
  }

  /// An order that the county's desk made and its node has ordered.
  @discardableResult
  func countyOrder(_ more: JSONObject = [:]) async throws -> Record {
    let order = Record.order(clock, more)
    countyDesk.make(order)
    try await countyDesk.sync()
    return order
  }

  /// The same, and the city's desk has it too.
  func sharedOrder() async throws -> Record {
    let order = try await countyOrder()
    try await link.exchange()
    try await cityDesk.sync()
    return order
  }

  func policy(scope: String) -> Record {
    Record([
      "id": .string(IDs.uuidV7(milliseconds: clock.now.milliseconds, random: clock.random)),
      "type": "policy", "scope": .string(scope), "schema": 1, "title": "办事指南",
      "status": "draft", "kind": "policy", "issuer": "市政府办公室",
      "createdAt": .string(clock.now.rfc3339),
    ])
  }
}

extension NodeWorld {
  var port: UpstreamPort {
    UpstreamPort { [node] route, query, headers, body in
      let lowered = Dictionary(
        headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
      let answer = await node.respond(
        to: NodeRequest(route, query: query, headers: lowered, body: body))
      return answer.relayed
    }
  }

  /// - Returns: the token of a node that is now below this one.
  func joined(by below: NodeWorld, scope: String) async throws -> String {
    let token = try await administration.invite(
      Invitation(
        name: "下级节点", scope: scope, roles: [],
        expiresAt: clock.now.adding(milliseconds: 3_600_000), isNode: true))
    return try await below.node.join(token: token, scope: nil, name: "下级节点", over: port)
  }

  func takes(_ below: NodeWorld, scope: String) async throws -> UpstreamLink {
    UpstreamLink(below.node, port: port, bearer: try await joined(by: below, scope: scope))
  }

  func log(of record: String) async throws -> [LoggedChange] {
    try await node.store.read { reading throws(Failure) in
      try reading.changes(of: record, after: 0)
    }
  }

  func document(_ id: String) async throws -> Record? {
    try await node.store.read { reading throws(Failure) in try reading.document(id)?.record }
  }
}

/// A line that breaks at one call: at even numbers before the node hears it, at odd ones after.
final class CutLine: Sendable {
  private let node: NodeService
  private let cut: Int
  private let calls = Mutex(0)
  private let contents = Mutex((calls: 0, bytes: 0))

  init(to node: NodeService, cutting cut: Int = -1) {
    self.node = node
    self.cut = cut
  }

  /// How many calls asked for contents.
  var contentCalls: Int { contents.withLock { $0.calls } }
  /// How many bytes of contents went either way.
  var contentBytes: Int { contents.withLock { $0.bytes } }

  var port: UpstreamPort {
    UpstreamPort { route, query, headers, body throws(Failure) in
      let call = self.calls.withLock { calls in
        defer { calls += 1 }
        return calls
      }
      let unreachable = Failure(.nodeUnreachable)
      if self.cut == call * 2 { throw unreachable }
      let lowered = Dictionary(
        headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
      let answer = await self.node.respond(
        to: NodeRequest(route, query: query, headers: lowered, body: body))
      if route.path.contains("/blobs/") {
        self.contents.withLock { contents in
          contents.calls += 1
          contents.bytes += body.count + answer.bytes.count
        }
      }
      if self.cut == call * 2 + 1 { throw unreachable }
      return answer.relayed
    }
  }
}

extension NodeResponse {
  /// As the node below gets it over a line.
  var relayed: UpstreamPort.Answer {
    UpstreamPort.Answer(
      status: status, body: bytes, uploadOffset: headers["upload-offset"].flatMap { Int($0) })
  }
}
