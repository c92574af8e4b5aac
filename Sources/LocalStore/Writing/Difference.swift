import DomainModel
import JSONDiff

/// What a change did to a document, and how to take it back.
///
/// `updatedAt` and `updatedBy` come from the change's clock and actor and `steps` from its
/// command, so no patch carries them (RECORDS.md, section 1).
struct Difference: Sendable {
  static let membersOfTheChange = ["updatedAt", "updatedBy", "steps", "schema"]

  let patch: JSONPatch
  let inverse: JSONPatch

  init(from before: Record, to after: Record) throws(Failure) {
    let start = Self.patched(before)
    patch = JSONDiffer.patch(from: start, to: Self.patched(after))
    do {
      inverse = try patch.inverse(on: start)
    } catch {
      throw Failure(.internalError, ["text": .string("inverse: \(error)")])
    }
  }

  var isEmpty: Bool { patch.operations.isEmpty }

  /// Both patches as history keeps them.
  struct Written: Sendable {
    let patch: [UInt8]
    let inverse: [UInt8]
  }

  var written: Written {
    Written(patch: patch.canonicalBytes(), inverse: inverse.canonicalBytes())
  }

  /// The document as patches see it.
  static func patched(_ record: Record) -> JSON {
    .object(record.members.without(membersOfTheChange))
  }

  /// Applies a patch to what patches see, leaving the members of the change alone.
  static func apply(_ patch: JSONPatch, to record: Record) throws(Failure) -> Record {
    let result: JSON
    do {
      result = try patch.apply(to: patched(record))
    } catch {
      throw Failure(.patchFailed, ["id": .string(record.id), "text": .string("\(error)")])
    }
    guard case .object(var members) = result else {
      throw Failure(.patchFailed, ["id": .string(record.id)])
    }
    for member in membersOfTheChange { members[member] = record[member] }
    return Record(members)
  }
}
