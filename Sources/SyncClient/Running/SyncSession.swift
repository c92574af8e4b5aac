import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol

/// Told how far an exchange has come, while more is left.
public typealias SyncProgress = @Sendable (_ done: Int, _ total: Int) -> Void

/// One exchange with the node: push, pull, forget.
///
/// Every step is a transaction of the store, so it may be broken off anywhere; the next exchange
/// goes on from there.
public struct SyncSession: Sendable {
  let store: LocalStore
  let transport: NodeTransport
  let credentials: DeviceCredentials
  let world: ReplayWorld
  let progress: SyncProgress
  /// What an exchange by file has less than one over a line; nil over a line.
  var file: FileReach?

  /// Gives what an exchange needs.
  public init(
    store: LocalStore, transport: NodeTransport, credentials: DeviceCredentials,
    world: ReplayWorld, progress: @escaping SyncProgress = { _, _ in }
  ) {
    self.store = store
    self.transport = transport
    self.credentials = credentials
    self.world = world
    self.progress = progress
  }

  /// Exchanges everything.
  ///
  /// - Returns: what was done.
  /// - Throws: `node.notEnrolled`; `node.unreachable` (nothing came, or the node asked to wait:
  ///   `retryAfterSeconds`); `node.refused`, `node.changed`, `node.protocol`; `.interrupted` when a
  ///   `StopRequest` around it is made. What was acknowledged and applied before stays so.
  public func callAsFunction() throws(Failure) -> SyncReport {
    let line = NodeLine(transport, bearer: credentials.bearer)
    var report = SyncReport()
    let node: NodeDescription
    do throws(LineFailure) {
      node = try exchange(line, &report)
    } catch {
      if file != nil, error.failure.isEndOfFile {
        report.isPartial = true
        return report
      }
      // Being stopped says nothing about the node.
      if error.failure.code != .interrupted {
        try? remember(state: error.failure.code.rawValue)
      }
      throw error.failure
    }
    try remember(state: "ok", node)
    (report.bytesSent, report.bytesReceived) = (line.bytesSent, line.bytesReceived)
    return report
  }

  /// What an exchange would do, as far as the node says it; nothing is sent and nothing written.
  public func preview() throws(Failure) -> SyncReport {
    let line = NodeLine(transport, bearer: credentials.bearer)
    var report = SyncReport()
    do throws(LineFailure) {
      let limits = try greet(line).limits
      let cursor = try local { () throws(Failure) in
        try store.read { (reader) throws(Failure) in
          report.pushed = try reader.unsentCount()
          return try reader.setting(SyncSetting.cursor)?.string
        }
      }
      report.cursor = cursor
      guard let cursor else { return report }
      let query = PullQuery(cursor: cursor, maxBytes: Puller.leastPageBytes, form: .columns)
      let body = try line.call(NodeTransport.Request(.pull, query: query.items))
      let page = try Self.page(body, limits)
      report.pulled = page.changes.count + page.head.rowsLeft
    } catch {
      throw error.failure
    }
    (report.bytesSent, report.bytesReceived) = (line.bytesSent, line.bytesReceived)
    return report
  }

  private static func page(
    _ body: [UInt8], _ limits: ProtocolLimits
  ) throws(LineFailure) -> PulledPage {
    do throws(Problem) {
      return try PulledPage(body: body, limits: limits)
    } catch {
      throw .problem(error)
    }
  }

  private var context: WriteContext {
    // What a file says was so when it was written, and the screen shows how long ago that is.
    let now = store.environment.now()
    return WriteContext(actor: Actor.system.id, now: min(file?.at ?? now, now), work: "sync")
  }

  private func exchange(
    _ line: NodeLine, _ report: inout SyncReport
  ) throws(LineFailure) -> NodeDescription {
    let node = try greet(line)
    try local { () throws(Failure) in try remember(node) }
    // Nothing goes to a node that has rewritten its past.
    if let checkpoint = node.checkpoint {
      try CheckpointCheck(store: store, line: line).accept(checkpoint, by: context)
    }
    let overlay = Overlay(world: world)
    try Pusher(
      store: store, line: line, credentials: credentials, limits: node.limits, overlay: overlay,
      progress: progress
    ).push(into: &report, by: context)
    guard node.mayPull(schema: SyncSession.schema) else {
      throw .problem(Problem(.schemaTooOld, ["needed": JSON(node.oldestSchema)]))
    }
    let puller = Puller(
      store: store, line: line, limits: node.limits, overlay: overlay, progress: progress)
    try puller.pull(into: &report, by: context)
    try puller.countAlerts(&report, repairs: file == nil, by: context)
    try ScopeForgetting(store: store, line: line).run(by: context)
    try BlobExchange(store: store, line: line, file: file).run(into: &report, by: context)
    return node
  }

  /// The schema version that this program writes.
  static let schema = RecordCreation.schema

  /// Asks the node who it is, and holds it to the one that was enrolled with.
  private func greet(_ line: NodeLine) throws(LineFailure) -> NodeDescription {
    let known = try local { () throws(Failure) in
      try store.read { (reader) throws(Failure) in try EnrolledDesk(reader) }
    }
    guard let known else { throw .unreachable(Failure(.notEnrolled)) }
    let description = try NodeGreeting.describe(line)
    try local { () throws(Failure) in try known.check(description) }
    return description
  }

  /// The log's name and epoch, when they were seen for the first time.
  private func remember(_ node: NodeDescription) throws(Failure) {
    let known = try store.read { (reader) throws(Failure) in try EnrolledDesk(reader) }
    guard known?.log == nil || known?.logEpoch == nil else { return }
    try store.write(by: context) { (transaction) throws(Failure) in
      var enrolment = try transaction.setting(SyncSetting.enrolment)?.object ?? [:]
      enrolment["log"] = .string(node.log)
      enrolment["logEpoch"] = JSON(node.logEpoch)
      try transaction.set(.object(enrolment), forSetting: SyncSetting.enrolment)
    }
  }

  /// What the exchange ended with, and how the node described itself when all was exchanged.
  private func remember(state: String, _ node: NodeDescription? = nil) throws(Failure) {
    let context = context
    try store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set(.string(state), forSetting: SyncSetting.state)
      guard let node else { return }
      // A file may come in after a newer one, or after an exchange over a line.
      let known = try transaction.setting(SyncSetting.lastSuccess)?.string
      if file != nil, let known = known.flatMap({ Instant(rfc3339: $0) }), known > context.now {
        return
      }
      try transaction.set(.string(context.now.rfc3339), forSetting: SyncSetting.lastSuccess)
      try transaction.set(node.state?.json, forSetting: SyncSetting.nodeState)
    }
  }
}

/// The first call of every exchange.
enum NodeGreeting {
  static func describe(_ line: NodeLine) throws(LineFailure) -> NodeDescription {
    let body = try line.call(NodeTransport.Request(.node))
    do throws(Problem) {
      return try NodeDescription(json: try NodeBody.json(body))
    } catch {
      throw .problem(error)
    }
  }
}

/// Bodies of one JSON document.
enum NodeBody {
  static func json(_ body: [UInt8]) throws(Problem) -> JSON {
    do throws(JSONError) {
      return try JSON.parse(body, limits: .line)
    } catch {
      throw Problem(.malformed, ["code": .string(error.code)])
    }
  }
}
