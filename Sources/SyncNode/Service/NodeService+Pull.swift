import DomainModel
import JSONDiff
import SyncProtocol
import Trust

extension NodeService {
  private static let usualBytes = 4 << 20
  private static let leastBytes = 4 << 10
  private static let greatestBytes = 32 << 20
  private static let pageRows = 500

  /// What a reading of the log gave.
  private struct Batch: Sendable {
    var changes: [JSONObject] = []
    var revs: [[UInt8]] = []
    var bytes = 0
    var to: Int
    var last: Int
    /// The first sequence that the log still holds.
    var oldest: Int
    var alerts: [String: Int] = [:]
  }

  /// The changes behind the cursor that are the device's, as many as fit.
  /// What goes into a file doesn't show what the device has read.
  func pull(
    _ query: PullQuery, by device: DeviceAccess, isRead: Bool
  ) async throws(Problem) -> NodeResponse {
    let cursor = try query.cursor.map { text throws(Problem) in try Cursor(text: text) }
    let from = cursor?.sequence ?? 0
    let most = NodeService.bytes(query.maxBytes)
    let day = environment.now()
    let batch = try await reading { reading throws(Failure) in
      try NodeService.batch(reading, device, from: from, bytes: most, now: day)
    }
    try check(cursor, device, oldest: batch.oldest, last: batch.last)
    let note = try await signedCheckpoint()
    let head = PullHead(
      from: from, to: batch.to, rowsLeft: max(0, batch.last - batch.to), alerts: batch.alerts)
    let tail = PullTail(
      cursor: self.cursor(batch.to, device),
      digest: BatchDigest.text(revs: batch.revs) { SM3.digest($0).bytes },
      checkpoint: String(decoding: note.bytes, as: UTF8.self))
    metrics.count("pulled_changes", by: batch.changes.count)
    if isRead { try await notePulled(device, from) }
    return .lines(
      PullBatch.encoded(
        head: head, changes: batch.changes, forget: device.state.forget, tail: tail,
        form: query.form))
  }

  private static func bytes(_ asked: Int?) -> Int {
    min(max(asked ?? usualBytes, leastBytes), greatestBytes)
  }

  private static func batch(
    _ reading: any NodeReading, _ device: DeviceAccess, from: Int, bytes: Int, now: Instant
  ) throws(Failure) -> Batch {
    let reader = device.reader(now, UnitTree(reading))
    let view = ChangeView(reading: reading, reader: reader)
    var batch = Batch(
      to: from, last: try reading.lastSequence(), oldest: try PrunedLog.oldest(reading))
    batch.alerts = try alerts(reading, reader)
    while batch.to < batch.last {
      for logged in try reading.changes(after: batch.to, limit: pageRows) {
        if let (line, rev) = try view.line(logged) {
          let size = line.canonicalBytes().count + 1
          // One line always goes, or nobody would get past it.
          guard batch.changes.isEmpty || batch.bytes + size <= bytes else { return batch }
          batch.changes.append(line)
          batch.revs.append(rev.bytes)
          batch.bytes += size
        }
        batch.to = logged.sequence
      }
    }
    return batch
  }

  /// The last alert number of each scope that the reader holds: those above his, and below.
  static func alerts(
    _ reading: any NodeReading, _ reader: Reader
  ) throws(Failure) -> [String: Int] {
    var alerts: [String: Int] = [:]
    for entry in try reading.values(.alertNumber, prefix: "") {
      let isHeld = reader.scopes.contains {
        RegionCode.isPrefix($0, of: entry.key) || RegionCode.isPrefix(entry.key, of: $0)
      }
      guard isHeld, let number = (try? JSON.parse(entry.value))?.int else { continue }
      alerts[entry.key] = number
    }
    return alerts
  }

  private func check(
    _ cursor: Cursor?, _ device: DeviceAccess, oldest: Int, last: Int
  ) throws(Problem) {
    guard let cursor else {
      guard oldest == 1 else { throw Problem(.cursorExpired) }
      return
    }
    try cursor.check(
      log: identity.log, logEpoch: identity.logEpoch, oldest: oldest, newest: last)
    // With other grants other records are held: a snapshot settles which.
    guard cursor.grantEpoch == device.state.grantEpoch else { throw Problem(.cursorExpired) }
  }

  func cursor(_ sequence: Int, _ device: DeviceAccess) -> String {
    Cursor(
      log: identity.log, logEpoch: identity.logEpoch, sequence: sequence,
      grantEpoch: device.state.grantEpoch
    ).text
  }

  /// How far the device has come, for `status`; written at most once a minute or when it moves.
  func notePulled(_ device: DeviceAccess, _ sequence: Int) async throws(Problem) {
    let now = environment.now().milliseconds
    guard device.state.pulled != sequence || now - device.state.seenAt > 60_000 else { return }
    try await writing { writing throws(Failure) in
      var state = DeviceState(try writing.json(.device, device.id))
      state.pulled = sequence
      state.seenAt = now
      try writing.set(state.json, .device, device.id)
    }
  }
}
