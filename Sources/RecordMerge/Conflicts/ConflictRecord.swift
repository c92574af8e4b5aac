import DomainModel
import JSONDiff

/// Conflict records: what a person has to decide, as a synced record beside the one it is about.
public enum ConflictRecord {
  /// The conflict that a change leaves. Only the home makes it; every member follows from its
  /// causes, so that making it twice gives the same bytes.
  public static func of(
    _ fields: [ConflictField], change: Change, clock: Int64, record: Record,
    digest: ([UInt8]) -> [UInt8]
  ) -> Record {
    let identity = changeIdentity(change.device, change.epoch, change.number)
    let at = JSON.string(Change.instant(of: clock).rfc3339)
    let causes = [record.id, change.device, String(change.epoch), String(change.number)]
    var conflict = Record([
      "id": .string(RuleID.uuidV8(rule: "conflict", causes: causes, digest: digest)),
      "type": .string(RecordType.conflict.rawValue), "schema": JSON(RecordCreation.schema),
      "scope": .string(record.scope), "level": JSON(level(fields, of: record)), "createdAt": at,
      "createdBy": "system", "updatedAt": at, "updatedBy": "system",
      "record": .string(record.id), "change": .object(identity),
      "fields": .array(fields.map(\.json)), "by": .string(change.actor), "at": at,
      "status": "open",
    ])
    let units = record.namedUnits
    if !units.isEmpty { conflict["units"] = .array(units.map { .string($0) }) }
    conflict["drill"] = record["drill"]
    return conflict
  }

  /// The fields of a stored conflict.
  public static func fields(of conflict: Record) -> [ConflictField] {
    conflict.list("fields").compactMap { element in
      guard let pointer = element["id"]?.string else { return nil }
      return ConflictField(
        pointer: pointer, base: element["base"], mine: element["mine"],
        theirs: element["theirs"], rule: element["rule"]?.string ?? "")
    }
  }

  /// Whether the values that were in dispute have become equal, so that nobody need decide.
  public static func isMoot(_ conflict: Record, record: Record) -> Bool {
    let fields = fields(of: conflict)
    return !fields.isEmpty && fields.allSatisfy { isMoot($0, record) }
  }

  private static func isMoot(_ field: ConflictField, _ record: Record) -> Bool {
    let present = ElementPointer.value(field.pointer, in: record.members)
    switch field.rule {
    case ConflictField.deleteRule: return record.isDeleted
    // Here the change's side stands in the record, and the home's former value is asked about.
    case ConflictField.clearedRule: return present == field.theirs
    case "\(MergeClass.set)", "\(MergeClass.appendOnly)":
      let there = Set((present?.array ?? []).map(ElementKey.of))
      return (field.mine?.array ?? []).allSatisfy { there.contains(ElementKey.of($0)) }
    default: return present == field.mine
    }
  }

  /// The conflict withdrawn by the home when it is moot; nil when it stays.
  public static func withdrawn(
    _ conflict: Record, record: Record, now: Instant, context: RuleContext
  ) -> Record? {
    guard conflict.status == "open", isMoot(conflict, record: record) else { return nil }
    return try? TransitionRules.apply(
      "withdraw", to: conflict, actor: .system, now: now, context: context
    ).record
  }

  /// Whether a later proposal of the same device asks about all that this one asks about, so
  /// that the later one stands in its place.
  public static func isReplaced(_ conflict: Record, by later: Record) -> Bool {
    guard conflict["record"] == later["record"], conflict.id != later.id,
      conflict["change"]?["device"] == later["change"]?["device"]
    else { return false }
    let asked = Set(fields(of: later).map(\.pointer))
    return fields(of: conflict).allSatisfy { asked.contains($0.pointer) }
  }

  /// Device, epoch and number of a change, as `change` and `settledBy` hold them.
  public static func changeIdentity(_ device: String, _ epoch: Int, _ number: Int) -> JSONObject {
    ["device": .string(device), "epoch": JSON(epoch), "number": JSON(number)]
  }
}
