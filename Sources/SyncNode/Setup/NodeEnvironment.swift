import DomainModel
import SyncProtocol

/// What a node takes from the world.
public struct NodeEnvironment: Sendable {
  /// The present instant.
  public var now: @Sendable () -> Instant
  /// So many unpredictable bytes.
  public var random: @Sendable (Int) -> [UInt8]
  /// What the machine has left; nil when nobody measures it.
  public var capacity: @Sendable () -> NodeCapacity?

  /// Gives the closures.
  public init(
    now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) -> [UInt8],
    capacity: @escaping @Sendable () -> NodeCapacity? = { nil }
  ) {
    self.now = now
    self.random = random
    self.capacity = capacity
  }

  func newID() -> String {
    IDs.uuidV7(milliseconds: now().milliseconds, random: random)
  }
}
