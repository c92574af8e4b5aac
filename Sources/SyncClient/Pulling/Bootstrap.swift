import Dispatch
import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol
import Synchronization
import Trust

/// Takes all records that the device may hold, page by page in key order; each page is one
/// transaction with the place to go on, so a cut costs a page. What waits here stays and is laid
/// on top. While a large page is being stored the next one is on its way.
struct Bootstrap: Sendable {
  static let pageBytes = 2 << 20
  /// From so many records on a page is bulk work.
  static let bulkCount = 1_000

  let store: LocalStore
  let line: NodeLine
  let limits: ProtocolLimits
  let overlay: Overlay

  private struct Line: Sendable {
    let record: Record
    let sequence: Int
    let rev: String
  }

  /// One page, read to its end.
  private struct Page: Sendable {
    var sequence = 0
    var records: [Line] = []
    var next: String?
    var cursor = ""
  }

  /// Runs to the end of the snapshot; the changes after it are the puller's.
  func run(into report: inout SyncReport, by context: WriteContext) throws(LineFailure) {
    var place = try local { () throws(Failure) in
      try store.read { (reader) throws(Failure) in try reader.setting(SyncSetting.snapshot) }
    }
    var page = try page(after: place?["after"]?.string, began: place?["sequence"]?.int)
    while true {
      let after = place?["after"]?.string
      let began = place?["sequence"]?.int ?? page.sequence
      // That of the first page: where the grants change on the way it is refused afterwards, and
      // another snapshot settles which records are held.
      let cursor = place?["cursor"]?.string ?? page.cursor
      report.pulled += page.records.count
      place = page.next.map {
        ["after": .string($0), "sequence": JSON(began), "cursor": .string(cursor)]
      }
      let isLarge = page.records.count >= Self.bulkCount
      let next = page.next
      let coming: Coming<Page>? =
        isLarge && next != nil
        ? Coming { () throws(LineFailure) in try self.page(after: next, began: began) } : nil
      try store(page, after: after, began: began, cursor: cursor, place, context)
      guard place != nil else { return }
      if let coming {
        page = try coming.page()
      } else {
        page = try self.page(after: next, began: began)
      }
    }
  }

  /// Stores a page with the place to go on, nil behind the last one.
  private func store(
    _ page: Page, after: String?, began: Int, cursor: String, _ place: JSON?,
    _ context: WriteContext
  ) throws(LineFailure) {
    var work = context
    // The search index of a large page follows in the background, as that of an import does.
    work.isBulk = page.records.count >= Self.bulkCount
    try local { () throws(Failure) in
      try store.write(by: work) { (transaction) throws(Failure) in
        try take(page, after: after, transaction)
        try transaction.set(place, forSetting: SyncSetting.snapshot)
        guard place == nil else { return }
        try transaction.set(.string(cursor), forSetting: SyncSetting.cursor)
        for id in try transaction.confirmAcknowledged(through: Int64(began)) {
          try overlay.settle(id, in: transaction)
        }
      }
    }
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
    let lines = AllCores.map(try reader.feed(body)) { [limits] line in
      Result { () throws(Problem) in
        try SnapshotLine(json: try LineReader.parse(line, limits: limits))
      }
    }
    for line in lines {
      switch try line.get() {
      case .head(let sequence, _): page.sequence = sequence
      case .record(let document, let sequence, let rev):
        page.records.append(Line(record: Record(document), sequence: sequence, rev: rev))
      case .tail(let next, let cursor): (page.next, page.cursor, isWhole) = (next, cursor, true)
      }
    }
    guard isWhole else { throw Problem(.unavailable, ["code": "body.cut"]) }
    return page
  }

  private func take(
    _ page: Page, after: String?, _ transaction: WriteTransaction
  ) throws(Failure) {
    let known = try transaction.knownRecords(after: after, through: page.next)
    var named: Set<String> = []
    var (fresh, others): ([Line], [Line]) = ([], [])
    for line in page.records {
      let isFirst = named.insert(line.record.id).inserted
      if isFirst, try !transaction.holds(line.record.id) {
        fresh.append(line)
      } else {
        others.append(line)
      }
    }
    let revs = try transaction.settle(
      new: fresh.map { NewRecord($0.record, sequence: Int64($0.sequence)) })
    for (line, rev) in zip(fresh, revs) { try note(line, rev, transaction) }
    for line in others {
      let state = try transaction.homeState(of: line.record.id)
      guard Int64(line.sequence) >= state.sequence else { continue }
      let rev = try overlay.settle(
        line.record, sequence: Int64(line.sequence), seen: state.seen, in: transaction)
      try note(line, rev, transaction)
    }
    // What the home no longer gives isn't this desk's to hold; unsent work on it stays.
    for id in known where !named.contains(id) {
      guard try transaction.pendingChanges(of: id).isEmpty else { continue }
      try transaction.erase(id)
    }
  }

  private func note(
    _ line: Line, _ rev: Digest32, _ transaction: WriteTransaction
  ) throws(Failure) {
    guard rev.text == line.rev else {
      throw Failure(.nodeProtocol, ["text": "snapshot.rev", "id": .string(line.record.id)])
    }
    try BlobQueue.noteArrived(line.record, in: transaction)
  }
}

/// A page that is on its way while other work is done.
private final class Coming<Page: Sendable>: Sendable {
  /// So often somebody who waits for it looks whether to stop.
  private static var lookInterval: DispatchTimeInterval { .milliseconds(50) }

  private let arrived = DispatchSemaphore(value: 0)
  private let result = Mutex<Result<Page, LineFailure>?>(nil)

  init(_ fetch: @escaping @Sendable () throws(LineFailure) -> Page) {
    DispatchQueue.global().async { [self] in
      let page = Result { () throws(LineFailure) in try fetch() }
      result.withLock { $0 = page }
      arrived.signal()
    }
  }

  /// Waits for it; once only.
  func page() throws(LineFailure) -> Page {
    while arrived.wait(timeout: .now() + Self.lookInterval) == .timedOut {
      try local { () throws(Failure) in try StopRequest.check() }
    }
    guard let page = result.withLock({ $0 }) else {
      throw .unreachable(Failure(.internalError))
    }
    return try page.get()
  }
}
