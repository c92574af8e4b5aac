import DomainModel
import Foundation
import JSONDiff
import LocalStore
import RecordMerge
import SyncClient
import SyncProtocol
import Trust

/// Speaks the adapter protocol of the sync baselines: reads `base.ndjson`, `edits_a.ndjson` and
/// `expect_a.ndjson` of a folder, lets a desk's real client take the records as a snapshot and the
/// edits as pulled columns, compares what the desk holds with what is expected, and prints one line:
/// `diff_s` and `apply_s` in documents a second, `wire` the bytes of the edits' bodies, `zstd` the
/// same in gzip, the coding that travels, `state` the bytes of the store, `rss_mb` the peak.
struct BaselineAdapter {
  private static let pageRows = 1_000
  private static let actor = "01930000-0000-7000-8000-000000000001"
  private static let log = "baseline/sm3"

  private let base: [Record]
  private let edited: [Record]
  private let expected: [Record]

  init(_ folder: String) throws {
    base = try Self.lines(folder + "/base.ndjson").map(Self.record)
    expected = try Self.lines(folder + "/expect_a.ndjson").map(Self.record)
    let known = Dictionary(uniqueKeysWithValues: base.map { ($0.id, $0) })
    edited = try Self.lines(folder + "/edits_a.ndjson").compactMap { line in
      guard var record = known[line["id"]?.string ?? ""] else { return nil }
      for member in line["set"]?.object ?? [:] { record[member.name] = member.value }
      return record
    }
  }

  /// Scopes are region codes here: the last part of the workload's path.
  private static func record(_ document: JSONObject) -> Record {
    var record = Record(document)
    record["scope"] = record.scope.split(separator: "/").last.map { .string(String($0)) }
    return record
  }

  private static func lines(_ path: String) throws -> [JSONObject] {
    let data = [UInt8](try Data(contentsOf: URL(filePath: path)))
    return try data.split(separator: 0x0A).compactMap { try JSON.parse(Array($0)).object }
  }

  /// - Returns: the line to print.
  /// - Throws: when the desk's copy isn't what is expected.
  func run() throws -> JSON {
    let known = Dictionary(uniqueKeysWithValues: base.map { ($0.id, $0) })
    let began = Date()
    let patches = edited.map { record in
      JSONDiffer.patch(
        from: .object(known[record.id]?.members ?? [:]), to: .object(record.members))
    }
    let diffSeconds = Date().timeIntervalSince(began)
    let node = try PreparedNode(
      snapshot: base,
      changes: zip(edited, patches).enumerated().map { index, edit in
        (change(edit.0, edit.1, number: index + 1), edit.0)
      }, log: Self.log, pageRows: Self.pageRows)
    let desk = try AdapterDesk(node)
    defer { desk.remove() }
    try desk.sync()
    node.releaseChanges()
    let applySeconds = try desk.sync()
    try compare(desk)
    let count = Double(edited.count)
    return [
      "diff_s": JSON(Int(count / diffSeconds)), "apply_s": JSON(Int(count / applySeconds)),
      "wire": JSON(node.wireBytes), "zstd": JSON(node.compressedBytes),
      "state": JSON(desk.storeBytes), "rss_mb": JSON(SyncBenchmark.peakMegabytes()),
      "note": "columns, gzip in place of zstd; history, digest and cursor in each transaction",
    ]
  }

  private func change(_ record: Record, _ patch: JSONPatch, number: Int) -> JSONObject {
    Change(
      record: record.id, type: record.typeName, scope: record.scope, device: "writer-a", epoch: 1,
      number: number, base: 1, patch: patch, command: "edit", arguments: [:], actor: Self.actor,
      clock: HybridClock.pack(Instant(milliseconds: 1_795_395_600_000 + Int64(number)))
    ).json.object ?? [:]
  }

  /// The copy has the stamp of its last change besides what is expected.
  private func compare(_ desk: AdapterDesk) throws {
    let touched = Set(expected.map(\.id))
    let step = max(1, base.count / 500)
    let untouched = stride(from: 0, to: base.count, by: step).map { base[$0] }
      .filter { !touched.contains($0.id) }
    for record in expected + untouched {
      guard var held = try desk.record(record.id) else {
        throw Failure(.notFound, ["id": .string(record.id)])
      }
      if touched.contains(record.id) {
        held["updatedAt"] = record["updatedAt"]
        held["updatedBy"] = record["updatedBy"]
      }
      guard held == record else {
        throw Failure(.verificationFailed, ["id": .string(record.id)])
      }
    }
  }
}

/// A node whose answers are made before the clock runs.
private final class PreparedNode: @unchecked Sendable {
  private let description: [UInt8]
  private var snapshots: [String: [UInt8]] = [:]
  private var pulls: [Int: [UInt8]] = [:]
  private let end: Int
  private let log: String
  private var isReleased = false
  private(set) var wireBytes = 0
  private(set) var compressedBytes = 0

