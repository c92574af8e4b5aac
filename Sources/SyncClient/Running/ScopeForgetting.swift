import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol

/// Erases the scopes that the device may no longer hold, then tells the node so.
struct ScopeForgetting {
  let store: LocalStore
  let line: NodeLine

  /// Forgets what the node has ordered to forget. Work of such a scope is pushed before: what the
  /// node doesn't take is in its quarantine. An order stands until the last byte is gone: work that
  /// came in meanwhile, or a process that reads, leaves it to the next exchange.
  func run(by context: WriteContext) throws(LineFailure) {
    let orders = try local { () throws(Failure) in
      try store.read { (reader) throws(Failure) in
        (try reader.setting(SyncSetting.forgetting)?.array ?? [])
          .compactMap { $0["scope"]?.string }
      }
    }
    let isRestored = try local { () throws(Failure) -> Bool in try wasRestored(by: context) }
    guard !orders.isEmpty || isRestored else { return }
    // Asked for now: with other grants by then, the next cursor is refused and a snapshot follows.
    // The node's day counts: a desk may be days off.
    let node = try NodeGreeting.describe(line)
    for scope in Set(orders).sorted() {
      let forgotten = try local { () throws(Failure) in
        let kept = try covered(scope, by: node.grants, on: node.time.civilDate)
        return try store.forget(scope: scope, keeping: kept, by: context)
      }
      guard forgotten.isComplete else { continue }
      try confirm(scope, at: context.now)
      try local { () throws(Failure) in try strike(scope, by: context) }
    }
    if isRestored {
      try local { () throws(Failure) in try forgetUncovered(node, by: context) }
    }
  }

  /// Whether the store is a backup's since the last exchange: it may hold again what was forgotten,
  /// and the node, which has the receipt, doesn't order it twice.
  private func wasRestored(by context: WriteContext) throws(Failure) -> Bool {
    let (known, epoch) = try store.read { (reader) throws(Failure) -> (Int?, Int) in
      (try reader.setting(SyncSetting.coveredEpoch)?.int, try Int(reader.identity().epoch))
    }
    if known == nil { try setCovered(epoch, by: context) }
    return known.map { $0 != epoch } ?? false
  }

  /// Forgets what came from the home and no grant covers.
  private func forgetUncovered(
    _ node: NodeDescription, by context: WriteContext
  ) throws(Failure) {
    let (ids, epoch) = try store.read { (reader) throws(Failure) -> ([String], Int) in
      let held = try reader.knownRecords(after: nil, through: nil)
      let kept = try covered(held, by: node.grants, on: node.time.civilDate, reader)
      return (held.filter { !kept.contains($0) }, try Int(reader.identity().epoch))
    }
    let isComplete = ids.isEmpty ? true : try store.forget(ids, by: context).isComplete
    if isComplete { try setCovered(epoch, by: context) }
  }

  private func setCovered(_ epoch: Int, by context: WriteContext) throws(Failure) {
    try store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set(JSON(epoch), forSetting: SyncSetting.coveredEpoch)
    }
  }

  private func strike(_ scope: String, by context: WriteContext) throws(Failure) {
    try store.write(by: context) { (transaction) throws(Failure) in
      let orders = try transaction.setting(SyncSetting.forgetting)?.array ?? []
      let left = orders.filter { $0["scope"]?.string != scope }
      try transaction.set(left.isEmpty ? nil : .array(left), forSetting: SyncSetting.forgetting)
    }
  }

  /// What the home has given of a scope and other grants still let the desk hold, as where a county
  /// is kept of a city that is lost, or what comes down from above.
  private func covered(
    _ scope: String, by grants: [Grant], on day: CivilDate
  ) throws(Failure) -> Set<String> {
    try store.read { (reader) throws(Failure) in
      let held = try reader.records(inScope: scope, limit: Int(Int32.max))
      return try covered(held, by: grants, on: day, reader)
    }
  }

  private func covered(
    _ ids: [String], by grants: [Grant], on day: CivilDate, _ reader: StoreReader
  ) throws(Failure) -> Set<String> {
    var kept: Set<String> = []
    for id in ids {
      guard let record = try reader.homeState(of: id).record else { continue }
      let isCovered = grants.contains { grant in
        grant.covers(record, on: day, ancestors: { Self.ancestors($0, reader) })
          || grant.receives(record, on: day)
      }
      if isCovered { kept.insert(id) }
    }
    return kept
  }

  private static func ancestors(_ unit: String, _ reader: StoreReader) -> [String] {
    var above: [String] = []
    var current = unit
    while above.count < 32, let record = (try? reader.record(current))??.record,
      let parent = record.text("parent"), parent != unit, !above.contains(parent)
    {
      above.append(parent)
      current = parent
    }
    return above
  }

  private func confirm(_ scope: String, at now: Instant) throws(LineFailure) {
    let body = LineReader.line(Receipt.forgotten(scope: scope, at: now).json)
    _ = try line.call(
      NodeTransport.Request(
        .receipts, headers: ["Content-Type": ProtocolHeader.lines], body: body))
  }
}
