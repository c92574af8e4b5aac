import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol

/// Reads the node's log from the cursor to its end.
struct Puller {
  /// A page takes some hundred milliseconds to apply; writers here wait no longer than that.
  static let pageBytes = 1 << 20
  /// A page that is cut again and again is asked for in ever smaller pieces.
  static let leastPageBytes = 1 << 12

  let store: LocalStore
  let line: NodeLine
  let limits: ProtocolLimits
  let overlay: Overlay
  let progress: SyncProgress

  /// Pulls all that is there; the snapshot comes first where the log can't go on.
  func pull(into report: inout SyncReport, by context: WriteContext) throws(LineFailure) {
    var bytes = Self.pageBytes
    var snapshots = 0
    while true {
      do throws(LineFailure) {
        guard let cursor = try cursor() else { throw Self.needsSnapshot }
        let page = try page(from: cursor, maxBytes: bytes)
        // Nothing of a log that was rewritten comes in.
        if let checkpoint = page.tail.checkpoint {
          try CheckpointCheck(store: store, line: line).accept(checkpoint, by: context)
        }
        try apply(page, &report, context)
        if page.head.rowsLeft == 0 { return }
        progress(report.pulled, report.pulled + page.head.rowsLeft)
      } catch {
        if case .problem(let problem) = error, PulledPage.isCut(problem),
          bytes > Self.leastPageBytes
        {
          bytes /= 2
          continue
        }
        // Once is a repair, and the first may go on with one that was begun under other grants; more
        // means that the two sides will not agree.
        guard Self.isMended(bySnapshot: error), snapshots < 2 else { throw error }
        snapshots += 1
        try Bootstrap(store: store, line: line, limits: limits, overlay: overlay)
          .run(into: &report, by: context)
      }
    }
  }

  /// Counts the alerts; a hole leads to one repair by a snapshot, where one can be asked for, and to
  /// the screen when it stays.
  func countAlerts(
    _ report: inout SyncReport, repairs: Bool, by context: WriteContext
  ) throws(LineFailure) {
    let count = AlertCount(store: store)
    var missing = try local { () throws(Failure) in try count.missing() }
    let isNews = try local { () throws(Failure) in try !count.isKnown(missing) }
    guard isNews else { return }
    if repairs, !missing.isEmpty {
      try Bootstrap(store: store, line: line, limits: limits, overlay: overlay)
        .run(into: &report, by: context)
      try pull(into: &report, by: context)
      missing = try local { () throws(Failure) in try count.missing() }
    }
    let left = missing
    try local { () throws(Failure) in try count.remember(left, by: context) }
  }

  private static let needsSnapshot = LineFailure.problem(Problem(.cursorUnknown))

  private static func isMended(bySnapshot error: LineFailure) -> Bool {
    guard case .problem(let problem) = error else { return false }
    return problem.needsSnapshot || problem.code == .digestMismatch
  }

  private func cursor() throws(LineFailure) -> String? {
    try local { () throws(Failure) in
      try store.read { (reader) throws(Failure) in
        // A snapshot that was begun comes to its end first.
        guard try reader.setting(SyncSetting.snapshot) == nil else { return nil }
        return try reader.setting(SyncSetting.cursor)?.string
      }
    }
  }

  private func page(from cursor: String, maxBytes: Int) throws(LineFailure) -> PulledPage {
    let query = PullQuery(cursor: cursor, maxBytes: maxBytes, form: .columns)
    let body = try line.call(NodeTransport.Request(.pull, query: query.items))
    do throws(Problem) {
      return try PulledPage(body: body, limits: limits)
    } catch {
      throw .problem(error)
    }
  }

  private func apply(
    _ page: PulledPage, _ report: inout SyncReport, _ context: WriteContext
  ) throws(LineFailure) {
    do throws(Failure) {
      report.pulled += try store.write(by: context) { (transaction) throws(Failure) in
        var application = PageApplication(page: page, transaction: transaction, overlay: overlay)
        return try application.apply()
      }
      report.cursor = page.tail.cursor
    } catch {
      // A patch that doesn't fit says the same as a digest that differs: the copies have parted.
      guard [.patchFailed, .nodeProtocol].contains(error.code) else { throw .unreachable(error) }
      throw .problem(Problem(.digestMismatch, error.details))
    }
  }
}

/// Work on the own store among calls to the node.
func local<T>(_ body: () throws(Failure) -> T) throws(LineFailure) -> T {
  do throws(Failure) {
    return try body()
  } catch {
    throw .unreachable(error)
  }
}
