import DomainModel
import JSONDiff
import RecordMerge
import SyncNode
import SyncProtocol
import Testing
import Trust

/// A workstation without a screen: it edits what it saw last, pushes and pulls.
final class TestDesk {
  let name: String
  let node: NodeService
  let clock: WorldClock
  let key: StoredKey
  let enrolment: EnrolmentResponse
  let epoch = 41
  /// The replica, and each record's sequence.
  var records: [String: Record] = [:]
  var sequences: [String: Int] = [:]
  var cursor: String?
  var outbox: [Change] = []
  var last: [OutcomeLine] = []
  private var number = 0
  private var hybrid = HybridClock()

  var device: String { enrolment.device }
  var person: String { enrolment.operatorID }

  init(_ name: String, token: String, node: NodeService, clock: WorldClock) async throws {
    self.name = name
    self.node = node
    self.clock = clock
    key = try StoredKey.generated(.sm2, random: clock.random)
    let request = EnrolmentRequest(
      token: token, publicKey: key.publicText, algorithm: "SM2", name: name, schema: 1)
    let response = await node.respond(
      to: NodeRequest(.enrol, body: request.json.canonicalBytes()))
    #expect(response.status == 201)
    enrolment = try EnrolmentResponse(json: response.json ?? .null)
  }

  func call(
    _ route: Route, _ items: QueryItems = QueryItems(), headers: [String: String] = [:],
    body: [UInt8] = []
  ) async -> NodeResponse {
    await node.respond(
      to: NodeRequest(
        route, query: items, bearer: enrolment.bearer, headers: headers, body: body))
  }

  // Work.

  @discardableResult
  func make(_ record: Record, command: String = "grievance.new") -> Change {
    records[record.id] = record
    return queue(record, Change.creation(of: record), command, [:], base: 0)
  }

  @discardableResult
  func edit(
    _ id: String, command: String = "edit", arguments: JSONObject = [:],
    _ mutate: (inout Record) -> Void
  ) throws -> Change {
    let before = try #require(records[id])
    var after = before
    mutate(&after)
    records[id] = after
    let patch = JSONDiffer.patch(from: .object(before.members), to: .object(after.members))
    return queue(after, patch, command, arguments, base: sequences[id] ?? 0)
  }

  @discardableResult
  func queue(
    _ record: Record, _ patch: JSONPatch, _ command: String, _ arguments: JSONObject, base: Int
  ) -> Change {
    number += 1
    let change = Change(
      record: record.id, type: record.typeName, scope: record.scope, device: device, epoch: epoch,
      number: number, base: base, patch: patch, command: command, arguments: arguments,
      actor: person, clock: hybrid.next(at: clock.now))
    outbox.append(change)
    return change
  }

  // Sync.

  func signed(_ body: [UInt8]) throws -> [String: String] {
    ["duty-signature": try key.signature(of: body).text]
  }

  func pushBody(_ changes: [Change]) -> [UInt8] {
    PushBatch.encoded(changes.compactMap { $0.json.object })
  }

  @discardableResult
  func push() async throws -> [OutcomeLine] {
    let body = pushBody(outbox)
    let response = await call(.push, headers: try signed(body), body: body)
    try #require(response.status == 200, "\(response.problem)")
    last = try response.lines.map { try OutcomeLine(json: $0) }
    outbox = []
    return last
  }

  /// What waits, as requests of so many changes each.
  func pushRequests(of size: Int) throws -> [NodeRequest] {
    try stride(from: 0, to: outbox.count, by: size).map { start in
      let body = pushBody(Array(outbox[start..<min(start + size, outbox.count)]))
      return NodeRequest(.push, bearer: enrolment.bearer, headers: try signed(body), body: body)
    }
  }

  /// Pulls all there is; the digest of every batch must be that of what was applied.
  func pull(maxBytes: Int? = nil, form: BatchForm = .rows) async throws {
    while true {
      let query = PullQuery(cursor: cursor, maxBytes: maxBytes, form: form)
      let response = await call(.pull, query.items)
      try #require(response.status == 200, "\(response.problem)")
      if try apply(response.bytes) { return }
    }
  }

  /// - Returns: whether nothing is left.
  private func apply(_ body: [UInt8]) throws -> Bool {
    var reader = PullReader()
    var revs: [[UInt8]] = []
    var left = 0
    for item in try reader.feed(body) {
      switch item {
      case .head(let head): left = head.rowsLeft
      case .change(let line): revs.append(try apply(line).bytes)
      case .forget: break
      case .tail(let tail):
        #expect(tail.digest == BatchDigest.text(revs: revs) { SM3.digest($0).bytes })
        cursor = tail.cursor
      }
    }
    #expect(reader.isComplete)
    return left == 0
  }

  private func apply(_ line: JSONObject) throws -> Digest32 {
    let change = try Change(json: .object(line))
    let sequence = try #require(line["sequence"]?.int)
    // What the desk shows of its own waiting work is rebased by the real client; here none waits.
    let record = try SentChange.apply(
      change.patch, to: homes[change.record], clock: change.clock, actor: change.actor)
    homes[change.record] = record
    records[change.record] = record.isDeleted ? nil : record
    sequences[change.record] = sequence
    return Rev.of(record)
  }

  /// The records as the home has them, in this desk's form.
  private(set) var homes: [String: Record] = [:]

  func sync() async throws {
    if !outbox.isEmpty { try await push() }
    try await pull()
  }

  /// Count and sum over living records, as both sides compare it.
  var revs: [String: Digest32] {
    homes.filter { !$0.value.isDeleted }.mapValues { Rev.of($0) }
  }
}

extension Record {
  /// An order that came in by telephone.
  static func order(
    _ clock: WorldClock, scope: String = "370102", _ more: JSONObject = [:]
  ) -> Record {
    let id = IDs.uuidV7(milliseconds: clock.now.milliseconds, random: clock.random)
    var members: JSONObject = [
      "id": .string(id), "type": "grievance", "scope": .string(scope), "schema": 1,
      "kind": "request", "source": "hotline12345", "title": "路灯不亮", "content": "解放路路灯不亮",
      "urgency": "normal", "status": "registered", "round": 1,
      "contact": ["name": "王芳", "phone": "13812342071"],
      "createdAt": .string(clock.now.rfc3339),
    ]
    for (name, value) in more { members[name] = value }
    return Record(members)
  }
}
