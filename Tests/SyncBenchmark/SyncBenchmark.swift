import DomainModel
import Foundation
import JSONDiff
import LocalStore
import Logging
import RecordMerge
import SyncClient
import SyncNode
import SyncProtocol
import Trust

#if PostgreSQL
import PostgreSQLStore
#endif

/// Measures node and client in one process: changes a second, durable on disk, in signed batches;
/// then a new desk that takes everything over HTTP on loopback; then a day's edits.
///
///     swift run -c release sync-benchmark [records] [batch] [postgresql://…] [--node]
///
/// With `--node` the desk is left out. `sync-benchmark --adapter DIR` speaks the adapter protocol of
/// the sync baselines instead: a folder with a workload, one line of JSON.
@main
struct SyncBenchmark {
  static func main() async throws {
    let words = CommandLine.arguments.dropFirst()
    if words.first == "--adapter", let folder = words.dropFirst().first {
      exit(adapter(folder))
    }
    let numbers = words.compactMap { Int($0) }
    let (records, batch) = (numbers.first ?? 100_000, numbers.dropFirst().first ?? 1_000)
    let folder = NSTemporaryDirectory() + "sync-benchmark-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let node = try await BenchmarkNode(
      folder + "/node", database: words.first { $0.hasPrefix("postgresql://") })
    let writer = try await BenchmarkWriter(node)

    let created = try await writer.push(writer.creations(records), batch: batch)
    report("create, batches of \(batch)", records, created)
    let edits = writer.edits(records / 5)
    report(
      "edit two fields, batches of \(batch)", edits.count,
      try await writer.push(edits, batch: batch))

    let pulls = 2_000
    report("pull nothing at the node", pulls, try await writer.pullNothing(pulls))
    try await node.service.store.copy(to: folder + "/copy.sqlite")
    print("the store as one compact file: \(fileBytes(folder + "/copy.sqlite")) bytes")
    if words.contains("--node") {
      print("peak \(peakMegabytes()) MB for node and writer")
      exit(0)
    }
    let desk = try await BenchmarkDesk(folder + "/desk", node)
    report("bootstrap over HTTP on loopback", records, try await desk.sync())
    let later = writer.edits(records / 5)
    _ = try await writer.push(later, batch: batch)
    report("pull edits over HTTP on loopback", later.count, try await desk.sync())
    report("pull nothing over HTTP on loopback", 1, try await desk.sync())
    print("pushed: \(writer.bytes.plain) bytes, \(writer.bytes.compressed) in gzip")
    print("sent and received: \(desk.bytes) bytes; peak \(peakMegabytes()) MB for node and desk")
    exit(0)
  }

  /// - Returns: the exit status; what is wrong stands on standard error.
  private static func adapter(_ folder: String) -> Int32 {
    do {
      print(try BaselineAdapter(folder).run().canonicalText)
      return 0
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      return 1
    }
  }

  private static func report(_ name: String, _ count: Int, _ seconds: Double) {
    let rate = Int(Double(count) / seconds)
    print("\(name): \(count) in \(String(format: "%.3f", seconds)) s, \(rate)/s")
  }

  private static func fileBytes(_ path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  static func peakMegabytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
  }
}

/// A node that listens on loopback.
struct BenchmarkNode {
  let service: NodeService
  let address: String

  init(_ folder: String, database: String?) async throws {
    let environment = NodeEnvironment(
      now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
      random: SystemRandom.bytes)
    let keys = try NodeKeys.ofFolder(folder + "/keys", random: environment.random)
    let service = try await NodeService.open(
      store: BenchmarkNode.store(folder, database), keys: keys,
      blobs: folder + "/blobs", environment: environment,
      limits: ProtocolLimits(requestsPerMinute: 1_000_000))
    self.service = service
    let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
    var logger = Logger(label: "benchmark")
    logger.logLevel = .error
    let server = try NodeServer(
      service, at: NodeAddress(host: "127.0.0.1", port: 0), logger: logger)
    Task { try await server.run { continuation.yield($0) } }
    var iterator = addresses.makeAsyncIterator()
    address = await iterator.next() ?? ""
  }

