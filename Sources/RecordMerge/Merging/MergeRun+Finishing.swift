import DomainModel
import JSONDiff

extension MergeRun {
  /// Derived members, stamp and invariants; then what the home and the device have to be told.
  mutating func finished(_ replay: StateReplay) throws(Failure) -> MergeOutcome {
    var record = Record(members)
    if case .replayed = replay {} else { record = context.derive(record, present, now) }
    let isNothingDone = !conflicts.isEmpty && record == present
    if !isNothingDone { stamp(&record) }
    if let flaws = newFlaws(record) {
      guard newFlaws(target) == nil else {
        throw Failure(.recordInvalid, ["id": .string(record.id), "flaws": .array(flaws)])
      }
      return proposedWhole(rule: ConflictField.invariantRule)
    }
    let merged = Merged(
      record: record, patch: SentChange.patch(from: present, to: record, by: change, clock: clock),
      extra: extra(to: record), notes: notes, fields: history, clock: clock)
    if !conflicts.isEmpty { return .proposed(merged, conflicts) }
    return isAsMade(record) ? .accepted(merged) : .merged(merged)
  }

  /// The largest effective clock of all changes and its actor, whatever the order of arrival.
  mutating func stamp(_ record: inout Record) {
    let latest = history.mark("")
    let known =
      latest?.clock ?? present["updatedAt"]?.string
      .flatMap { Instant(rfc3339: $0) }.map { $0.milliseconds << 11 } ?? 0
    let isLatest =
      clock > known || clock == known && change.writer >= (latest?.writer ?? "")
    record["updatedAt"] = isLatest ? .string(now.rfc3339) : present["updatedAt"]
    record["updatedBy"] = isLatest ? .string(change.actor) : present["updatedBy"]
    if isLatest { history.set(mark, at: "") }
    let schema = max(present["schema"]?.int ?? 0, change.schema)
    record["schema"] = JSON(schema)
  }

  /// From the operator's record to the result; what the home derives is left to the pull.
  func extra(to record: Record) -> JSONPatch {
    JSONDiffer.patch(from: SentChange.plain(target), to: SentChange.plain(record))
  }

  private func isAsMade(_ record: Record) -> Bool {
    fields.allSatisfy { field in
      if field.mergeClass == .derived || field.mergeClass == .view { return true }
      return record.members.value(at: field.tokens[...]) == field.mine
    }
  }

  /// Grave flaws that the record before didn't have; nil when there are none.
  private func newFlaws(_ record: Record) -> [JSON]? {
    let grave = RecordValidation.flaws(record).filter { !$0.isWarning }
    if !grave.isEmpty {
      let old = Set(RecordValidation.flaws(present).map(\.path))
      let flaws = grave.filter { !old.contains($0.path) }
      if !flaws.isEmpty { return flaws.map(\.json) }
    }
    return RecordValidation.isTooLarge(record) ? [Flaw("", "record.tooLarge").json] : nil
  }
}
