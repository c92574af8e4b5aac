import JSONDiff

/// What a file between a desk and its node holds: a head, then the calls of an exchange as they would
/// go over a line, each a line of JSON and the bytes that it announces. One way they are requests, the
/// other way answers. Sealing it to its reader is the caller's.
public struct ExchangeFile: Sendable, Hashable {
  /// From a desk to its node.
  public static let request = "dutydesk-node-request/1"
  /// From the node to the desk.
  public static let answer = "dutydesk-node-answer/1"
  /// The most that all bodies may have when they are expanded.
  private static let mostBytes = 256 << 20

  /// A call: a request, or what was answered to it.
  public struct Call: Sendable, Hashable {
    /// Which call.
    public var route: Route
    /// What stands behind the question mark.
    public var query: QueryItems
    /// Header fields by name.
    public var headers: [String: String]
    /// The status of an answer; nil in a request.
    public var status: Int?
    /// The body.
    public var body: [UInt8]

    /// Makes a call.
    public init(
      _ route: Route, query: QueryItems = QueryItems(), headers: [String: String] = [:],
      status: Int? = nil, body: [UInt8] = []
    ) {
      self.route = route
      self.query = query
      self.headers = headers
      self.status = status
      self.body = body
    }

    /// As it stands in the file.
    public var bytes: [UInt8] {
      let compressed = Gzip.compressed(body)
      var line: JSONObject = [
        "method": .string(route.method), "path": .string(route.path), "query": .string(query.text),
        "headers": .object(JSONObject(members: headers.map { ($0.key, .string($0.value)) })),
        "bytes": JSON((compressed ?? body).count),
      ]
      line["status"] = status.map { JSON($0) }
      if compressed != nil { line["coding"] = .string(Gzip.name) }
      return LineReader.line(line) + (compressed ?? body)
    }
  }

  /// What still goes into a file; what is left goes with the next one. A file is sealed whole and
  /// expanded whole, and the last call may be a little larger than the room for it.
  public struct Room: Sendable, Hashable {
    private var asSealed = 48 << 20
    private var asExpanded = mostBytes / 2

    /// That of an empty file.
    public init() {}

    /// Whether nothing more should go in.
    public var isFull: Bool { asSealed <= 0 || asExpanded <= 0 }

    /// Whether a content of so many bytes goes in.
    public func holds(_ bytes: Int) -> Bool { bytes < min(asSealed, asExpanded) }

    /// A call goes in.
    public mutating func take(_ call: Call) {
      asSealed -= call.bytes.count
      asExpanded -= call.body.count
    }
  }

  /// Which file it is, from whom, and what both sides need to know before its calls.
  public var head: JSONObject
  /// The calls, in the order in which they were or are to be made.
  public var calls: [Call]

  /// Makes a file.
  public init(head: JSONObject, calls: [Call]) {
    self.head = head
    self.calls = calls
  }

  /// As it is sealed.
  public var bytes: [UInt8] {
    var head = head
    head["calls"] = JSON(calls.count)
    return LineReader.line(head) + calls.flatMap(\.bytes)
  }

  /// Reads a file.
  /// - Throws: `.malformed` for one that isn't such a file or is cut; `.bodyTooLarge`.
  public init(bytes: [UInt8], limits: ProtocolLimits = ProtocolLimits()) throws(Problem) {
    var rest = bytes[...]
    head = try ExchangeFile.line(&rest, limits)
    guard let count = head["calls"]?.int else { throw ExchangeFile.odd }
    calls = []
    var total = 0
    while !rest.isEmpty {
      let call = try ExchangeFile.call(&rest, limits)
      total += call.body.count
      guard total <= ExchangeFile.mostBytes else {
        throw Problem(.bodyTooLarge, ["limit": JSON(ExchangeFile.mostBytes)])
      }
      calls.append(call)
    }
    guard calls.count == count else { throw ExchangeFile.odd }
  }

  private static let odd = Problem(.malformed, ["code": "file.form"])

  private static func call(
    _ rest: inout ArraySlice<UInt8>, _ limits: ProtocolLimits
  ) throws(Problem) -> Call {
    let line = try line(&rest, limits)
    guard let method = line["method"]?.string, let path = line["path"]?.string,
      let count = line["bytes"]?.int, count >= 0, count <= rest.count
    else { throw odd }
    var body = Array(rest.prefix(count))
    rest = rest.dropFirst(count)
    if line["coding"]?.string == Gzip.name { body = try Gzip.expanded(body, limits: limits) }
    var headers: [String: String] = [:]
    for header in line["headers"]?.object ?? [:] { headers[header.name] = header.value.string }
    return Call(
      try Route(method: method, path: path),
      query: try QueryItems(text: line["query"]?.string ?? ""),
      headers: headers, status: line["status"]?.int, body: body)
  }

  private static func line(
    _ rest: inout ArraySlice<UInt8>, _ limits: ProtocolLimits
  ) throws(Problem) -> JSONObject {
    guard let end = rest.prefix(limits.lineBytes + 1).firstIndex(of: 0x0A) else { throw odd }
    defer { rest = rest[rest.index(after: end)...] }
    return try LineReader.parse(Array(rest[..<end]), limits: limits)
  }
}
