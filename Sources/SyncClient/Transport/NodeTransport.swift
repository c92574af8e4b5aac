import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol
import Synchronization

/// The way to a node: the seam that tests script and that layer 6 makes live.
///
/// Calls block, as the store's do; a screen syncs from a background queue.
public struct NodeTransport: Sendable {
  /// One call.
  public struct Request: Sendable, Hashable {
    /// Which call.
    public var route: Route
    /// What stands behind the question mark.
    public var query: QueryItems
    /// Header fields by name.
    public var headers: [String: String]
    /// The body.
    public var body: [UInt8]

    /// Makes a call.
    public init(
      _ route: Route, query: QueryItems = QueryItems(), headers: [String: String] = [:],
      body: [UInt8] = []
    ) {
      self.route = route
      self.query = query
      self.headers = headers
      self.body = body
    }
  }

  /// What came back.
  public struct Response: Sendable, Hashable {
    /// The HTTP status.
    public var status: Int
    /// The body; all that came when the connection broke.
    public var body: [UInt8]
    /// The seconds of a `Retry-After` field.
    public var retryAfterSeconds: Int?
    /// How much of a content the node has, by an `Upload-Offset` field.
    public var uploadOffset: Int?

    /// Makes an answer.
    public init(
      status: Int, body: [UInt8] = [], retryAfterSeconds: Int? = nil, uploadOffset: Int? = nil
    ) {
      self.status = status
      self.body = body
      self.retryAfterSeconds = retryAfterSeconds
      self.uploadOffset = uploadOffset
    }
  }

  /// Sends a call and waits for the answer.
  /// Throws `node.unreachable` when none came; whether the node has taken the call is then unknown.
  public var send: @Sendable (_ request: Request) throws(Failure) -> Response
  /// Opens a stream of events and gives its bytes as they come, until the body has enough, the
  /// stream ends, or somebody calls what `began` is given. Throws `node.unreachable`.
  public var listen:
    @Sendable (
      _ request: Request, _ began: @Sendable (_ cancel: @escaping @Sendable () -> Void) -> Void,
      _ body: @escaping @Sendable ([UInt8]) -> Bool
    ) throws(Failure) -> Void

  /// Makes a way to a node.
  public init(
    send: @escaping @Sendable (_ request: Request) throws(Failure) -> Response,
    listen:
      @escaping @Sendable (
        _ request: Request, _ began: @Sendable (_ cancel: @escaping @Sendable () -> Void) -> Void,
        _ body: @escaping @Sendable ([UInt8]) -> Bool
      ) throws(Failure) -> Void
  ) {
    self.send = send
    self.listen = listen
  }
}

/// A line to a node that counts its bytes and speaks with the device's credential.
final class NodeLine: Sendable {
  let transport: NodeTransport
  let bearer: String?
  private let bytes = Mutex((sent: 0, received: 0))

  init(_ transport: NodeTransport, bearer: String?) {
    self.transport = transport
    self.bearer = bearer
  }

  var bytesSent: Int { bytes.withLock { $0.sent } }
  var bytesReceived: Int { bytes.withLock { $0.received } }

  /// The body of an answer that isn't a problem.
  func call(_ request: NodeTransport.Request) throws(LineFailure) -> [UInt8] {
    var request = request
    if let bearer { request.headers["Authorization"] = "Bearer " + bearer }
    // Whoever asked to stop is heard between two calls; what was taken before stays so.
    try local { () throws(Failure) in try StopRequest.check() }
    bytes.withLock { $0.sent += request.body.count }
    let response: NodeTransport.Response
    do throws(Failure) {
      response = try transport.send(request)
    } catch {
      throw .unreachable(error)
    }
    bytes.withLock { $0.received += response.body.count }
    guard (200..<300).contains(response.status) else { throw .problem(Self.problem(response)) }
    return response.body
  }

  private static func problem(_ response: NodeTransport.Response) -> Problem {
    let json = try? JSON.parse(response.body, limits: .line)
    var problem = Problem(json: json, status: response.status)
    if let seconds = response.retryAfterSeconds {
      problem.members["retryAfterSeconds"] = JSON(seconds)
    }
    problem.members["uploadOffset"] = response.uploadOffset.map { JSON($0) }
    return problem
  }
}

/// Why a call gave nothing.
enum LineFailure: Error {
  case unreachable(Failure)
  case problem(Problem)

  var failure: Failure {
    switch self {
    case .unreachable(let failure): failure
    case .problem(let problem): problem.failure
    }
  }
}