  init(
    snapshot: [Record], changes: [(JSONObject, Record)], log: String, pageRows: Int
  ) throws {
    self.log = log
    end = 1 + changes.count
    description = NodeDescription(
      id: "node", log: log, logEpoch: 1, scope: "37", schema: 1, oldestSchema: 1,
      time: Instant(milliseconds: 1_795_395_600_000)
    ).json.canonicalBytes()
    let records = snapshot.sorted { $0.id < $1.id }
    for start in stride(from: 0, to: records.count, by: pageRows) {
      let page = records[start..<min(start + pageRows, records.count)]
      let isLast = start + pageRows >= records.count
      var body = LineReader.line(
        SnapshotLine.head(sequence: 1, rowsLeft: records.count - start).json)
      for record in page {
        let rev = SM3.digest(record.members.canonicalBytes()).text
        body += LineReader.line(
          SnapshotLine.record(record.members, sequence: 1, rev: rev).json)
      }
      let next = isLast ? nil : page.last?.id
      body += LineReader.line(SnapshotLine.tail(next: next, cursor: cursor(1)).json)
      snapshots[start == 0 ? "" : records[start - 1].id] = body
    }
    for start in stride(from: 0, to: changes.count, by: pageRows) {
      try prepare(Array(changes[start..<min(start + pageRows, changes.count)]), from: start + 1)
    }
  }

  private func prepare(_ changes: [(JSONObject, Record)], from: Int) throws {
    var (lines, revs): ([JSONObject], [[UInt8]]) = ([], [])
    for (index, (change, record)) in changes.enumerated() {
      let typed = try Change(json: .object(change))
      var stamped = record
      stamped["updatedAt"] = .string(Change.instant(of: typed.clock).rfc3339)
      stamped["updatedBy"] = .string(typed.actor)
      revs.append(SM3.digest(stamped.members.canonicalBytes()).bytes)
      var line = change
      line["sequence"] = JSON(from + index + 1)
      lines.append(line)
    }
    let to = from + changes.count
    let body = PullBatch.encoded(
      head: PullHead(from: from, to: to, rowsLeft: end - to), changes: lines,
      tail: PullTail(
        cursor: cursor(to), digest: BatchDigest.text(revs: revs) { SM3.digest($0).bytes }),
      form: .columns)
    wireBytes += body.count
    compressedBytes += Gzip.compressed(body)?.count ?? body.count
    pulls[from] = body
  }

  private func cursor(_ sequence: Int) -> String {
    Cursor(log: log, logEpoch: 1, sequence: sequence, grantEpoch: 1).text
  }

  func releaseChanges() { isReleased = true }

  func answer(_ request: NodeTransport.Request) throws(Failure) -> NodeTransport.Response {
    switch request.route {
    case .node: return NodeTransport.Response(status: 200, body: description)
    case .snapshot:
      let page = snapshots[request.query.values["after"] ?? ""]
      return NodeTransport.Response(status: page == nil ? 404 : 200, body: page ?? [])
    case .pull:
      let text = request.query.values["cursor"] ?? ""
      let from = (try? Cursor(text: text))?.sequence ?? 0
      if isReleased, let page = pulls[from] {
        return NodeTransport.Response(status: 200, body: page)
      }
      return NodeTransport.Response(
        status: 200,
        body: PullBatch.encoded(
          head: PullHead(from: from, to: from), changes: [],
          tail: PullTail(
            cursor: text, digest: BatchDigest.text(revs: []) { SM3.digest($0).bytes })))
    default: return NodeTransport.Response(status: 404)
    }
  }
}

/// A desk that has joined the prepared node.
private struct AdapterDesk {
  private let folder: String
  private let store: LocalStore
  private let session: SyncSession

  init(_ node: PreparedNode) throws {
    folder = NSTemporaryDirectory() + "sync-adapter-" + UUID().uuidString
    let environment = StoreEnvironment(
      now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
      random: SystemRandom.bytes, processDescription: "adapter")
    store = try LocalStore.create(folder, environment: environment)
    try store.write(by: WriteContext(actor: Actor.system.id, now: environment.now())) {
      (transaction) throws(Failure) in
      try transaction.set("https://node.example", forSetting: SyncSetting.node)
      try transaction.set(
        ["node": "node", "device": "adapter"], forSetting: SyncSetting.enrolment)
    }
    session = SyncSession(
      store: store,
      transport: NodeTransport(
        send: { request throws(Failure) in try node.answer(request) }, listen: { _, _, _ in }),
      credentials: DeviceCredentials(
        device: "adapter", bearer: "", algorithm: "SM2", sign: { _ in "" }),
      world: ReplayWorld { (_, _, _) throws(Failure) in throw Failure(.internalError) })
  }

  /// - Returns: the seconds that it took.
  @discardableResult
  func sync() throws -> Double {
    let began = Date()
    _ = try session()
    return Date().timeIntervalSince(began)
  }

  func record(_ id: String) throws -> Record? {
    try store.read { (reader) throws(Failure) in try reader.record(id)?.record }
  }

  var storeBytes: Int {
    ["", "-wal"].reduce(0) { sum, suffix in
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: store.folder.database + suffix)
      return sum + ((attributes?[.size] as? NSNumber)?.intValue ?? 0)
    }
  }

  func remove() {
    try? store.close()
    try? FileManager.default.removeItem(atPath: folder)
  }
}
