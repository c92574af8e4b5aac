import JSONDiff
import SyncProtocol

/// A request without the server that took it: tests and in-process clients make them too.
public struct NodeRequest: Sendable {
  /// `GET`, `POST`, `PUT`, `HEAD`.
  public var method: String
  /// The path without query.
  public var path: String
  /// What stands behind the question mark.
  public var query: String
  /// Header fields by lower-case name.
  public var headers: [String: String]
  /// The whole body.
  public var body: [UInt8]

  /// Makes a request.
  public init(
    method: String, path: String, query: String = "", headers: [String: String] = [:],
    body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// A request of a route.
  public init(
    _ route: Route, query: QueryItems = QueryItems(), bearer: String? = nil,
    headers: [String: String] = [:], body: [UInt8] = []
  ) {
    self.init(
      method: route.method, path: route.path, query: query.text, headers: headers, body: body)
    if let bearer { self.headers["authorization"] = "Bearer " + bearer }
  }
}

/// An answer.
public struct NodeResponse: Sendable {
  /// What follows the head.
  public enum Body: Sendable {
    /// These bytes.
    case bytes([UInt8])
    /// Part of a file.
    case file(path: String, range: Range<Int>)
    /// Pokes as they come, until either side ends it.
    case events(AsyncStream<Poke>)
  }

  /// The HTTP status.
  public var status: Int
  /// Header fields by lower-case name.
  public var headers: [String: String]
  /// What follows.
  public var body: Body

  /// Makes an answer.
  public init(_ status: Int, headers: [String: String] = [:], body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  static func json(_ json: JSON, status: Int = 200) -> NodeResponse {
    NodeResponse(
      status, headers: ["content-type": "application/json"], body: .bytes(json.canonicalBytes()))
  }

  static func lines(_ bytes: [UInt8]) -> NodeResponse {
    NodeResponse(
      200, headers: ["content-type": ProtocolHeader.lines], body: .bytes(bytes))
  }

  static func problem(_ problem: Problem) -> NodeResponse {
    var headers = ["content-type": Problem.mediaType]
    if let seconds = problem.retryAfterSeconds { headers["retry-after"] = String(seconds) }
    if let allow = problem.members["allow"]?.string { headers["allow"] = allow }
    if problem.code == .unauthenticated { headers["www-authenticate"] = "Bearer" }
    return NodeResponse(
      problem.status, headers: headers, body: .bytes(problem.json.canonicalBytes()))
  }
}
