import DomainModel

/// What an import did.
public struct ImportResult: Sendable, Hashable {
  /// Records that weren't there.
  public var created = 0
  /// Records that were there and differed.
  public var updated = 0
  /// Records that were there as given.
  public var unchanged = 0
  /// Those left out, by their place in the input counted from 0.
  public var rejected: [ImportRejection] = []

  /// Nothing yet.
  public init() {}

  mutating func add(_ other: ImportResult) {
    created += other.created
    updated += other.updated
    unchanged += other.unchanged
    rejected += other.rejected
  }
}

/// A record that an import left out.
public struct ImportRejection: Sendable, Hashable {
  /// Its place in the input, from 0.
  public let index: Int
  /// Why.
  public let failure: Failure
}
