import DomainModel
import JSONDiff
import LocalStore
import RecordMerge
import SyncProtocol
import Trust

/// A pulled batch, read to its end.
struct PulledPage {
  var head: PullHead
  var changes: [JSONObject] = []
  var forgets: [Forgetting] = []
  var tail: PullTail

  /// - Throws: a problem; `.malformed` with `body.cut` for a body without its end, of which
  ///   nothing is applied, for the tail's digest is over all of it.
  init(body: [UInt8], limits: ProtocolLimits) throws(Problem) {
    var reader = PullReader(limits: limits)
    var dense = DenseNumbers()
    var (head, tail): (PullHead?, PullTail?)
    for item in try reader.feed(body) {
      switch item {
      case .head(let value): head = value
      case .change(let change): changes.append(try dense.restored(change))
      case .forget(let forget): forgets.append(forget)
      case .tail(let value): tail = value
      }
    }
    guard let head, let tail else { throw Problem(.malformed, ["code": "body.cut"]) }
    self.head = head
    self.tail = tail
  }

  static func isCut(_ problem: Problem) -> Bool { problem.members["code"] == "body.cut" }
}

/// Applies a page inside one transaction: records, history, outbox and cursor together.
struct PageApplication {
  let page: PulledPage
  let transaction: WriteTransaction
  let overlay: Overlay

  private var homes: [String: HomeState] = [:]
  private var order: [String] = []
  private var revs: [[UInt8]] = []
  private var skipped = 0

  init(page: PulledPage, transaction: WriteTransaction, overlay: Overlay) {
    self.page = page
    self.transaction = transaction
    self.overlay = overlay
  }

  /// - Returns: how many changes were new here.
  /// - Throws: `node.protocol` when the records aren't what the node says they are; the
  ///   transaction is then rolled back and the caller takes a snapshot.
  mutating func apply() throws(Failure) -> Int {
    for line in page.changes { try take(line) }
    try compareDigest()
    let confirmed = try transaction.confirmAcknowledged(through: Int64(page.head.to))
    for id in order {
      guard let state = homes[id], let home = state.record else { continue }
      try overlay.settle(home, sequence: state.sequence, seen: state.seen, in: transaction)
      try BlobQueue.noteArrived(home, in: transaction)
    }
    for id in confirmed where homes[id] == nil { try overlay.settle(id, in: transaction) }
    for id in try dropDecided() { try overlay.settle(id, in: transaction) }
    try remember()
    return page.changes.count - skipped
  }

  private mutating func take(_ line: JSONObject) throws(Failure) {
    let change = try Change(json: .object(line))
    guard let sequence = line["sequence"]?.int, sequence > 0 else {
      throw Failure(.nodeProtocol, ["text": "change.sequence"])
    }
    var state = try home(of: change.record)
    // A snapshot has brought the record as it is after this change.
    guard Int64(sequence) > state.sequence else {
      skipped += 1
      return
    }
    let before = state.record
    let after = try SentChange.apply(
      change.patch, to: before, clock: change.clock, actor: change.actor)
    guard after.id == change.record else {
      throw Failure(.nodeProtocol, ["text": "change.record"])
    }
    revs.append(SM3.digest(after.members.canonicalBytes()).bytes)
    if before == nil { try place(after, sequence: Int64(sequence)) }
    try transaction.note(Self.arrived(change, sequence, before, after))
    let isOwn = change.device == transaction.identity.device
    // An own change that has come back is what the next own one was made on.
    if isOwn || state.seen == nil { state.seen = after }
    (state.record, state.sequence) = (after, Int64(sequence))
    if homes.updateValue(state, forKey: change.record) == nil { order.append(change.record) }
  }

  /// What was borrowed from a device and came before what the home has ordered of it by now.
  private func dropDecided() throws(Failure) -> [String] {
    var last: [String: (device: String, epoch: Int64, number: Int64)] = [:]
    for line in page.changes {
      guard let change = try? Change(json: .object(line)),
        change.device != transaction.identity.device
      else { continue }
      let known = last["\(change.device)/\(change.epoch)"]?.number ?? 0
      last["\(change.device)/\(change.epoch)"] = (
        change.device, Int64(change.epoch), max(known, Int64(change.number))
      )
    }
    var ids: [String] = []
    for entry in last.values {
      ids += try transaction.dropBorrowed(
        device: entry.device, epoch: entry.epoch, before: entry.number)
    }
    return ids.sorted()
  }

  private func home(of id: String) throws(Failure) -> HomeState {
    if let state = homes[id] { return state }
    return try transaction.homeState(of: id)
  }

  /// History rows need the record's row. A record that a rule made here as well is covered by what
  /// is shown.
  private func place(_ record: Record, sequence: Int64) throws(Failure) {
    guard try transaction.record(record.id) == nil else { return }
    try transaction.settle(record, sequence: sequence)
  }

  private static func arrived(
    _ change: Change, _ sequence: Int, _ before: Record?, _ after: Record
  ) -> ArrivedChange {
    ArrivedChange(
      record: change.record, device: change.device, epoch: Int64(change.epoch),
      number: Int64(change.number), base: Int64(change.base), accepted: Int64(sequence),
      clock: change.clock, schema: change.schema, actor: change.actor, command: change.command,
      arguments: change.arguments, reason: change.reason, group: change.group, before: before,
      after: after)
  }

  /// Skipped changes leave no state here whose rev could be in the digest.
  private func compareDigest() throws(Failure) {
    guard skipped == 0 else { return }
    let found = BatchDigest.text(revs: revs) { SM3.digest($0).bytes }
    guard found == page.tail.digest else {
      throw Failure(.nodeProtocol, ["text": "digest.mismatch"])
    }
  }

  private func remember() throws(Failure) {
    try transaction.set(.string(page.tail.cursor), forSetting: SyncSetting.cursor)
    if !page.head.alerts.isEmpty {
      let alerts = JSONObject(members: page.head.alerts.map { ($0.key, JSON($0.value)) })
      try transaction.set(.object(alerts), forSetting: SyncSetting.alerts)
    }
    guard !page.forgets.isEmpty else { return }
    let waiting = try transaction.setting(SyncSetting.forgetting)?.array ?? []
    try transaction.set(
      .array(waiting + page.forgets.map(\.json)), forSetting: SyncSetting.forgetting)
  }
}
