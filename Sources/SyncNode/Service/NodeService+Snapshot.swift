import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Trust

extension NodeService {
  private static let snapshotRows = 1000

  /// A page of records in key order, each as it is now, with its own sequence.
  func snapshot(
    _ query: SnapshotQuery, for device: DeviceAccess
  ) async throws(Problem) -> NodeResponse {
    let most = min(max(query.maxBytes ?? 4 << 20, 4 << 10), 32 << 20)
    let now = environment.now()
    let page = try await reading { reading throws(Failure) in
      try NodeService.page(reading, device, query, bytes: most, now: now)
    }
    let sequence = query.sequence ?? page.sequence
    let head = SnapshotLine.head(sequence: sequence, rowsLeft: page.rowsLeft)
    let tail = SnapshotLine.tail(next: page.next, cursor: cursor(sequence, device))
    metrics.count("snapshot_records", by: page.rows)
    return .lines(LineReader.line(head.json) + page.records + LineReader.line(tail.json))
  }

  private struct Page: Sendable {
    /// The lines of the records.
    var records: [UInt8] = []
    var rows = 0
    var next: String?
    var sequence = 0
    var rowsLeft: Int?
  }

  private static func page(
    _ reading: any NodeReading, _ device: DeviceAccess, _ query: SnapshotQuery, bytes: Int,
    now: Instant
  ) throws(Failure) -> Page {
    let reader = device.reader(now, UnitTree(reading))
    var page = Page(sequence: try reading.lastSequence())
    // Counting goes through an index of all records, so it is done once a snapshot.
    if query.after == nil { page.rowsLeft = try reading.documentCount() }
    var key = query.after ?? ""
    while true {
      let documents = try reading.documents(type: nil, after: key, limit: snapshotRows)
      for document in documents {
        if let line = line(document, reader) {
          page.records += LineReader.line(line.json)
          page.rows += 1
        }
        key = document.record.id
        if page.records.count >= bytes {
          page.next = key
          return page
        }
      }
      guard documents.count == snapshotRows else { return page }
    }
  }

  private static func line(_ document: HomeDocument, _ reader: Reader) -> SnapshotLine? {
    let level = reader.level(Audience(document.record))
    guard level > 0 else { return nil }
    let form = Form.of(level: level)
    guard form != Form.whole else {
      return .record(
        document.record.members, sequence: document.sequence, rev: document.rev.text)
    }
    let copy = SentChange.copy(document.record, form)
    let rev = copy == document.record ? document.rev : Rev.of(copy)
    return .record(copy.members, sequence: document.sequence, rev: rev.text)
  }
}
