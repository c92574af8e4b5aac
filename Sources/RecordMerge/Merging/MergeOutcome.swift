import DomainModel
import JSONDiff

/// What became of a change.
public enum MergeOutcome: Sendable, Hashable {
  /// It stands as the operator made it.
  case accepted(Merged)
  /// It stands beside what others did; `extra` leads from the operator's record to the result.
  case merged(Merged)
  /// Some of it waits for a person; the rest stands in the record.
  case proposed(Merged, [ConflictField])
  /// Nothing of it stands; it goes into quarantine with the problem.
  case refused(Failure)
  /// It was here before; it is answered as the first time.
  case again

  /// The word on the wire.
  public var word: String {
    switch self {
    case .accepted: "accepted"
    case .merged: "merged"
    case .proposed: "proposed"
    case .refused: "refused"
    case .again: "again"
    }
  }

  /// What stands after it; nil when nothing of it does.
  public var result: Merged? {
    switch self {
    case .accepted(let merged), .merged(let merged), .proposed(let merged, _): merged
    case .refused, .again: nil
    }
  }

  /// What waits for a person.
  public var conflicts: [ConflictField] {
    if case .proposed(_, let fields) = self { fields } else { [] }
  }
}

/// A record after a change.
public struct Merged: Sendable, Hashable {
  /// The record.
  public var record: Record
  /// From the record before to this one, as the home sends it; see `SentChange`.
  public var patch: JSONPatch
  /// From the record as the operator had it to this one; empty when he had the same.
  public var extra: JSONPatch
  /// What happened to fields that aren't as the operator made them, by pointer.
  public var notes: [MergeNote]
  /// The field history after the change.
  public var fields: FieldHistory
  /// The change's clock as far as it counts.
  public var clock: Int64
}

/// What happened to one field.
public struct MergeNote: Sendable, Hashable {
  /// What may happen.
  public enum Effect: String, Sendable, CaseIterable {
    /// The home's value stays (a later clock, an added element against its removal).
    case stays
    /// Both sides' elements are in it.
    case united
    /// Both sides' amounts are in it.
    case summed
    /// The command was given again on the present state.
    case replayed
    /// The state was already what the command makes.
    case inEffect
    /// What only the home computes was left aside.
    case ignored
  }

  /// The field.
  public let pointer: String
  /// The class that decided.
  public let rule: MergeClass
  /// What happened.
  public let effect: Effect

  /// As outcome lines carry it.
  public var json: JSON {
    ["path": .string(pointer), "rule": .string(rule.rawValue), "effect": .string(effect.rawValue)]
  }
}

/// A field about which a person must decide.
public struct ConflictField: Sendable, Hashable {
  /// The field's pointer; elements of lists go by their `id`.
  public var pointer: String
  /// What the operator saw, nil for nothing.
  public var base: JSON?
  /// What the change makes of it.
  public var mine: JSON?
  /// What stands at the home.
  public var theirs: JSON?
  /// Why nobody could decide by himself: the name of a merge class, `delete`, `cleared` (the
  /// command took away what another wrote), `bounds` or `invariant`.
  public var rule: String

  static let deleteRule = "delete"
  static let clearedRule = "cleared"
  static let boundsRule = "bounds"
  static let invariantRule = "invariant"

  /// Makes a field.
  public init(pointer: String, base: JSON?, mine: JSON?, theirs: JSON?, rule: String) {
    self.pointer = pointer
    self.base = base
    self.mine = mine
    self.theirs = theirs
    self.rule = rule
  }

  /// As it stands in a conflict record; sides without a value are left out.
  public var json: JSON {
    var object: JSONObject = ["id": .string(pointer), "rule": .string(rule)]
    object["base"] = base
    object["mine"] = mine
    object["theirs"] = theirs
    return .object(object)
  }
}
