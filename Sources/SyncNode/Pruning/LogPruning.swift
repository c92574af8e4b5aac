import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Trust

/// Takes from the log what need no longer be kept: what is older than some days and has been read by
/// every live device, node below and node above (PROTOCOL.md, limits). Tombstones go with their last
/// change. Whoever comes later begins with a snapshot.
public struct LogPruning: Sendable {
  /// How long changes are kept when nobody says otherwise.
  public static let usualDays = 90
  private static let millisecondsOfDay: Int64 = 86_400_000
  /// Changes a transaction: who writes meanwhile waits no longer than that takes.
  private static let pageRows = 1_000

  /// What was removed.
  public struct Report: Sendable, Hashable {
    /// Changes.
    public var changes = 0
    /// Records of which only a tombstone was left.
    public var tombstones = 0
    /// The first sequence that is kept.
    public var oldest = 1

    /// As the program prints it.
    public var json: JSON {
      [
        "changes": JSON(changes), "tombstones": JSON(tombstones), "oldest": JSON(oldest),
      ]
    }
  }

  private let node: NodeService
  private let keptDays: Int

  /// Of an open node.
  public init(_ node: NodeService, keptDays: Int = LogPruning.usualDays) {
    self.node = node
    self.keptDays = keptDays
  }

  /// Prunes, a page a transaction; broken off anywhere, the rest goes the next time.
  public func run() async throws(Failure) -> Report {
    var report = Report()
    while true {
      let page = try await page()
      report.changes += page.changes
      report.tombstones += page.tombstones
      report.oldest = page.oldest
      guard page.changes == Self.pageRows else { return report }
    }
  }

  private func page() async throws(Failure) -> Report {
    let limit = node.environment.now().milliseconds - Int64(keptDays) * Self.millisecondsOfDay
    let (log, key) = (node.identity.log, node.keys.sm2)
    return try await node.store.write { writing throws(Failure) in
      let before = try PrunedLog.read(writing)
      var report = Report(oldest: (before?.through ?? 0) + 1)
      let last = try Self.bound(writing)
      var tally = before?.tally ?? Tally()
      for logged in try writing.changes(after: report.oldest - 1, limit: Self.pageRows) {
        // In the order of the log: what came late stays as long as what came before it.
        guard logged.sequence <= last, Change.instant(of: logged.clock).milliseconds < limit else {
          break
        }
        if let rev = logged.revBefore { tally.remove(rev) }
        if let rev = logged.revAfter { tally.add(rev) }
        if try Self.removeTombstone(logged, &tally, writing) { report.tombstones += 1 }
        try Self.forgetAnswer(logged, writing)
        report.changes += 1
        report.oldest = logged.sequence + 1
      }
      guard report.changes > 0 else { return report }
      let through = report.oldest - 1
      var pruned = PrunedLog(
        through: through, root: try NodeService.root(writing, through), tally: tally, signature: "")
      try pruned.sign(log, by: key)
      try pruned.write(writing)
      try writing.removeChanges(through: through)
      return report
    }
  }

  /// The sequence up to which everybody has read; the last change always stays, for the log goes on
  /// from it.
  private static func bound(_ reading: any NodeReading) throws(Failure) -> Int {
    var bound = try reading.lastSequence() - 1
    for entry in try reading.values(.device, prefix: "") {
      guard let device = try reading.document(entry.key)?.record, device.status == "active",
        !device.isDeleted
      else { continue }
      bound = min(bound, DeviceState(try? JSON.parse(entry.value)).pulled)
    }
    if let above = try UpstreamMembership.read(reading) { bound = min(bound, above.sent) }
    return bound
  }

  /// With the last change that the log has of it: also a refused one says what it stood on.
  private static func removeTombstone(
    _ logged: LoggedChange, _ tally: inout Tally, _ writing: any NodeWriting
  ) throws(Failure) -> Bool {
    guard let document = try writing.document(logged.record), document.record.isDeleted,
      try writing.changes(of: logged.record, after: logged.sequence).isEmpty
    else { return false }
    tally.remove(document.rev)
    try BlobNames.note(
      from: document.record, to: Record(["id": .string(logged.record)]), writing)
    try writing.remove(logged.record)
    return true
  }

  /// Whoever proposed it has heard long since what became of it.
  private static func forgetAnswer(
    _ logged: LoggedChange, _ writing: any NodeWriting
  ) throws(Failure) {
    guard logged.forwardedTo != nil, let origin = ChangeOrigin(of: logged.change),
      try ForwardedChange.read(origin, writing)?.answer != nil
    else { return }
    try writing.set(nil as JSON?, .forwarded, origin.key)
  }
}
