import DomainModel
import JSONDiff
import SyncProtocol
import Testing

@Suite("Calling the node")
struct CallingTheNodeTests {
  let routes: [Route] = [
    .node, .enrol, .push, .pull, .snapshot, .events, .putBlob(digest: ProtocolWorld.digest),
    .getBlob(digest: ProtocolWorld.digest), .headBlob(digest: ProtocolWorld.digest), .checkpoint,
    .inclusion, .consistency, .receipts,
  ]

  @Test("Every call reads back from its method and path")
  func routing() throws {
    for route in routes {
      #expect(try Route(method: route.method, path: route.path) == route)
      #expect(route.path.hasPrefix("/v1/"))
    }
  }

  private static let oddCalls: [(String, String, Problem.Code)] = [
    ("GET", "/v1/nodes", .notFound), ("GET", "/node", .notFound),
    ("GET", "/v1/blobs/../node", .notFound), ("GET", "/v1/blobs/sm3:ABC", .notFound),
    ("DELETE", "/v1/changes", .methodNotAllowed), ("POST", "/v1/node", .methodNotAllowed),
  ]

  @Test("Odd paths are not found, odd methods are not allowed", arguments: oddCalls)
  func refused(method: String, path: String, code: Problem.Code) {
    let problem = #expect(throws: Problem.self) { try Route(method: method, path: path) }
    #expect(problem?.code == code)
  }

  @Test("A cursor reads back, and only the log that gave it goes on from it")
  func cursor() throws {
    let cursor = Cursor(log: "county", logEpoch: 3, sequence: 18_236, grantEpoch: 2)
    #expect(try Cursor(text: cursor.text) == cursor)

    try cursor.check(log: "county", logEpoch: 3, oldest: 18_237, newest: 18_240)
    let cases: [(String, Int, Int, Int, Problem.Code)] = [
      ("other", 3, 1, 18_240, .cursorUnknown), ("county", 4, 1, 18_240, .cursorUnknown),
      ("county", 3, 1, 18_000, .cursorUnknown), ("county", 3, 18_238, 18_240, .cursorExpired),
    ]
    for (log, epoch, oldest, newest, code) in cases {
      let problem = #expect(throws: Problem.self) {
        try cursor.check(log: log, logEpoch: epoch, oldest: oldest, newest: newest)
      }
      #expect(problem?.code == code)
    }
  }

  @Test("A cursor that was touched at any character is unknown or another text")
  func oddCursors() throws {
    let text = Cursor(log: "c", logEpoch: 1, sequence: 2, grantEpoch: 3).text
    for end in 0..<text.count {
      #expect(throws: Problem.self) { try Cursor(text: String(text.prefix(end))) }
    }
    for odd in ["", "=", text + "=", text + "A", " " + text, String(repeating: "A", count: 600)] {
      #expect(throws: Problem.self) { try Cursor(text: odd) }
    }
  }

  @Test("Queries read back with any text, and odd ones are refused")
  func queries() throws {
    let items = QueryItems(["cursor": "a b&c=d%é山", "x": ""])
    #expect(try QueryItems(text: items.text) == items)
    for odd in ["a=%", "a=%4", "a=%zz", "a=%ff", "a=1&a=2"] {
      #expect(throws: Problem.self) { try QueryItems(text: odd) }
    }
    let pull = PullQuery(cursor: "c", maxBytes: 65_536, form: .columns)
    #expect(try PullQuery(pull.items) == pull)
    for odd in ["maxBytes=-1", "maxBytes=01", "maxBytes=1e9", "form=cubes"] {
      #expect(throws: Problem.self) { try PullQuery(QueryItems(text: odd)) }
    }
    let snapshot = SnapshotQuery(after: "k", sequence: 4)
    #expect(try SnapshotQuery(snapshot.items) == snapshot)
  }

  @Test("The node's description and an enrolment read back")
  func descriptions() throws {
    let day = try #require(CivilDate("2026-01-01"))
    let grant = Grant(id: "g", role: .handler, scope: "370102", level: 3, from: day)
    let node = NodeDescription(
      id: "n", log: "county", logEpoch: 1, scope: "370102", schema: 3, oldestSchema: 2,
      time: Instant(milliseconds: 1_795_395_600_000), checkpoint: "note", grants: [grant])
    #expect(try NodeDescription(json: node.json) == node)
    #expect(node.isUnderstood)
    #expect(!node.mayPull(schema: 1))

    let request = EnrolmentRequest(
      token: "t", publicKey: "k", algorithm: "SM2", name: "一号台", schema: 1)
    #expect(try EnrolmentRequest(json: request.json) == request)
    let response = EnrolmentResponse(
      device: "d", desk: "0A", operatorID: "o", bearer: "b", node: "n",
      nodeKeys: [.init(id: "k", algorithm: "SM2", publicKey: "p")], grants: [grant])
    #expect(try EnrolmentResponse(json: response.json) == response)
    #expect(throws: Problem.self) { try EnrolmentResponse(json: ["device": "d"]) }
    #expect(throws: Problem.self) { try NodeDescription(json: [:]) }
  }

  @Test("A node can't talk a desk into larger limits than it holds")
  func limits() {
    let read = ProtocolLimits(json: ["lineBytes": JSON(1 << 40), "depth": 5, "bodyBytes": -1])
    #expect(read.lineBytes == 1 << 20)
    #expect(read.depth == 5)
    #expect(read.bodyBytes == 64 << 20)
  }

  @Test("Outcomes, snapshot lines and receipts read back")
  func lines() throws {
    let outcomes = [
      OutcomeLine(number: 301, outcome: .accepted, sequence: 18_237),
      OutcomeLine(
        number: 302, outcome: .proposed, sequence: 18_238, conflict: "c", fields: ["/title"],
        notes: [["path": "/tags"]]),
      OutcomeLine(number: 303, outcome: .refused, problem: ["code": "role.refused"]),
      OutcomeLine(number: 301, outcome: .again, first: .accepted, sequence: 18_237),
    ]
    for line in outcomes { #expect(try OutcomeLine(json: line.json) == line) }
    #expect(outcomes[3].effective == .accepted)
    #expect(throws: Problem.self) { try OutcomeLine(json: ["number": 1, "outcome": "lost"]) }
    #expect(throws: Problem.self) { try OutcomeLine(json: ["number": 1, "outcome": "accepted"]) }

    let snapshot: [SnapshotLine] = [
      .head(sequence: 5, rowsLeft: 9),
      .record(["id": "r"], sequence: 4, rev: ProtocolWorld.digest),
      .tail(next: "r", cursor: "c"), .tail(next: nil, cursor: "c"),
    ]
    for line in snapshot { #expect(try SnapshotLine(json: line.json) == line) }
    #expect(throws: Problem.self) { try SnapshotLine(json: ["document": 1]) }

    let at = Instant(milliseconds: 5)
    let receipts: [Receipt] = [
      .forgotten(scope: "370102", at: at),
      .alertShown(alert: "a", alertNumber: 4, scope: "37", at: at),
    ]
    for receipt in receipts { #expect(try Receipt(json: receipt.json) == receipt) }
    #expect(throws: Problem.self) { try Receipt(json: ["burnt": 1]) }
  }
}
