import DomainModel
import JSONDiff

/// How the home's result of a change travels down.
///
/// A device's patch never carries `updatedAt`, `updatedBy` and `steps`: they follow from the
/// change. The home's patch carries what a reader can't compute: steps, clocks and whatever rules
/// wrote with knowledge of units and calendars that the reader may not hold; and the stamp only
/// when it isn't the change's own clock and actor.
public enum SentChange {
  /// What follows from the change itself.
  static let stampMembers = ["updatedAt", "updatedBy"]
  /// What the device's own patches leave out.
  static let membersOfTheChange = ["updatedAt", "updatedBy", "steps", "schema", "clocks"]

  /// The patch for readers of a level, between the copies that they hold: a hidden value doesn't
  /// travel, and a change of nothing but hidden values is empty but for the stamp.
  public static func patch(
    from before: Record, to after: Record, by change: Change, clock: Int64, level: Int
  ) -> JSONPatch {
    patch(from: copy(before, level), to: copy(after, level), by: change, clock: clock)
  }

  /// The copy of a record that readers of a level hold; `rev` on the wire is that of the copy.
  public static func copy(_ record: Record, _ level: Int) -> Record {
    var copy = Masking.masked(record, level: level)
    // The list of masked members is a view; nobody stores it.
    copy["masked"] = nil
    return copy
  }

  /// The patch for readers.
  static func patch(
    from before: Record, to after: Record, by change: Change, clock: Int64
  ) -> JSONPatch {
    let isOwnStamp =
      after["updatedAt"] == .string(Change.instant(of: clock).rfc3339)
      && after["updatedBy"] == .string(change.actor)
    var patch = JSONDiffer.patch(from: stampless(before), to: stampless(after))
    guard !isOwnStamp else { return patch }
    for name in stampMembers {
      guard let value = after[name] else { continue }
      patch.operations.append(.add(JSONPointer(tokens: [name]), value))
    }
    return patch
  }

  /// Applies a change that the home sent.
  ///
  /// - Parameters:
  ///   - patch: as the home sent it.
  ///   - record: the record before, nil for a creation.
  ///   - clock: the change's effective clock.
  ///   - actor: the change's actor.
  /// - Returns: the record after it, byte for byte as the home has it.
  /// - Throws: `.patchFailed`.
  public static func apply(
    _ patch: JSONPatch, to record: Record?, clock: Int64, actor: String
  ) throws(Failure) -> Record {
    // A change that altered nothing else has still moved the stamp.
    var before = record ?? Record([:])
    before["updatedAt"] = .string(Change.instant(of: clock).rfc3339)
    before["updatedBy"] = .string(actor)
    let result: JSON
    do throws(JSONPatchError) {
      result = try patch.apply(to: .object(before.members))
    } catch {
      throw Failure(.patchFailed, ["id": .string(before.id), "text": .string("\(error)")])
    }
    guard let members = result.object else {
      throw Failure(.patchFailed, ["id": .string(before.id), "text": "patch.root"])
    }
    return Record(members)
  }

  private static func stampless(_ record: Record) -> JSON { without(stampMembers, record) }

  /// The record without what follows from changes.
  static func plain(_ record: Record) -> JSON { without(membersOfTheChange, record) }

  private static func without(_ names: [String], _ record: Record) -> JSON {
    var members = record.members
    for name in names { _ = members.removeValue(forName: name) }
    return .object(members)
  }
}