  private static func store(
    _ folder: String, _ database: String?
  ) async throws -> any DocumentStore {
    #if PostgreSQL
    if let database { return try await PostgreSQLDocumentStore(uri: database, role: .serving) }
    #else
    guard database == nil else {
      throw Failure(.notAvailable, ["text": "swift build --traits PostgreSQL"])
    }
    #endif
    return try SQLiteDocumentStore(path: folder + "/node.sqlite")
  }

  func invite(_ name: String) async throws -> String {
    try await Administration(service).invite(
      Invitation(
        name: name, scope: "3701", roles: [.dispatcher, .supervisor, .administrator], level: 4,
        expiresAt: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 3_600_000)))
  }
}

/// Pushes straight into the node: what is measured is the node, its signature check and its disk.
final class BenchmarkWriter {
  private let node: BenchmarkNode
  private let key: StoredKey
  private let enrolment: EnrolmentResponse
  private var number = 0
  private var clock = HybridClock()
  private var ids: [String] = []
  private var sequences: [String: Int] = [:]
  /// Bytes of all bodies, as they are and in gzip.
  private(set) var bytes = (plain: 0, compressed: 0)

  init(_ node: BenchmarkNode) async throws {
    self.node = node
    key = try StoredKey.generated(.sm2, random: SystemRandom.bytes)
    let request = EnrolmentRequest(
      token: try await node.invite("writer"), publicKey: key.publicText, algorithm: "SM2",
      name: "writer", schema: 1)
    let response = await node.service.respond(
      to: NodeRequest(.enrol, body: request.json.canonicalBytes()))
    guard case .bytes(let bytes) = response.body else { throw Failure(.nodeProtocol) }
    enrolment = try EnrolmentResponse(json: try JSON.parse(bytes))
  }

  private var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

  func creations(_ count: Int) -> [JSONObject] {
    (0..<count).map { index in
      let id = IDs.uuidV7(milliseconds: now.milliseconds, random: SystemRandom.bytes)
      ids.append(id)
      let record = Record([
        "id": .string(id), "type": "grievance",
        "scope": .string(["370102", "370103", "370112001"][index % 3]), "kind": "request",
        "source": "hotline12345", "title": .string("解放路\(index)号路灯不亮"),
        "content": .string("解放路与文化路口东侧三盏路灯不亮，已有一周，夜间行人不便，请尽快派人处理。"),
        "urgency": "normal", "status": "registered", "round": 1,
        "contact": ["name": "王芳", "phone": "13812342071"],
        "createdAt": .string(now.rfc3339), "createdBy": .string(enrolment.operatorID),
      ])
      return change(record.id, record.scope, Change.creation(of: record), "grievance.new", 0)
    }
  }

  func edits(_ count: Int) -> [JSONObject] {
    let step = max(1, ids.count / max(1, count))
    return stride(from: 0, to: ids.count, by: step).prefix(count).map { index in
      let patch = JSONPatch([
        .replace(JSONPointer(tokens: ["title"]), .string("路灯\(number)已派")),
        .replace(JSONPointer(tokens: ["urgency"]), number % 2 == 0 ? "urgent" : "normal"),
      ])
      return change(
        ids[index], ["370102", "370103", "370112001"][index % 3], patch, "edit",
        sequences[ids[index]] ?? 0)
    }
  }

  private func change(
    _ record: String, _ scope: String, _ patch: JSONPatch, _ command: String, _ base: Int
  ) -> JSONObject {
    number += 1
    return Change(
      record: record, type: "grievance", scope: scope, device: enrolment.device, epoch: 1,
      number: number, base: base, patch: patch, command: command, arguments: [:],
      actor: enrolment.operatorID, clock: clock.next(at: now)
    ).json.object ?? [:]
  }

