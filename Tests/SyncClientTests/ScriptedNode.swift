import DomainModel
import JSONDiff
import RecordMerge
import SyncClient
import SyncProtocol
import Synchronization
import Trust

/// A home of all records in memory, with a log. It has no rights and no masks: what it is here for
/// is order, merging and repeats.
final class ScriptedNode: Sendable {
  /// What a test looks at and changes.
  struct State {
    var records: [String: Record] = [:]
    var fields: [String: FieldHistory] = [:]
    var sequences: [String: Int] = [:]
    /// Lines as they are pulled, each with the rev that it results in.
    var log: [(line: JSONObject, rev: [UInt8])] = []
    /// All that arrived of a record, with what stood then, for what a device saw.
    var arrived: [String: [(change: Change, sequence: Int, after: Record)]] = [:]
    var answers: [String: OutcomeLine] = [:]
    var lastNumbers: [String: Int] = [:]
    var refused: Set<String> = []
    var oldest = 1
    var id = "node"
    var logEpoch = 1
    var requests: [Route] = []
    var quarantine = 0
    var pageRows = 3
    /// The last alert number of each scope, as head lines say it.
    var announced: [String: Int] = [:]
    /// Scopes that desks say they have forgotten.
    var forgotten: [String] = []
  }

  let state = Mutex(State())
  let context: @Sendable () -> MergeContext

  init(context: @escaping @Sendable () -> MergeContext) {
    self.context = context
  }

  var transport: NodeTransport {
    NodeTransport(
      send: { request in self.answer(request) },
      listen: { _, _, _ in })
  }

  func answer(_ request: NodeTransport.Request) -> NodeTransport.Response {
    state.withLock { state in
      state.requests.append(request.route)
      do throws(Problem) {
        return NodeTransport.Response(status: 200, body: try body(request, &state))
      } catch {
        return NodeTransport.Response(status: error.status, body: error.json.canonicalBytes())
      }
    }
  }

  private func body(
    _ request: NodeTransport.Request, _ state: inout State
  ) throws(Problem) -> [UInt8] {
    switch request.route {
    case .node:
      return NodeDescription(
        id: state.id, log: "log/sm3", logEpoch: state.logEpoch, scope: "370102", schema: 1,
        oldestSchema: 1, time: SyncWorld.start
      ).json.canonicalBytes()
    case .push: return try push(request.body, &state)
    case .pull: return try pull(try PullQuery(request.query), &state)
    case .snapshot: return snapshot(try SnapshotQuery(request.query), &state)
    case .receipts:
      for line in String(decoding: request.body, as: UTF8.self).split(separator: "\n") {
        guard let json = (try? JSON.parse(String(line)))?.object,
          case .forgotten(let scope, _) = try Receipt(json: json)
        else { continue }
        state.forgotten.append(scope)
      }
      return []
    default: throw Problem(.notFound)
    }
  }

  private func push(_ body: [UInt8], _ state: inout State) throws(Problem) -> [UInt8] {
    var reader = PushReader()
    var answer: [UInt8] = []
    for line in try reader.feed(body) {
      guard let change = try? Change(json: .object(line)) else { throw Problem(.malformed) }
      answer += LineReader.line(try outcome(change, &state).json)
    }
    return answer
  }

  private func outcome(_ change: Change, _ state: inout State) throws(Problem) -> OutcomeLine {
    let chain = "\(change.device)/\(change.epoch)"
    let last = state.lastNumbers[chain, default: 0]
    if try ChangeNumbering.place(of: change.number, last: last) == .again {
      var line =
        state.answers["\(chain)/\(change.number)"]
        ?? OutcomeLine(
          number: change.number, outcome: .again)
      (line.first, line.outcome) = (line.first ?? line.outcome, .again)
      return line
    }
    let line = order(change, &state)
    state.lastNumbers[chain] = change.number
    state.answers["\(chain)/\(change.number)"] = line
    return line
  }

