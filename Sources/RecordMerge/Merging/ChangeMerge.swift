import DomainModel
import JSONDiff

/// Applies one change to one record: concurrency, merge classes, replay of state commands.
///
/// Pure: the same inputs give the same bytes. The home decides with it, a client foretells with it
/// what the home will say.
public enum ChangeMerge {
  /// What becomes of the change.
  public static func merge(_ input: MergeInput, context: MergeContext) -> MergeOutcome {
    if let last = input.lastNumber, input.change.number <= last { return .again }
    do throws(Failure) {
      return try decided(input, context)
    } catch {
      return .refused(error)
    }
  }

  private static func decided(
    _ input: MergeInput, _ context: MergeContext
  ) throws(Failure) -> MergeOutcome {
    let change = input.change
    // Who claims to have seen what isn't ordered yet would win against everything.
    guard change.base < input.sequence else { throw Change.odd("/base", "number.range") }
    guard RecordType(rawValue: change.type) != nil else {
      throw Failure(.unknownType, ["type": .string(change.type)])
    }
    guard let present = input.present else { return try Creation.created(input, context) }
    guard present.id == change.record, present.typeName == change.type else {
      throw Failure(.fixedMember, ["id": .string(present.id), "member": "/type"])
    }
    if let document = change.createdDocument {
      return try Creation.repeated(document, present: present)
    }
    let seen = input.seen ?? (present.isDeleted ? input.beforeDeletion : nil) ?? present
    let target = try patched(seen, by: change)
    if present.isDeleted {
      return try Deletion.edited(input, context, tombstone: present, seen: seen, target: target)
    }
    var run = MergeRun(input, context, present: present, seen: seen, target: target)
    return target.isDeleted && !seen.isDeleted ? try Deletion.deleted(&run) : try run.outcome()
  }

  /// The record as the operator left it.
  static func patched(_ seen: Record, by change: Change) throws(Failure) -> Record {
    let result: JSON
    do throws(JSONPatchError) {
      result = try change.patch.apply(to: .object(seen.members))
    } catch {
      throw Failure(
        .patchFailed,
        [
          "id": .string(seen.id), "text": .string(error.code), "operation": JSON(error.index),
          "path": .string(error.pointer.description),
        ])
    }
    guard case .object(let members) = result else {
      throw Failure(.patchFailed, ["id": .string(seen.id), "text": "patch.root"])
    }
    return Record(members)
  }
}
