import DomainModel
import JSONDiff

extension ConflictRecord {
  /// The conflict as a viewer of the level may see it: its values have the masks that they would
  /// have in the record.
  public static func masked(_ conflict: Record, of record: Record, level: Int) -> Record {
    guard level < 4 else { return conflict }
    var result = conflict
    let sides = ["base", "mine", "theirs"]
    result["fields"] = .array(
      conflict.list("fields").map { element in
        guard case .object(var field) = element, let pointer = field["id"]?.string else {
          return element
        }
        for side in sides {
          guard let value = field[side] else { continue }
          field[side] = masked(value, at: pointer, in: record, level: level)
        }
        return .object(field)
      })
    return result
  }

  /// The value is put where it belongs, so that the one masking point decides.
  private static func masked(
    _ value: JSON, at pointer: String, in record: Record, level: Int
  ) -> JSON {
    var probe = record
    ElementPointer.put(value, pointer, in: &probe.members)
    let shown = Masking.masked(probe, level: level)
    return ElementPointer.value(pointer, in: shown.members) ?? "***"
  }
}
