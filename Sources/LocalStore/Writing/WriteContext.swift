import DomainModel

/// Who writes, when and why: the same for all changes of a transaction.
public struct WriteContext: Sendable, Hashable {
  /// The operator's id, `system`, or the node's id.
  public var actor: String
  /// The command's clock.
  public var now: Instant
  /// The reason given, for the history.
  public var reason: String?
  /// The id that makes a bulk one: its changes are undone together.
  public var group: String?
  /// Whether the changes are owed to a node; samples and the first operator aren't.
  public var goesToOutbox: Bool
  /// Whether this is bulk work: it waits longer for the lock, the index follows later, and the
  /// disk is pressed less.
  public var isBulk: Bool
  /// What the lock file says is going on.
  public var work: String

  /// A command of one operator; the other values are for bulk work and loading.
  public init(
    actor: String, now: Instant, reason: String? = nil, group: String? = nil,
    goesToOutbox: Bool = true, isBulk: Bool = false, work: String = "write"
  ) {
    self.actor = actor
    self.now = now
    self.reason = reason
    self.group = group
    self.goesToOutbox = goesToOutbox
    self.isBulk = isBulk
    self.work = work
  }
}
