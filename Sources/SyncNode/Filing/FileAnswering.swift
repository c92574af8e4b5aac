import DomainModel
import Foundation
import JSONDiff
import SyncProtocol
import Trust

/// Makes the calls of a desk's exchange in its stead, as its client would, and keeps the answers.
struct FileAnswering {
  private static let pageBytes = 4 << 20

  let node: NodeService
  let device: String
  let request: ExchangeFile
  private(set) var file: ExchangeFile
  private(set) var report: FileExchange.Report
  private var room = ExchangeFile.Room()
  /// The size of the log that the desk has verified by then.
  private var verified: Int

  init(node: NodeService, device: String, request: ExchangeFile) {
    self.node = node
    self.device = device
    self.request = request
    report = FileExchange.Report(device: device)
    verified = request.head["verified"]?.int ?? 0
    file = ExchangeFile(
      head: [
        "format": .string(ExchangeFile.answer), "node": .string(node.identity.id),
        "device": .string(device), "epoch": request.head["epoch"] ?? 0,
        "time": .string(node.environment.now().rfc3339),
      ], calls: [])
  }

  mutating func run() async throws(Failure) {
    let described = try await call(.node)
    if let note = (try? JSON.parse(described.body))?["checkpoint"]?.string {
      try await grow(to: note)
    }
    for call in request.calls where isAsked(call.route) {
      if call.route == .push { report.changes += Self.count(call.body) }
      try await self.call(call.route, headers: call.headers, body: call.body)
    }
    var cursor = request.head["cursor"]?.string
    let place = request.head["snapshot"]
    if cursor == nil || place != nil {
      guard let following = try await snapshot(from: place) else { return }
      cursor = following
    }
    if let cursor, try await pull(from: cursor) { try await giveContents() }
  }

  /// What a file may ask for by itself; the rest of an exchange follows from the answers.
  private func isAsked(_ route: Route) -> Bool {
    switch route {
    case .push, .receipts, .putBlob: true
    default: false
    }
  }

  private static func count(_ body: [UInt8]) -> Int {
    var reader = PushReader()
    return (try? reader.feed(body))?.count ?? 0
  }

  /// - Returns: where the log goes on behind the snapshot; nil when the file is full before its end.
  private mutating func snapshot(from place: JSON?) async throws(Failure) -> String? {
    var (after, sequence) = (place?["after"]?.string, place?["sequence"]?.int)
    var cursor = place?["cursor"]?.string
    while true {
      guard hasRoom else { return nil }
      let query = SnapshotQuery(after: after, sequence: sequence, maxBytes: Self.pageBytes)
      let answer = try await call(.snapshot, query: query.items)
      var (next, isWhole): (String?, Bool) = (nil, false)
      var reader = LineReader(limits: node.limits.ofNode)
      for line in (try? reader.feed(answer.body)) ?? [] {
        guard let object = try? LineReader.parse(line, limits: node.limits.ofNode),
          let line = try? SnapshotLine(json: object)
        else { continue }
        switch line {
        case .head(let began, _): sequence = sequence ?? began
        case .record: report.given += 1
        case .tail(let following, let text):
          (next, isWhole, cursor) = (following, true, cursor ?? text)
        }
      }
      guard isWhole else { return nil }
      guard let next else { return cursor }
      after = next
    }
  }

  /// - Returns: whether all is in the file.
  private mutating func pull(from start: String) async throws(Failure) -> Bool {
    var cursor = start
    while true {
      guard hasRoom else { return false }
      let query = PullQuery(cursor: cursor, maxBytes: Self.pageBytes, form: .columns)
      let answer = try await call(.pull, query: query.items)
      guard answer.status == 200 else {
        // The log can't go on from there: a snapshot stands for it.
        guard answer.status == 410, let following = try await snapshot(from: nil) else {
          return false
        }
        cursor = following
        continue
      }
      if cursor == request.head["cursor"]?.string { try await noteRead(cursor) }
      var reader = PullReader(limits: node.limits)
      var left = 0
      for item in (try? reader.feed(answer.body)) ?? [] {
        switch item {
        case .head(let head): left = head.rowsLeft
        case .change: report.given += 1
        case .forget: break
        case .tail(let tail):
          cursor = tail.cursor
          if let note = tail.checkpoint { try await grow(to: note) }
        }
      }
      guard left > 0 else { return true }
    }
  }

  /// The desk has read what its request says, not what is written for it now.
  private func noteRead(_ cursor: String) async throws(Failure) {
    guard let device = try await node.device(device) else { return }
    do throws(Problem) {
      try await node.notePulled(device, try Cursor(text: cursor).sequence)
    } catch {
      throw error.failure
    }
  }

  /// What shows that the log has grown from what the desk verified last.
  private mutating func grow(to note: String) async throws(Failure) {
    guard let signed = try? SignedNote(parsing: Array(note.utf8)),
      let size = (try? Checkpoint(text: signed.text))?.size, size > verified
    else { return }
    if verified > 0 {
      try await call(
        .consistency, query: QueryItems(["from": String(verified), "to": String(size)]))
    }
    verified = size
  }

  private mutating func giveContents() async throws(Failure) {
    for digest in (request.head["wanted"]?.array ?? []).compactMap(\.string)
    where Route.isDigest(digest) {
      guard let size = node.blobs.size(of: digest) else { continue }
      guard room.holds(size) else {
        report.isPartial = true
        continue
      }
      try await call(.getBlob(digest: digest))
    }
  }

  private var hasRoom: Bool {
    mutating get {
      if room.isFull { report.isPartial = true }
      return !room.isFull
    }
  }

  /// Makes a call as the device, whose rights may have changed since the last one.
  @discardableResult
  private mutating func call(
    _ route: Route, query: QueryItems = QueryItems(), headers: [String: String] = [:],
    body: [UInt8] = []
  ) async throws(Failure) -> ExchangeFile.Call {
    guard let device = try await node.device(device) else { throw Failure(.notEnrolled) }
    let lowered = Dictionary(
      headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
    let response = await node.respond(
      to: NodeRequest(route, query: query, headers: lowered, body: body), as: device)
    let answer = ExchangeFile.Call(
      route, query: query, status: response.status, body: Self.bytes(response.body))
    room.take(answer)
    file.calls.append(answer)
    return answer
  }

  private static func bytes(_ body: NodeResponse.Body) -> [UInt8] {
    switch body {
    case .bytes(let bytes): bytes
    case .file(let path, _): [UInt8](FileManager.default.contents(atPath: path) ?? Data())
    case .events: []
    }
  }
}
