import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Trust

/// Takes what the node above held of this node's scope when the home moved here, and what comes down
/// with it: page by page, each in one transaction with the place to go on. Nothing of the scope is
/// ordered above meanwhile; work on it waits there for its home.
struct HomeTakeover {
  private static let pageBytes = 2 << 20

  let node: NodeService
  let port: UpstreamPort
  let headers: [String: String]

  private struct Page: Sendable {
    var records: [(document: JSONObject, sequence: Int, rev: String)] = []
    var next: String?
  }

  /// - Throws: `.nodeUnreachable`; `.nodeProtocol` for a record that isn't what its rev says.
  func run() async throws(Failure) {
    while true {
      let membership = try await node.membership()
      guard let handover = membership.handover else { break }
      let page = try await page(after: membership.handedOver)
      try await take(page, handover)
    }
    await node.poke()
  }

  private func page(after key: String) async throws(Failure) -> Page {
    let query = SnapshotQuery(after: key.isEmpty ? nil : key, maxBytes: Self.pageBytes)
    let answer = try await port.call(.snapshot, query.items, headers, [])
    if let problem = UpstreamLink.problem(answer) { throw UpstreamLink.failure(problem) }
    do throws(Problem) {
      return try read(answer.body)
    } catch {
      throw UpstreamLink.failure(error)
    }
  }

  private func read(_ body: [UInt8]) throws(Problem) -> Page {
    let limits = node.limits.ofNode
    var reader = LineReader(limits: limits)
    var (page, isWhole) = (Page(), false)
    for line in try reader.feed(body) {
      switch try SnapshotLine(json: try LineReader.parse(line, limits: limits)) {
      case .head: break
      case .record(let document, let sequence, let rev):
        page.records.append((document, sequence, rev))
      case .tail(let next, _): (page.next, isWhole) = (next, true)
      }
    }
    guard isWhole else { throw Problem(.unavailable, ["code": "body.cut"]) }
    return page
  }

  private func take(_ page: Page, _ handover: Int) async throws(Failure) {
    try await node.store.write {
      [identity = node.identity, environment = node.environment] writing
        throws(Failure) in
      guard var membership = try UpstreamMembership.read(writing) else {
        throw Failure(.notEnrolled)
      }
      let buffered = BufferedWriting(writing)
      let log = try LogWriter(buffered, identity: identity, environment: environment)
      // What changed above since comes with the log there.
      for (document, sequence, rev) in page.records where sequence <= handover {
        try Self.keep(Record(document), sequence, rev, from: membership, log)
      }
      if let next = page.next {
        membership.handedOver = next
      } else {
        (membership.handover, membership.handedOver) = (nil, "")
      }
      try membership.write(buffered)
      try log.flush()
    }
  }

  private static func keep(
    _ record: Record, _ sequence: Int, _ rev: String, from above: UpstreamMembership,
    _ log: LogWriter
  ) throws(Failure) {
    guard IDs.isUUID(record.id), Rev.of(record).text == rev else {
      throw Failure(.nodeProtocol, ["text": "handover.rev", "id": .string(record.id)])
    }
    guard try log.writing.document(record.id) == nil else { return }
    let clock = HybridClock.pack(log.environment.now())
    let change = Change(
      record: record.id, type: record.typeName, scope: record.scope, device: above.node,
      epoch: above.logEpoch, number: sequence, base: 0, patch: Change.creation(of: record),
      command: Change.enrolmentCommand, actor: Actor.system.id, clock: clock)
    var object = change.json.object ?? [:]
    object["via"] = [.string(above.node)]
    // Whoever saw an older state hasn't seen this one, whatever the field.
    let mark = FieldMark(sequence: log.nextSequence, writer: above.node, clock: clock)
    var fields = FieldHistory()
    for name in [[]] + record.members.names.map({ [$0] }) {
      fields.set(mark, at: JSONPointer(tokens: name).description)
    }
    try log.append(
      object, typed: change,
      result: LogWriter.Result(before: nil, after: record, fields: fields, clock: clock)
    ) { OutcomeLine(number: sequence, outcome: .accepted, sequence: $0) }
    if record.type == .alert { try AlertNumbering(log.writing).note(record) }
    if record.type == .conflict { try ConflictUpkeep.note(record, log.writing) }
  }
}
