import DomainModel
import JSONDiff
import RecordMerge

/// Whether kept inverses bear out that a change takes back what its own actor did last.
struct UndoEvidence {
  private static let commands: Set<String> = ["undo", "redo"]

  let changes: [LoggedChange]
  let present: Record

  /// Whether the field gets back a value that it had before a change of the same actor.
  func bearsOut(_ change: Change, field pointer: String) -> Bool {
    guard UndoEvidence.commands.contains(change.commandName),
      let pointer = try? JSONPointer(parsing: pointer),
      let wanted = try? ChangeTarget.value(of: change, on: present, at: pointer)
    else { return false }
    var record: Record? = present
    for logged in changes.reversed() where logged.isOrdered {
      guard let later = record, let inverse = try? JSONPatch(json: logged.inverse),
        let earlier = SeenRecord.earlier(than: later, inverses: [inverse])
      else { return false }
      let isOwn = logged.change["actor"]?.string == change.actor
      let had = JSON.object(earlier.members).value(at: pointer)
      if had != JSON.object(later.members).value(at: pointer) {
        return isOwn && had == wanted.value
      }
      record = earlier
    }
    return false
  }
}

/// What a change makes of a field.
enum ChangeTarget {
  struct Value {
    let value: JSON?
  }

  static func value(
    of change: Change, on record: Record, at pointer: JSONPointer
  ) throws -> Value {
    Value(value: try change.patch.apply(to: .object(record.members)).value(at: pointer))
  }
}
