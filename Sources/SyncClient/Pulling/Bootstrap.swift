import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol
import Trust

/// Takes all records that the device may hold, page by page in key order; each page is one
/// transaction with the place to go on, so a cut costs a page. What waits here stays and is laid
/// on top.
struct Bootstrap {
  static let pageBytes = 4 << 20
  /// From so many records on a page is bulk work.
  static let bulkCount = 1_000

  let store: LocalStore
  let line: NodeLine
  let limits: ProtocolLimits
  let overlay: Overlay

  /// One page, read to its end.
  private struct Page {
    var sequence = 0
    var records: [(document: JSONObject, sequence: Int, rev: String)] = []
    var next: String?
    var cursor = ""
  }

  /// Runs to the end of the snapshot; the changes after it are the puller's.
  func run(into report: inout SyncReport, by context: WriteContext) throws(LineFailure) {
    var place = try local { () throws(Failure) in
      try store.read { (reader) throws(Failure) in try reader.setting(SyncSetting.snapshot) }
    }
    repeat {
      let after = place?["after"]?.string
      let page = try page(after: after, began: place?["sequence"]?.int)
      let began = place?["sequence"]?.int ?? page.sequence
      // That of the first page: where the grants change on the way it is refused afterwards, and
      // another snapshot settles which records are held.
      let cursor = place?["cursor"]?.string ?? page.cursor
      report.pulled += page.records.count
      place = page.next.map {
        ["after": .string($0), "sequence": JSON(began), "cursor": .string(cursor)]
      }
      let following = place
      var work = context
      // The search index of a large page follows in the background, as that of an import does.
      work.isBulk = page.records.count >= Self.bulkCount
      try local { () throws(Failure) in
        try store.write(by: work) { (transaction) throws(Failure) in
          try take(page, after: after, transaction)
          try transaction.set(following, forSetting: SyncSetting.snapshot)
          guard following == nil else { return }
          try transaction.set(.string(cursor), forSetting: SyncSetting.cursor)
          for id in try transaction.confirmAcknowledged(through: Int64(began)) {
            try overlay.settle(id, in: transaction)
          }
        }
      }
    } while place != nil
  }

  private func page(after: String?, began: Int?) throws(LineFailure) -> Page {
    let query = SnapshotQuery(after: after, sequence: began, maxBytes: Self.pageBytes)
    let body = try line.call(NodeTransport.Request(.snapshot, query: query.items))
    do throws(Problem) {
      return try read(body)
    } catch {
      throw .problem(error)
    }
  }

  private func read(_ body: [UInt8]) throws(Problem) -> Page {
    var reader = LineReader(limits: limits)
    var page = Page()
    var isWhole = false
    for line in try reader.feed(body) {
      switch try SnapshotLine(json: try LineReader.parse(line, limits: limits)) {
      case .head(let sequence, _): page.sequence = sequence
      case .record(let document, let sequence, let rev):
        page.records.append((document, sequence, rev))
      case .tail(let next, let cursor): (page.next, page.cursor, isWhole) = (next, cursor, true)
      }
    }
    guard isWhole else { throw Problem(.unavailable, ["code": "body.cut"]) }
    return page
  }

  private func take(
    _ page: Page, after: String?, _ transaction: WriteTransaction
  ) throws(Failure) {
    var named: Set<String> = []
    for (document, sequence, rev) in page.records {
      let record = Record(document)
      named.insert(record.id)
      let state = try transaction.homeState(of: record.id)
      guard Int64(sequence) >= state.sequence else { continue }
      let settled = try overlay.settle(
        record, sequence: Int64(sequence), seen: state.seen, in: transaction)
      guard settled.text == rev else {
        throw Failure(.nodeProtocol, ["text": "snapshot.rev", "id": .string(record.id)])
      }
      try BlobQueue.noteArrived(record, in: transaction)
    }
    // What the home no longer gives isn't this desk's to hold; unsent work on it stays.
    for id in try transaction.knownRecords(after: after, through: page.next)
    where !named.contains(id) {
      guard try transaction.pendingChanges(of: id).isEmpty else { continue }
      try transaction.erase(id)
    }
  }
}
