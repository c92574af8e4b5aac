import DomainModel
import JSONDiff
import LocalStore
import RecordMerge

/// Turns rows of the outbox into changes as they travel.
enum WireChange {
  /// Members that follow from the change; no device sends them.
  private static let ofTheChange: Set<String> = [
    "updatedAt", "updatedBy", "steps", "schema", "clocks",
  ]

  static func change(
    _ stored: StoredChange, in reading: some StoreReading
  ) throws(Failure) -> Change {
    guard let record = try reading.record(stored.record)?.record else {
      throw Failure(.notFound, ["id": .string(stored.record)])
    }
    return Change(
      record: stored.record, type: record.typeName, scope: record.scope, device: stored.device,
      epoch: Int(stored.epoch), number: Int(stored.number), base: Int(stored.base),
      patch: try patch(stored, reading), command: stored.command,
      arguments: try arguments(stored, reading), reason: stored.reason, actor: stored.actor,
      clock: stored.clock, schema: max(1, stored.schema), group: stored.group)
  }

  private static func patch(
    _ stored: StoredChange, _ reading: some StoreReading
  ) throws(Failure) -> JSONPatch {
    guard let patch = stored.patch else {
      return Change.creation(of: try reading.createdDocument(of: stored))
    }
    return JSONPatch(
      patch.operations.filter { operation in
        guard let member = operation.path.tokens.first else { return true }
        return !ofTheChange.contains(member)
      })
  }

  /// An undo names the change that it takes back by this store's own sequence, which says nothing
  /// elsewhere; on the wire it is the change's identity.
  private static func arguments(
    _ stored: StoredChange, _ reading: some StoreReading
  ) throws(Failure) -> JSONObject {
    var arguments = stored.arguments
    guard ["undo", "redo"].contains(stored.command), let own = arguments["change"]?.int,
      let undone = try reading.change(Int64(own))
    else { return arguments }
    arguments["change"] = [
      "device": .string(undone.device), "epoch": JSON(Int(undone.epoch)),
      "number": JSON(Int(undone.number)),
    ]
    return arguments
  }
}
