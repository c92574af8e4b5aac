import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol

extension LogWriter {
  private static let clockKey = "clock"

  /// A change that the node itself makes: devices, conflicts.
  /// - Returns: the change with its place in the log.
  @discardableResult
  func appendOwn(
    _ command: String, _ after: Record, reason: String? = nil
  ) throws(Failure) -> PlacedChange {
    let before = try writing.document(after.id)
    let clock = try nextClock()
    let number = try writing.number(.numbering, LogWriter.numbering(identity.id, identity.epoch))
    var stamped = after
    stamped["updatedAt"] = .string(Change.instant(of: clock).rfc3339)
    stamped["updatedBy"] = "system"
    let change = Change(
      record: after.id, type: after.typeName, scope: after.scope, device: identity.id,
      epoch: identity.epoch, number: number + 1, base: before?.sequence ?? 0,
      patch: LogWriter.patch(before?.record, stamped), command: command, reason: reason,
      actor: "system", clock: clock)
    let result = Result(
      before: before, after: stamped, fields: marks(before, stamped, clock), clock: clock)
    return try append(change.json.object ?? [:], typed: change, result: result) { sequence in
      OutcomeLine(number: change.number, outcome: .accepted, sequence: sequence)
    }
  }

  private static func patch(_ before: Record?, _ after: Record) -> JSONPatch {
    guard let before else { return Change.creation(of: after) }
    return JSONDiffer.patch(from: .object(before.members), to: .object(after.members))
  }

  private func marks(_ before: HomeDocument?, _ after: Record, _ clock: Int64) -> FieldHistory {
    var fields = before?.fields ?? FieldHistory()
    let mark = FieldMark(sequence: nextSequence, writer: identity.id, clock: clock)
    fields.set(mark, at: "")
    guard let before else { return fields }
    for name in Set(before.record.members.names).union(after.members.names)
    where before.record[name] != after[name] {
      fields.set(mark, at: JSONPointer(tokens: [name]).description)
    }
    return fields
  }

  private func nextClock() throws(Failure) -> Int64 {
    let last = Int64(try writing.number(.node, LogWriter.clockKey))
    let next = HybridClock.next(after: last, at: environment.now())
    try writing.set(.number(JSONNumber(next)), .node, LogWriter.clockKey)
    return next
  }
}
