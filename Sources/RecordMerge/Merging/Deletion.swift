import DomainModel
import JSONDiff

/// Delete against edit: the edit wins and the delete is proposed, whichever came first.
enum Deletion {
  /// What remains of a record whose creation was taken back.
  private static let envelope = [
    "id", "type", "schema", "scope", "createdAt", "createdBy", "updatedAt", "updatedBy",
    "number", "level", "drill", "imported", "alertNumber", "deleted",
  ]

  /// The change takes the record back.
  static func deleted(_ run: inout MergeRun) throws(Failure) -> MergeOutcome {
    let change = run.change
    if let refusal = run.context.refusal(change, run.present, ["/deleted"]) { throw refusal }
    let proposal = ConflictField(
      pointer: "/deleted", base: nil, mine: run.target["deleted"], theirs: nil,
      rule: ConflictField.deleteRule)
    if run.input.fields.isAnythingChanged(after: change.base, byOtherThan: change.writer) {
      let unchanged = Merged(
        record: run.present, patch: JSONPatch(), extra: run.extra(to: run.present), notes: [],
        fields: run.input.fields, clock: run.clock)
      return .proposed(unchanged, [proposal])
    }
    var members = JSONObject()
    for name in envelope { members[name] = run.present[name] }
    members["deleted"] = run.target["deleted"]
    var record = Record(members)
    run.stamp(&record)
    run.history.set(run.mark, at: "/deleted")
    let patch = SentChange.patch(
      from: run.present, to: record, by: change, clock: run.clock)
    return .accepted(
      Merged(
        record: record, patch: patch, extra: run.extra(to: record), notes: [],
        fields: run.history, clock: run.clock))
  }

  /// The change edits what somebody took back meanwhile.
  static func edited(
    _ input: MergeInput, _ context: MergeContext, tombstone: Record, seen: Record, target: Record
  ) throws(Failure) -> MergeOutcome {
    let change = input.change
    let isUnseen = input.fields.isChanged(
      "/deleted", after: change.base, byOtherThan: change.writer)
    guard isUnseen, !seen.isDeleted else {
      throw Failure(.recordDeleted, ["id": .string(tombstone.id)])
    }
    // A second tombstone changes nothing.
    if target.isDeleted { return unchanged(input, tombstone) }
    var run = MergeRun(
      input, context, present: input.beforeDeletion ?? seen, seen: seen, target: target)
    let outcome = try run.outcome()
    guard var merged = outcome.result, merged.record != run.present else { return outcome }
    merged.fields.forget("/deleted")
    merged.patch = SentChange.patch(
      from: tombstone, to: merged.record, by: change, clock: run.clock)
    let proposal = ConflictField(
      pointer: "/deleted", base: nil, mine: nil, theirs: tombstone["deleted"],
      rule: ConflictField.deleteRule)
    return .proposed(merged, outcome.conflicts + [proposal])
  }

  private static func unchanged(_ input: MergeInput, _ tombstone: Record) -> MergeOutcome {
    .merged(
      Merged(
        record: tombstone, patch: JSONPatch(), extra: JSONPatch(), notes: [],
        fields: input.fields, clock: input.change.clock))
  }
}
