import DomainModel
import JSONDiff

/// What one command did to one record: what travels, is stored, shown in history and undone.
public struct Change: Sendable, Hashable {
  /// The record's id.
  public var record: String
  /// The record's type by name; a name this program doesn't know is kept.
  public var type: String
  /// The scope of the record when the change was made.
  public var scope: String
  /// The device that made it; with epoch and number its identity.
  public var device: String
  /// Drawn anew whenever the device's store is created or restored.
  public var epoch: Int
  /// Contiguous for one device and epoch, from 1.
  public var number: Int
  /// The home's sequence of the record that the operator saw; 0 before the first.
  public var base: Int
  /// From the record that the operator saw; a creation adds the whole document at the root.
  public var patch: JSONPatch
  /// The command's name with its area, such as `grievance.assign`.
  public var command: String
  /// What the patch doesn't say.
  public var arguments: JSONObject
  /// The reason given.
  public var reason: String?
  /// The operator.
  public var actor: String
  /// Hybrid clock: 42 bits of milliseconds, 11 of counter.
  public var clock: Int64
  /// The schema version of the writer.
  public var schema: Int
  /// The bulk that it belongs to.
  public var group: String?

  /// Makes a change.
  public init(
    record: String, type: String, scope: String, device: String, epoch: Int, number: Int,
    base: Int, patch: JSONPatch, command: String, arguments: JSONObject = [:],
    reason: String? = nil, actor: String, clock: Int64, schema: Int = 1, group: String? = nil
  ) {
    self.record = record
    self.type = type
    self.scope = scope
    self.device = device
    self.epoch = epoch
    self.number = number
    self.base = base
    self.patch = patch
    self.command = command
    self.arguments = arguments
    self.reason = reason
    self.actor = actor
    self.clock = clock
    self.schema = schema
    self.group = group
  }

  /// The store that made it: a device between two restores. What the device wrote before a restore
  /// the store hasn't seen, so it counts as somebody else's.
  public var writer: String { "\(device)/\(epoch)" }

  /// What a creation is called that brings along what a store held before it joined its node.
  public static let enrolmentCommand = "enrol"

  /// The patch that makes a record out of nothing.
  public static func creation(of record: Record) -> JSONPatch {
    JSONPatch([.add(.root, .object(record.members))])
  }

  /// The whole document when the change makes the record, nil otherwise.
  public var createdDocument: JSONObject? {
    guard patch.operations.count == 1, case .add(let path, let value)? = patch.operations.first,
      path == .root
    else { return nil }
    return value.object
  }

  /// The command as the state machine calls it: without its area.
  public var commandName: String {
    guard let dot = command.utf8.lastIndex(of: UInt8(ascii: ".")) else { return command }
    return String(command[command.utf8.index(after: dot)...])
  }

  /// The wall time in the clock.
  public var at: Instant { Change.instant(of: clock) }

  /// The wall time in a clock value.
  public static func instant(of clock: Int64) -> Instant {
    Instant(milliseconds: clock >> 11)
  }
}
