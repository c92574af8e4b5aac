import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol

/// Keeps conflicts as records: writes new ones, withdraws those that have become moot or that a
/// later one stands for.
struct ConflictUpkeep {
  let log: LogWriter
  let rules: NodeRules

  func settle(after record: Record, new conflict: Record?) throws(Failure) {
    if record.type == .conflict {
      return try ConflictUpkeep.note(record, log.writing)
    }
    let open = try log.writing.values(.conflict, prefix: record.id + "/")
    for entry in open {
      let id = String(entry.key.dropFirst(record.id.utf8.count + 1))
      guard let stored = try log.writing.document(id)?.record else { continue }
      try withdraw(stored, record: record, new: conflict)
    }
    guard let conflict else { return }
    try log.appendOwn("conflict.open", conflict)
    try ConflictUpkeep.note(conflict, log.writing)
  }

  /// The book holds those that are open.
  static func note(_ conflict: Record, _ writing: any NodeWriting) throws(Failure) {
    let key = (conflict.text("record") ?? "") + "/" + conflict.id
    try writing.set(conflict.status == "open" ? [1] : nil, .conflict, key)
  }

  private func withdraw(
    _ conflict: Record, record: Record, new: Record?
  ) throws(Failure) {
    let now = log.environment.now()
    let context = try rules.context(scope: record.scope, unit: "", now: now)
    var withdrawn = ConflictRecord.withdrawn(conflict, record: record, now: now, context: context)
    if withdrawn == nil, let new, ConflictRecord.isReplaced(conflict, by: new) {
      withdrawn = try? TransitionRules.apply(
        "withdraw", to: conflict, actor: .system, now: now, context: context
      ).record
    }
    guard let withdrawn else { return }
    try log.appendOwn("conflict.withdraw", withdrawn)
    try ConflictUpkeep.note(withdrawn, log.writing)
  }
}

/// Numbers alerts per scope without gaps, so that a desk notices one that it misses.
struct AlertNumbering {
  let writing: any NodeWriting

  init(_ writing: any NodeWriting) { self.writing = writing }

  func number(_ record: inout Record) throws(Failure) {
    guard record.type == .alert else { return }
    let next = try writing.number(.alertNumber, record.scope) + 1
    try writing.set(JSON(next), .alertNumber, record.scope)
    record["alertNumber"] = JSON(next)
  }

  /// Follows the numbers that another node, the home of the scope, has given.
  func note(_ alert: Record) throws(Failure) {
    guard let number = alert["alertNumber"]?.int else { return }
    let last = try writing.number(.alertNumber, alert.scope)
    if number > last { try writing.set(JSON(number), .alertNumber, alert.scope) }
  }
}

/// Follows the grants of devices: other grants raise the epoch in cursors, lost scopes are to be
/// forgotten.
struct GrantUpkeep {
  let writing: any NodeWriting

  init(_ writing: any NodeWriting) { self.writing = writing }

  func note(from before: Record?, to after: Record) throws(Failure) {
    guard after.type == .device, before?["grants"] != after["grants"] else { return }
    var state = DeviceState(try writing.json(.device, after.id))
    state.grantEpoch += 1
    let kept = after.list("grants").compactMap { $0["scope"]?.string }
    for grant in before?.list("grants") ?? [] {
      guard let scope = grant["scope"]?.string, !kept.contains(scope) else { continue }
      state.forget.append(Forgetting(scope: scope, grant: grant["id"]?.string))
    }
    state.forget.removeAll { kept.contains($0.scope) }
    try writing.set(state.json, .device, after.id)
  }
}
