import DomainModel
import JSONDiff
import RecordMerge

/// How a person settles a conflict, for callers that don't reach the merge itself.
public enum ConflictSettlement {
  /// What is to stand in a field.
  public enum Choice: Sendable, Hashable {
    /// What the change wanted.
    case mine
    /// What the home has.
    case theirs
    /// Something else; nil for nothing.
    case value(JSON?)
  }

  /// The patch of the record that the choices make; fields without a choice stay. Empty when all
  /// stays as it is.
  /// - Throws: `member.state` for a state or a deletion that isn't left as it is: there the command
  ///   must be given again.
  public static func patch(
    _ conflict: Record, choices: [String: Choice], record: Record
  ) throws(Failure) -> JSONPatch {
    try ConflictResolution.patch(
      conflict,
      choices: choices.mapValues { choice in
        switch choice {
        case .mine: .mine
        case .theirs: .theirs
        case .value(let value): .value(value)
        }
      }, record: record)
  }
}