  private func order(_ change: Change, _ state: inout State) -> OutcomeLine {
    let sequence = state.log.count + 1
    let present = state.records[change.record]
    let outcome = ChangeMerge.merge(
      MergeInput(
        present: present, seen: seen(change, state),
        fields: state.fields[change.record] ?? FieldHistory(), change: change,
        sequence: sequence), context: context())
    guard !state.refused.contains(change.command), let merged = outcome.result else {
      state.quarantine += 1
      return OutcomeLine(
        number: change.number, outcome: .refused, problem: ["code": "forbidden"])
    }
    var line = change
    line.patch = merged.patch
    line.clock = merged.clock
    append(line, merged.record, &state)
    state.fields[change.record] = merged.fields
    state.arrived[change.record, default: []].append((change, sequence, merged.record))
    let word = OutcomeLine.Word(rawValue: outcome.word) ?? .accepted
    guard !outcome.conflicts.isEmpty else {
      return OutcomeLine(number: change.number, outcome: word, sequence: sequence)
    }
    let conflict = ConflictRecord.of(
      outcome.conflicts, change: change, clock: merged.clock, record: merged.record
    ) { SM3.digest($0).bytes }
    var creation = change
    (creation.record, creation.type) = (conflict.id, "conflict")
    (creation.device, creation.epoch, creation.number) = ("node", 1, state.log.count + 1)
    (creation.command, creation.actor) = ("conflict.open", "system")
    creation.patch = Change.creation(of: conflict)
    append(creation, conflict, &state)
    return OutcomeLine(
      number: change.number, outcome: word, sequence: sequence, conflict: conflict.id)
  }

  private func append(_ change: Change, _ after: Record, _ state: inout State) {
    var line = change.json.object ?? [:]
    line["sequence"] = JSON(state.log.count + 1)
    state.log.append((line, SM3.digest(after.members.canonicalBytes()).bytes))
    state.records[after.id] = after
    state.sequences[after.id] = state.log.count
  }

  private func seen(_ change: Change, _ state: State) -> Record? {
    let arrived = state.arrived[change.record] ?? []
    let base = arrived.last { $0.sequence <= change.base }?.after
    let own = arrived.filter { $0.change.device == change.device && $0.sequence > change.base }
    return SeenRecord.rebuilt(base: base, own: own.map(\.change))
  }

  private func pull(_ query: PullQuery, _ state: inout State) throws(Problem) -> [UInt8] {
    let cursor = try Cursor(text: query.cursor ?? "")
    try cursor.check(
      log: "log/sm3", logEpoch: state.logEpoch, oldest: state.oldest, newest: state.log.count)
    let rows = state.log[cursor.sequence...].prefix(state.pageRows)
    let end = cursor.sequence + rows.count
    var next = cursor
    next.sequence = end
    return PullBatch.encoded(
      head: PullHead(
        from: cursor.sequence, to: end, rowsLeft: state.log.count - end, alerts: state.announced),
      changes: rows.map(\.line),
      tail: PullTail(
        cursor: next.text,
        digest: BatchDigest.text(revs: rows.map(\.rev)) { SM3.digest($0).bytes }),
      form: query.form)
  }

  private func snapshot(_ query: SnapshotQuery, _ state: inout State) -> [UInt8] {
    let began = query.sequence ?? state.log.count
    let ids = state.records.keys.sorted().filter { $0 > query.after ?? "" }
    let page = ids.prefix(state.pageRows)
    var body = LineReader.line(
      SnapshotLine.head(sequence: began, rowsLeft: ids.count - page.count).json)
    for id in page {
      guard let record = state.records[id] else { continue }
      let rev = SM3.digest(record.members.canonicalBytes()).text
      body += LineReader.line(
        SnapshotLine.record(
          record.members, sequence: state.sequences[id] ?? 0, rev: rev
        ).json)
    }
    let cursor = Cursor(log: "log/sm3", logEpoch: state.logEpoch, sequence: began, grantEpoch: 1)
    let next = page.count < ids.count ? page.last : nil
    return body + LineReader.line(SnapshotLine.tail(next: next, cursor: cursor.text).json)
  }
}
