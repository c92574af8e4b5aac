import DomainModel
import JSONDiff
import LocalStore
import RecordMerge
import SyncProtocol

/// Sends the outbox in the order of its numbers and takes note of what became of each change.
struct Pusher {
  /// Changes a request: few enough that a cut costs little, enough that signatures don't count.
  static let batchCount = 1_000

  let store: LocalStore
  let line: NodeLine
  let credentials: DeviceCredentials
  let limits: ProtocolLimits
  let overlay: Overlay
  let progress: SyncProgress

  /// Pushes until nothing waits.
  /// - Throws: `LineFailure`; what was acknowledged before stays so.
  func push(into report: inout SyncReport, by context: WriteContext) throws(LineFailure) {
    // What is on its way to another home stays in the outbox and is passed over until next time.
    var passed: Set<Int64> = []
    while true {
      let skipped = passed
      let batch = try reading { (reader) throws(Failure) in
        try self.batch(reader, without: skipped)
      }
      guard !batch.isEmpty else { return }
      let outcomes = try send(batch)
      let waiting = try reading { (reader) throws(Failure) in try reader.unsentCount() }
      if waiting > batch.count { progress(report.pushed, report.pushed + waiting) }
      let settled = try local { () throws(Failure) in
        try note(outcomes, batch, &passed, &report, context)
      }
      // A node that answers nothing would be asked for ever.
      guard settled > 0 else {
        throw .problem(Problem(.malformed, ["code": "outcomes.missing"]))
      }
    }
  }

  private func reading<T>(
    _ body: (StoreReader) throws(Failure) -> T
  ) throws(LineFailure) -> T {
    try local { () throws(Failure) in try store.read(body) }
  }

  private func batch(
    _ reader: StoreReader, without passed: Set<Int64>
  ) throws(Failure) -> [(StoredChange, JSONObject)] {
    let stored = try reader.unsentChanges(limit: Self.batchCount + passed.count)
      .filter { !passed.contains($0.sequence) }.prefix(Self.batchCount)
    var lines: [JSONObject] = []
    for change in stored {
      lines.append(try WireChange.change(change, in: reader).json.object ?? [:])
    }
    let count = PushBatch.fitting(lines, limits: limits)
    return Array(zip(stored, lines).prefix(count))
  }

  private func send(_ batch: [(StoredChange, JSONObject)]) throws(LineFailure) -> [OutcomeLine] {
    let body = PushBatch.encoded(batch.map(\.1))
    var headers = ["Content-Type": ProtocolHeader.lines]
    do throws(Failure) {
      headers[ProtocolHeader.signature] = try credentials.sign(body)
    } catch {
      throw .unreachable(error)
    }
    headers[ProtocolHeader.key] = credentials.device
    headers[ProtocolHeader.algorithm] = credentials.algorithm
    let answer = try line.call(
      NodeTransport.Request(.push, headers: headers, body: body))
    do throws(Problem) {
      return try Self.outcomes(answer, limits)
    } catch {
      throw .problem(error)
    }
  }

  /// Whole lines only: an answer that was cut says nothing about the rest, which is asked again.
  private static func outcomes(
    _ body: [UInt8], _ limits: ProtocolLimits
  ) throws(Problem) -> [OutcomeLine] {
    var reader = LineReader(limits: limits)
    var outcomes: [OutcomeLine] = []
    for line in try reader.feed(body) {
      outcomes.append(try OutcomeLine(json: try LineReader.parse(line, limits: limits)))
    }
    return outcomes
  }

  private func note(
    _ outcomes: [OutcomeLine], _ batch: [(StoredChange, JSONObject)], _ passed: inout Set<Int64>,
    _ report: inout SyncReport, _ context: WriteContext
  ) throws(Failure) -> Int {
    let byNumber = Dictionary(
      batch.map { (Int($0.0.number), $0.0) }, uniquingKeysWith: { first, _ in first })
    var known: [(OutcomeLine, StoredChange)] = []
    for outcome in outcomes {
      guard let change = byNumber[outcome.number] else { continue }
      known.append((outcome, change))
      if outcome.effective == .forwarded { passed.insert(change.sequence) }
    }
    var deferred: Set<Int> = []
    try store.write(by: context) { (transaction) throws(Failure) in
      for (outcome, change) in known where try !settle(change, outcome, transaction) {
        deferred.insert(outcome.number)
      }
    }
    for (outcome, _) in known where !deferred.contains(outcome.number) {
      Self.count(outcome, &report)
    }
    return known.count
  }

  /// False when the change goes again later: its record came by file, and the home doesn't have it
  /// yet.
  private func settle(
    _ change: StoredChange, _ outcome: OutcomeLine, _ transaction: WriteTransaction
  ) throws(Failure) -> Bool {
    guard outcome.effective != .forwarded else { return false }
    guard outcome.effective == .refused else {
      try transaction.acknowledge(change.sequence, accepted: Int64(outcome.sequence ?? 0))
      if let record = try transaction.record(change.record)?.record {
        try BlobQueue.noteSent(record, in: transaction)
      }
      return true
    }
    let problem = outcome.problem ?? ["code": "refused"]
    guard !change.isCreation else {
      try transaction.refuseCreation(change, problem: problem)
      return true
    }
    if try transaction.isBorrowed(change.record) {
      try transaction.defer(change.sequence)
      return false
    }
    try transaction.refuse(change.sequence, problem: problem)
    try overlay.settle(change.record, in: transaction)
    return true
  }

  private static func count(_ outcome: OutcomeLine, _ report: inout SyncReport) {
    report.pushed += 1
    switch outcome.effective {
    case .merged: report.merged += 1
    case .proposed: report.conflicts += 1
    case .refused: report.rejected += 1
    case .accepted, .again, .forwarded: break
    }
  }
}
