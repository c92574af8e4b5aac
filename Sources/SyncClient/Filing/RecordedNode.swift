import DomainModel
import JSONDiff
import SyncProtocol
import Synchronization
import Trust

/// A node that answers out of a file what it was asked by another. A desk that has gone on by itself
/// since is answered what still holds; what the file doesn't have ends the exchange.
final class RecordedNode: Sendable {
  private let answer: ExchangeFile
  private let outcomes: [Int: JSONObject]
  /// The store's epoch; outcomes are those of another one after a restore.
  private let epoch: Int
  /// The size of the log that the store has verified.
  private let verified: Int
  private let heard = Mutex<[JSONObject]>([])

  init(_ answer: ExchangeFile, epoch: Int, verified: Int) {
    self.answer = answer
    self.epoch = epoch
    self.verified = verified
    var outcomes: [Int: JSONObject] = [:]
    for call in answer.calls where call.route == .push && call.status == 200 {
      var reader = LineReader()
      for line in (try? reader.feed(call.body)) ?? [] {
        guard let object = try? LineReader.parse(line), let number = object["number"]?.int else {
          continue
        }
        outcomes[number] = object
      }
    }
    self.outcomes = answer.head["epoch"]?.int == epoch ? outcomes : [:]
  }

  var transport: NodeTransport {
    NodeTransport(
      send: { [self] request throws(Failure) in try send(request) }, listen: { _, _, _ in })
  }

  /// What the desk has confirmed; it goes to the node with the next file.
  var receipts: [JSONObject] { heard.withLock { $0 } }

  private func send(
    _ request: NodeTransport.Request
  ) throws(Failure) -> NodeTransport.Response {
    switch request.route {
    case .node: try described()
    case .push: try pushed(request.body)
    case .pull: try pulled(request.query.values["cursor"] ?? "")
    case .snapshot:
      try recorded {
        $0.route == .snapshot && $0.query.values["after"] == request.query.values["after"]
      }
    case .consistency: try grown(request.query)
    case .headBlob: NodeTransport.Response(status: 200)
    case .getBlob(let digest): content(digest, range: request.headers["Range"])
    case .receipts: heard(request.body)
    default: throw Failure.fileEnded
    }
  }

  private func recorded(
    _ fits: (ExchangeFile.Call) -> Bool
  ) throws(Failure) -> NodeTransport.Response {
    guard let call = answer.calls.first(where: fits) else { throw Failure.fileEnded }
    return NodeTransport.Response(status: call.status ?? 500, body: call.body)
  }

  /// The file shows how the log grew from what the desk had verified when it wrote its own.
  private func grown(_ query: QueryItems) throws(Failure) -> NodeTransport.Response {
    guard let call = answer.calls.first(where: { $0.route == .consistency && $0.query == query })
    else { throw FileSealing.refusal("peer.passed") }
    return NodeTransport.Response(status: call.status ?? 500, body: call.body)
  }

  /// A checkpoint that is older than the one verified last is no step back: the file is older.
  private func described() throws(Failure) -> NodeTransport.Response {
    var response = try recorded { $0.route == .node }
    guard var json = (try? JSON.parse(response.body))?.object,
      let note = json["checkpoint"]?.string.flatMap({ try? SignedNote(parsing: Array($0.utf8)) }),
      let size = (try? Checkpoint(text: note.text))?.size, size < verified
    else { return response }
    json["checkpoint"] = nil
    response.body = JSON.object(json).canonicalBytes()
    return response
  }

  /// What was made since the file was written is still on its way.
  private func pushed(_ body: [UInt8]) throws(Failure) -> NodeTransport.Response {
    if let call = answer.calls.first(where: { $0.route == .push && $0.status != 200 }) {
      return NodeTransport.Response(status: call.status ?? 500, body: call.body)
    }
    var reader = PushReader()
    let changes = (try? reader.feed(body)) ?? []
    let lines = changes.map { change -> JSONObject in
      let number = change["number"]?.int ?? 0
      let known = change["epoch"]?.int == epoch ? outcomes[number] : nil
      return known ?? OutcomeLine(number: number, outcome: .forwarded, sequence: 0).json
    }
    return NodeTransport.Response(status: 200, body: lines.flatMap(LineReader.line))
  }

  /// A desk that has read as far as the file goes gets nothing more.
  private func pulled(_ text: String) throws(Failure) -> NodeTransport.Response {
    if let call = answer.calls.first(where: {
      $0.route == .pull && $0.query.values["cursor"] == text
    }) {
      return NodeTransport.Response(status: call.status ?? 500, body: call.body)
    }
    guard let cursor = try? Cursor(text: text), let last = lastCursor,
      cursor.log == last.log, cursor.logEpoch == last.logEpoch, cursor.sequence >= last.sequence
    else { throw FileSealing.refusal("peer.passed") }
    return NodeTransport.Response(
      status: 200,
      body: PullBatch.encoded(
        head: PullHead(from: cursor.sequence, to: cursor.sequence), changes: [],
        tail: PullTail(cursor: text, digest: BatchDigest.text(revs: []) { SM3.digest($0).bytes })))
  }

  private var lastCursor: Cursor? {
    for call in answer.calls.reversed() where call.route == .pull && call.status == 200 {
      if let page = try? PulledPage(body: call.body, limits: ProtocolLimits()) {
        return try? Cursor(text: page.tail.cursor)
      }
    }
    return nil
  }

  private func content(_ digest: String, range: String?) -> NodeTransport.Response {
    let call = answer.calls.first { $0.route == .getBlob(digest: digest) && $0.status == 200 }
    guard let call else { return NodeTransport.Response(status: 404) }
    guard let part = ContentRange.asked(range ?? "bytes=0-", size: call.body.count) else {
      return NodeTransport.Response(status: 416)
    }
    return NodeTransport.Response(status: 206, body: Array(call.body[part]))
  }

  private func heard(_ body: [UInt8]) -> NodeTransport.Response {
    var reader = LineReader()
    let lines = ((try? reader.feed(body)) ?? []).compactMap { try? LineReader.parse($0) }
    heard.withLock { $0 += lines }
    return NodeTransport.Response(status: 204)
  }
}
