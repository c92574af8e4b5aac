import DomainModel
import JSONDiff
import Trust

/// A change in the home's order, as a pulled batch brought it, with what it did to the record.
public struct ArrivedChange: Sendable, Hashable {
  /// The record's id.
  public var record: String
  /// The device that made it; with epoch and number its identity.
  public var device: String
  /// See `StoreIdentity.epoch`.
  public var epoch: Int64
  /// Contiguous for one device and epoch.
  public var number: Int64
  /// The home's sequence that its maker saw.
  public var base: Int64
  /// The home's sequence of it.
  public var accepted: Int64
  /// The effective hybrid clock.
  public var clock: Int64
  /// The schema version of its writer.
  public var schema: Int
  /// Who made it.
  public var actor: String
  /// The command's name.
  public var command: String
  /// What the patch doesn't say.
  public var arguments: JSONObject
  /// The reason given.
  public var reason: String?
  /// The bulk that it belongs to.
  public var group: String?
  /// The home's record before it; nil for a creation.
  public var before: Record?
  /// The home's record after it.
  public var after: Record

  /// Collects what a line of a batch said and did.
  public init(
    record: String, device: String, epoch: Int64, number: Int64, base: Int64, accepted: Int64,
    clock: Int64, schema: Int, actor: String, command: String, arguments: JSONObject = [:],
    reason: String? = nil, group: String? = nil, before: Record?, after: Record
  ) {
    self.record = record
    self.device = device
    self.epoch = epoch
    self.number = number
    self.base = base
    self.accepted = accepted
    self.clock = clock
    self.schema = schema
    self.actor = actor
    self.command = command
    self.arguments = arguments
    self.reason = reason
    self.group = group
    self.before = before
    self.after = after
  }
}
