import DomainModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSONDiff
import Logging
import NIOCore
import ServiceLifecycle
import SyncProtocol

/// Puts a node behind HTTP: requests in, answers out, health and metrics beside.
public struct NodeResponder: HTTPResponder {
  /// Nothing of our own travels with a request.
  public typealias Context = BasicRequestContext

  private static let pieceBytes = 256 << 10

  private let node: NodeService
  private let limits: ProtocolLimits

  /// A responder of a node.
  public init(_ node: NodeService) {
    self.node = node
    limits = node.limits
  }

  /// Answers a request. The log gets method, route and status, never a name or an id.
  public func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    let path = request.uri.path
    switch path {
    case "/health": return try await health()
    case "/metrics": return try await metrics()
    default: break
    }
    let answer: NodeResponse
    do throws(Problem) {
      answer = await node.respond(to: try await read(request))
    } catch {
      answer = .problem(error)
    }
    context.logger.info(
      "request",
      metadata: [
        "method": "\(request.method.rawValue)", "route": "\(NodeResponder.route(path))",
        "status": "\(answer.status)",
      ])
    return response(coded(answer, for: request), isHead: request.method == .head)
  }

  /// In the coding that the desk takes. Blobs are compressed by those who made them.
  private func coded(_ answer: NodeResponse, for request: Request) -> NodeResponse {
    guard case .bytes(let bytes) = answer.body,
      request.headers[.acceptEncoding]?.lowercased().contains(Gzip.name) == true,
      let compressed = Gzip.compressed(bytes)
    else { return answer }
    var coded = answer
    coded.body = .bytes(compressed)
    coded.headers["content-encoding"] = Gzip.name
    coded.headers["vary"] = "accept-encoding"
    return coded
  }

  /// The path without what stands for one record or file.
  private static func route(_ path: String) -> String {
    path.hasPrefix("/v1/blobs/") ? "/v1/blobs" : String(path.prefix(40))
  }

  private func read(_ request: Request) async throws(Problem) -> NodeRequest {
    var headers: [String: String] = [:]
    for field in request.headers { headers[field.name.canonicalName] = field.value }
    if let length = headers["content-length"].flatMap(Int.init), length > limits.bodyBytes {
      throw Problem(.bodyTooLarge, ["limit": JSON(limits.bodyBytes)])
    }
    let coding = headers["content-encoding"] ?? "identity"
    guard ["identity", Gzip.name].contains(coding) else {
      throw Problem(.unsupported, ["code": "content-encoding"])
    }
    var body: [UInt8] = []
    do {
      for try await piece in request.body {
        guard body.count + piece.readableBytes <= limits.bodyBytes else {
          throw Problem(.bodyTooLarge, ["limit": JSON(limits.bodyBytes)])
        }
        body.append(contentsOf: piece.readableBytesView)
      }
    } catch {
      throw error as? Problem ?? Problem(.malformed, ["code": "body.cut"])
    }
    if coding == Gzip.name { body = try Gzip.expanded(body, limits: limits) }
    return NodeRequest(
      method: request.method.rawValue, path: request.uri.path, query: request.uri.query ?? "",
      headers: headers, body: body)
  }
}

extension NodeResponder {
  private func response(_ answer: NodeResponse, isHead: Bool) -> Response {
    var fields = HTTPFields()
    for (name, value) in answer.headers {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    let status = HTTPResponse.Status(code: answer.status)
    if isHead { return Response(status: status, headers: fields) }
    switch answer.body {
    case .bytes(let bytes):
      return Response(
        status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    case .file(let path, let range):
      return Response(
        status: status, headers: fields, body: NodeResponder.file(path, range))
    case .events(let pokes):
      return Response(status: status, headers: fields, body: NodeResponder.events(pokes))
    }
  }

  private static func file(_ path: String, _ range: Range<Int>) -> ResponseBody {
    ResponseBody(contentLength: range.count) { writer in
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? handle.close() }
      try handle.seek(toOffset: UInt64(range.lowerBound))
      var left = range.count
      while left > 0, let piece = try handle.read(upToCount: min(left, pieceBytes)) {
        try await writer.write(ByteBuffer(bytes: piece))
        left -= piece.count
      }
      try await writer.finish(nil)
    }
  }

  /// Pokes as they come, and a heartbeat whenever none has come for a while; ends when the server
  /// is to end, which would otherwise wait for the last listener.
  private static func events(_ pokes: AsyncStream<Poke>) -> ResponseBody {
    ResponseBody { writer in
      let (beats, continuation) = AsyncStream.makeStream(of: [UInt8].self)
      let heart = Task {
        while !Task.isCancelled {
          try? await Task.sleep(for: .seconds(Poke.heartbeatSeconds))
          continuation.yield(Poke.heartbeat)
        }
      }
      let mouth = Task {
        for await poke in pokes { continuation.yield(poke.event) }
        continuation.finish()
      }
      defer {
        heart.cancel()
        mouth.cancel()
      }
      try await withGracefulShutdownHandler {
        for await bytes in beats { try await writer.write(ByteBuffer(bytes: bytes)) }
      } onGracefulShutdown: {
        continuation.finish()
      }
      try await writer.finish(nil)
    }
  }

  private func health() async throws -> Response {
    let status: HTTPResponse.Status
    do throws(Failure) {
      _ = try await node.store.read { reading throws(Failure) in try reading.lastSequence() }
      status = .ok
    } catch {
      status = .serviceUnavailable
    }
    return Response(
      status: status,
      body: ResponseBody(byteBuffer: ByteBuffer(string: status == .ok ? "ok\n" : "failing\n")))
  }

  private func metrics() async throws -> Response {
    let gauges = try await node.store.read { reading throws(Failure) in
      [
        "log_sequence": try reading.lastSequence(), "log_oldest": try PrunedLog.oldest(reading),
        "records": try reading.documentCount(),
        "conflicts_open": try reading.values(.conflict, prefix: "").count,
      ]
    }
    let text = node.metrics.text(gauges: gauges)
    return Response(
      status: .ok, headers: [.contentType: "text/plain; version=0.0.4"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