  /// - Returns: the seconds that the node took.
  func push(_ changes: [JSONObject], batch: Int) async throws -> Double {
    var seconds = 0.0
    for start in stride(from: 0, to: changes.count, by: batch) {
      let body = PushBatch.encoded(Array(changes[start..<min(start + batch, changes.count)]))
      let request = NodeRequest(
        .push, bearer: enrolment.bearer,
        headers: ["duty-signature": try key.signature(of: body).text], body: body)
      let began = Date()
      let response = await node.service.respond(to: request)
      seconds += Date().timeIntervalSince(began)
      bytes.plain += body.count
      bytes.compressed += Gzip.compressed(body)?.count ?? body.count
      try note(response, of: changes[start...])
    }
    return seconds
  }
}

extension BenchmarkWriter {
  /// What a poke costs a node by each desk that has what is new already.
  /// - Returns: the seconds that the node took.
  func pullNothing(_ count: Int) async throws -> Double {
    var query = PullQuery()
    while true {
      let page = await node.service.respond(
        to: NodeRequest(.pull, query: query.items, bearer: enrolment.bearer))
      let next = try BenchmarkWriter.cursor(of: page)
      if next == query.cursor { break }
      query.cursor = next
    }
    let request = NodeRequest(.pull, query: query.items, bearer: enrolment.bearer)
    let began = Date()
    for _ in 0..<count { _ = await node.service.respond(to: request) }
    return Date().timeIntervalSince(began)
  }

  private static func cursor(of response: NodeResponse) throws -> String? {
    guard response.status == 200, case .bytes(let bytes) = response.body else {
      throw Failure(.nodeRefused, ["httpStatus": JSON(response.status)])
    }
    var reader = PullReader()
    for item in try reader.feed(bytes) {
      if case .tail(let tail) = item { return tail.cursor }
    }
    return nil
  }

  /// What the node made of them, for the base of the next edits.
  private func note(_ response: NodeResponse, of changes: ArraySlice<JSONObject>) throws {
    guard response.status == 200, case .bytes(let bytes) = response.body else {
      throw Failure(.nodeRefused, ["httpStatus": JSON(response.status)])
    }
    var reader = LineReader()
    for (line, change) in zip(try reader.feed(bytes), changes) {
      let outcome = try OutcomeLine(json: try LineReader.parse(line))
      guard let sequence = outcome.sequence else {
        throw Failure(.nodeRefused, ["problem": outcome.problem ?? .null])
      }
      sequences[change["record"]?.string ?? ""] = sequence
    }
  }
}

/// A new desk.
final class BenchmarkDesk: @unchecked Sendable {
  private let store: LocalStore
  private let session: SyncSession
  private(set) var bytes = 0

  init(_ folder: String, _ node: BenchmarkNode) async throws {
    let environment = StoreEnvironment(
      now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
      random: SystemRandom.bytes,
      processDescription: "benchmark")
    let store = try LocalStore.create(folder, environment: environment)
    self.store = store
    let transport = try HTTPTransport(address: node.address).transport
    let token = try await node.invite("desk")
    let answer = try await Self.onThread {
      try Enrolment(store: store, transport: transport)(
        .init(
          url: node.address, token: token, keepsSamples: false, name: "desk", operatorID: nil,
          unitID: nil))
    }
    session = SyncSession(
      store: store, transport: transport,
      credentials: try DeviceCredentials.read(
        store.folder, device: answer["device"]?.string ?? ""),
      world: ReplayWorld { (_, _, _) throws(Failure) in throw Failure(.internalError) })
  }

  /// - Returns: the seconds that it took.
  func sync() async throws -> Double {
    let session = session
    let began = Date()
    let report = try await Self.onThread { try session() }
    bytes += report.bytesSent + report.bytesReceived
    return Date().timeIntervalSince(began)
  }

  /// The client's calls block, which the threads of the node's own work must not.
  private static func onThread<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread { continuation.resume(with: Result { try body() }) }.start()
    }
  }
}
