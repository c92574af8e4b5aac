import DomainModel
import JSONDiff

/// One run of a command: what an operator asked for, not yet checked.
public struct CommandRequest: Sendable, Hashable {
  /// The command's id, such as `grievance.assign`.
  public var command: String
  /// The records it acts on: ids, numbers or unambiguous fragments of them.
  public var records: [String]
  /// The values by argument name, as the command declares them.
  public var arguments: JSONObject
  /// Who acts; nil is the operator of the store.
  public var actor: String?
  /// The revision each record had when the key was read; one that moved on is refused.
  public var expectedRevisions: [String: String]
  /// The types that the records have to be of; empty for any.
  public var recordTypes: Set<RecordType> = []

  /// Describes one run.
  public init(
    _ command: String, records: [String] = [], arguments: JSONObject = [:],
    actor: String? = nil, expectedRevisions: [String: String] = [:]
  ) {
    self.command = command
    self.records = records
    self.arguments = arguments
    self.actor = actor
    self.expectedRevisions = expectedRevisions
  }
}
