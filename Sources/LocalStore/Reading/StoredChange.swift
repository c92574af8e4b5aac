import DomainModel
import JSONDiff
import Trust

/// What one command did to one record.
public struct StoredChange: Sendable, Hashable {
  /// This store's order of changes; ascending, not gap-free.
  public let sequence: Int64
  /// The record's id.
  public let record: String
  /// Where it stands on its way to the node.
  public let state: ChangeState
  /// The device that made it; with epoch and number its identity.
  public let device: String
  /// See `StoreIdentity.epoch`.
  public let epoch: Int64
  /// Contiguous for one device and epoch; 0 for a local change.
  public let number: Int64
  /// The record's home sequence that the operator saw.
  public let base: Int64
  /// The home's sequence of it, once accepted.
  public let accepted: Int64?
  /// Hybrid clock: 42 bits of milliseconds, 11 of counter.
  public let clock: Int64
  /// Who made it.
  public let actor: String
  /// The command's name, such as `grievance.assign`.
  public let command: String
  /// Its arguments.
  public let arguments: JSONObject
  /// The reason given.
  public let reason: String?
  /// The bulk it belongs to.
  public let group: String?
  /// The change that took it back, nil while it holds.
  public let undoneBy: Int64?
  /// The record's rev after it.
  public let rev: Digest32
  /// From the state before; nil for a creation.
  public let patch: JSONPatch?
  /// Back to the state before; nil for a creation.
  public let inverse: JSONPatch?
  /// The schema version of its writer.
  public let schema: Int
  /// Why the home refused it.
  public let problem: JSON?

  /// When it was made.
  public var at: Instant { HybridClock.instant(of: clock) }
  /// Whether it made the record.
  public var isCreation: Bool { patch.map { $0.createdDocument != nil } ?? true }

  /// As `history` prints it: `seq`, `at`, `actor`, `command`, `patch` and what else is known.
  public var json: JSON {
    var members: JSONObject = [
      "seq": .number(JSONNumber(sequence)), "record": .string(record),
      "at": .string(at.rfc3339), "actor": .string(actor), "command": .string(command),
      "patch": patch?.json ?? .array([]), "rev": .string(rev.text),
      "state": .string("\(state)"),
    ]
    if !arguments.isEmpty { members["arguments"] = .object(arguments) }
    if let reason { members["reason"] = .string(reason) }
    if let group { members["group"] = .string(group) }
    if let undoneBy { members["undoneBy"] = .number(JSONNumber(undoneBy)) }
    return .object(members)
  }
}
