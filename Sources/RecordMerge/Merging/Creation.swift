import DomainModel
import JSONDiff

/// Changes that make a record.
enum Creation {
  /// The first of its id.
  static func created(_ input: MergeInput, _ context: MergeContext) throws(Failure) -> MergeOutcome
  {
    let change = input.change
    guard let document = change.createdDocument else {
      throw Failure(.notFound, ["id": .string(change.record)])
    }
    var record = Record(document)
    guard record.id == change.record, record.typeName == change.type else {
      throw Failure(.recordInvalid, ["id": .string(change.record), "member": "/id"])
    }
    for member in record.type.map({ TypeDeclaration.of($0).members }) ?? []
    where member.mergeClass == .view {
      record[member.name] = nil
    }
    if let refusal = context.refusal(change, record, [""]) { throw refusal }
    let clock = min(change.clock, context.latestClock ?? change.clock)
    let instant = JSON.string(Change.instant(of: clock).rfc3339)
    record["updatedAt"] = instant
    record["updatedBy"] = .string(change.actor)
    if record["createdAt"] == nil { record["createdAt"] = instant }
    if record["createdBy"] == nil { record["createdBy"] = .string(change.actor) }
    record["schema"] = JSON(max(change.schema, record["schema"]?.int ?? 0))
    try RecordValidation.check(record)
    var fields = FieldHistory()
    fields.set(
      FieldMark(sequence: input.sequence, writer: change.writer, clock: clock), at: "")
    let extra = JSONDiffer.patch(
      from: SentChange.plain(Record(document)), to: SentChange.plain(record))
    let merged = Merged(
      record: record, patch: Change.creation(of: record), extra: extra, notes: [],
      fields: fields, clock: clock)
    return extra.isEmpty ? .accepted(merged) : .merged(merged)
  }

  /// What a rule makes, all desks and the home make with the same id: the second is a repeat.
  static func repeated(
    _ document: JSONObject, present: Record
  ) throws(Failure) -> MergeOutcome {
    let isSame = SentChange.plain(Record(document)) == SentChange.plain(present)
    if isSame || present.text("createdBy") == "system" { return .again }
    throw Failure(.duplicate, ["id": .string(present.id)])
  }
}
