import DomainModel
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONDiff
import Logging
import NIOCore
import SyncNode
import SyncProtocol
import Testing
import Trust

@Suite("A node serves over HTTP", .everyEngine)
struct ServingTests {
  private func application(_ world: NodeWorld) -> some ApplicationProtocol {
    Application(
      responder: NodeResponder(world.node),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test("Describes itself, tells its health and its counters")
  func openCalls() async throws {
    let world = try await NodeWorld()

    try await application(world).test(.router) { client in
      let node = try await client.execute(uri: "/v1/node", method: .get)
      #expect(node.status == .ok)
      let text = String(buffer: node.body)
      let description = try NodeDescription(json: JSON.parse(text))
      #expect(description.id == world.node.identity.id)
      #expect(description.isUnderstood)
      let health = try await client.execute(uri: "/health", method: .get)
      #expect(String(buffer: health.body) == "ok\n")
      let metrics = try await client.execute(uri: "/metrics", method: .get)
      #expect(String(buffer: metrics.body).contains("dutydesk_node_log_sequence 0"))
    }
  }

  @Test("Pushes and pulls with the headers of the protocol")
  func pushAndPull() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let body = desk.pushBody([desk.make(Record.order(world.clock))])
    let signature = try desk.key.signature(of: body).text
    let bearer = "Bearer " + desk.enrolment.bearer
    let name = try #require(HTTPField.Name(ProtocolHeader.signature))

    try await application(world).test(.router) { client in
      let push = try await client.execute(
        uri: "/v1/changes", method: .post,
        headers: [.authorization: bearer, name: signature], body: ByteBuffer(bytes: body))
      #expect(push.status == .ok)
      #expect(push.headers[.contentType] == ProtocolHeader.lines)
      let pull = try await client.execute(
        uri: "/v1/changes?maxBytes=65536&form=columns", method: .get,
        headers: [.authorization: bearer])
      var reader = PullReader()
      let items = try reader.feed(Array(pull.body.readableBytesView))
      #expect(reader.isComplete)
      #expect(items.count > 3)
    }
  }

  @Test("Refuses a body above the limit before it has read it, and compressed ones by name")
  func limits() async throws {
    let world = try await NodeWorld(limits: ProtocolLimits(bodyBytes: 1000))
    let large = ByteBuffer(repeating: 0x20, count: 2000)

    try await application(world).test(.router) { client in
      let response = try await client.execute(
        uri: "/v1/enrolments", method: .post, body: large)
      #expect(response.status.code == 413)
      #expect(response.headers[.contentType] == Problem.mediaType)
      let packed = try await client.execute(
        uri: "/v1/enrolments", method: .post, headers: [.contentEncoding: "br"],
        body: ByteBuffer(string: "x"))
      #expect(packed.status.code == 415)
    }
  }

  @Test("Takes and gives compressed bodies; the signature is over what was compressed")
  func compressed() async throws {
    let world = try await NodeWorld()
    let desk = try await world.desk("one")
    let body = desk.pushBody((0..<20).map { _ in desk.make(Record.order(world.clock)) })
    let packed = try #require(Gzip.compressed(body))
    let signature = try desk.key.signature(of: body).text
    let bearer = "Bearer " + desk.enrolment.bearer
    let name = try #require(HTTPField.Name(ProtocolHeader.signature))

    try await application(world).test(.router) { client in
      let push = try await client.execute(
        uri: "/v1/changes", method: .post,
        headers: [.authorization: bearer, name: signature, .contentEncoding: "gzip"],
        body: ByteBuffer(bytes: packed))
      #expect(push.status == .ok)
      let pull = try await client.execute(
        uri: "/v1/changes", method: .get,
        headers: [.authorization: bearer, .acceptEncoding: "gzip"])
      #expect(pull.headers[.contentEncoding] == "gzip")
      var reader = PullReader()
      _ = try reader.feed(Gzip.expanded(Array(pull.body.readableBytesView)))
      #expect(reader.isComplete)
    }
  }

  @Test("Plain HTTP is for loopback only")
  func loopback() async throws {
    let world = try await NodeWorld()
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    #expect(throws: Failure.self) {
      try NodeServer(world.node, at: NodeAddress(host: "0.0.0.0", port: 0), logger: logger)
    }
    #expect(throws: Never.self) {
      try NodeServer(world.node, at: NodeAddress(host: "127.0.0.1", port: 0), logger: logger)
    }
  }
}
