import AsyncHTTPClient
import DomainModel
import Foundation
import JSONDiff
import LocalStore
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import SyncProtocol

/// The live way to a node over HTTP.
///
/// The client of swift-server was taken because it streams events as they come; Foundation's on
/// Linux gathers them.
public final class HTTPTransport: Sendable {
  /// An answer larger than a body may be isn't read to its end.
  static let maximumBytes = 64 << 20
  /// A node that says nothing for longer is taken for gone.
  static let patience = TimeAmount.seconds(120)
  /// Two heartbeats may be missed.
  static let silence = TimeAmount.seconds(40)

  /// So often somebody who waits for an answer looks whether to stop.
  private static let lookInterval = DispatchTimeInterval.milliseconds(50)

  private let client: HTTPClient
  private let address: String
  private let isCompressed: Bool

  /// A client of the node at an address, such as `https://node.example:8443`.
  ///
  /// - Parameters:
  ///   - address: of the node.
  ///   - isCompressed: whether bodies travel in gzip, both ways; nil says so but for this very
  ///     machine, where it costs more than it saves.
  /// - Throws: `argument.invalid` for anything but `https`, and `http` to this very machine: a
  ///   credential never goes over an open line.
  public init(address: String, isCompressed: Bool? = nil) throws(Failure) {
    self.address = try Self.checked(address)
    self.isCompressed = isCompressed ?? !Self.isHere(URL(string: address)?.host)
    var configuration = HTTPClient.Configuration()
    configuration.timeout = .init(connect: .seconds(5), read: Self.silence)
    configuration.decompression = .enabled(limit: .size(Self.maximumBytes))
    configuration.redirectConfiguration = .disallow
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  deinit {
    try? client.syncShutdown()
  }

  /// The transport.
  public var transport: NodeTransport {
    NodeTransport(
      send: { request throws(Failure) in try self.send(request) },
      listen: { request, began, body throws(Failure) in
        try self.listen(request, began, body)
      })
  }

  /// Without a path or a slash at its end.
  static func checked(_ address: String) throws(Failure) -> String {
    let invalid = Failure(
      .argumentInvalid, ["argument": "url", "value": .string(address), "text": "url.form"])
    guard let url = URL(string: address), let scheme = url.scheme, let host = url.host,
      url.query == nil, ["", "/"].contains(url.path)
    else { throw invalid }
    guard scheme == "https" || (scheme == "http" && isHere(host)) else { throw invalid }
    return address.hasSuffix("/") ? String(address.dropLast()) : address
  }

  private static func isHere(_ host: String?) -> Bool {
    ["127.0.0.1", "::1", "[::1]", "localhost"].contains(host)
  }

  private func send(
    _ request: NodeTransport.Request
  ) throws(Failure) -> NodeTransport.Response {
    do {
      let live = try live(request)
      let response = try Self.wait(
        client.execute(
          request: live,
          delegate: ResponseAccumulator(request: live, maxBodySize: Self.maximumBytes),
          deadline: .now() + Self.patience))
      return NodeTransport.Response(
        status: Int(response.status.code),
        body: response.body.map { Array($0.readableBytesView) } ?? [],
        retryAfterSeconds: response.headers.first(name: "Retry-After").flatMap { Int($0) },
        uploadOffset: response.headers.first(name: "Upload-Offset").flatMap { Int($0) })
    } catch let error as HTTPClientError where error == .cancelled {
      throw Failure(.interrupted)
    } catch {
      throw unreachable(error)
    }
  }

  /// Waits for an answer, or until somebody asks to stop: a node that says nothing keeps nobody.
  private static func wait(
    _ task: HTTPClient.Task<HTTPClient.Response>
  ) throws -> HTTPClient.Response {
    guard let isStopped = StopRequest.isMade else { return try task.wait() }
    let isOver = DispatchSemaphore(value: 0)
    task.futureResult.whenComplete { _ in isOver.signal() }
    while isOver.wait(timeout: .now() + lookInterval) == .timedOut {
      guard isStopped() else { continue }
      task.cancel()
      break
    }
    return try task.wait()
  }

  private func listen(
    _ request: NodeTransport.Request,
    _ began: @Sendable (_ cancel: @escaping @Sendable () -> Void) -> Void,
    _ body: @escaping @Sendable ([UInt8]) -> Bool
  ) throws(Failure) {
    do {
      let task = client.execute(request: try live(request), delegate: EventStream(body))
      began { task.cancel() }
      try task.wait()
    } catch is EventStream.Enough {
      return
    } catch let error as HTTPClientError where error == .cancelled {
      return
    } catch {
      throw unreachable(error)
    }
  }

  private func live(_ request: NodeTransport.Request) throws -> HTTPClient.Request {
    let query = request.query.text
    var headers = HTTPHeaders(request.headers.map { ($0.key, $0.value) })
    var body = request.body
    if isCompressed {
      headers.add(name: "Accept-Encoding", value: Gzip.name)
      if let compressed = Gzip.compressed(body) {
        headers.add(name: "Content-Encoding", value: Gzip.name)
        body = compressed
      }
    }
    return try HTTPClient.Request(
      url: address + request.route.path + (query.isEmpty ? "" : "?" + query),
      method: HTTPMethod(rawValue: request.route.method), headers: headers,
      body: body.isEmpty ? nil : .bytes(body))
  }

  private func unreachable(_ error: any Error) -> Failure {
    // The system's own word for it; what stands around it says nothing to an operator.
    let text = (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
    return Failure(.nodeUnreachable, ["node": .string(address), "text": .string(text)])
  }
}

/// Gives the bytes of a stream as they come.
private final class EventStream: HTTPClientResponseDelegate, Sendable {
  /// The reader has what it waited for.
  struct Enough: Error {}
  /// The node refused the stream.
  struct Refused: Error {
    let status: UInt
  }

  private let body: @Sendable ([UInt8]) -> Bool

  init(_ body: @escaping @Sendable ([UInt8]) -> Bool) {
    self.body = body
  }

  func didReceiveHead(
    task: HTTPClient.Task<Void>, _ head: HTTPResponseHead
  ) -> EventLoopFuture<Void> {
    guard head.status == .ok else {
      return task.eventLoop.makeFailedFuture(Refused(status: head.status.code))
    }
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didReceiveBodyPart(
    task: HTTPClient.Task<Void>, _ buffer: ByteBuffer
  ) -> EventLoopFuture<Void> {
    guard body(Array(buffer.readableBytesView)) else {
      return task.eventLoop.makeFailedFuture(Enough())
    }
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didFinishRequest(task: HTTPClient.Task<Void>) throws {}
}
