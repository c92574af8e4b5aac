import DomainModel

/// What a node takes from the world.
public struct NodeEnvironment: Sendable {
  /// The present instant.
  public var now: @Sendable () -> Instant
  /// So many unpredictable bytes.
  public var random: @Sendable (Int) -> [UInt8]

  /// Gives the closures.
  public init(
    now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.now = now
    self.random = random
  }

  func newID() -> String {
    IDs.uuidV7(milliseconds: now().milliseconds, random: random)
  }
}
