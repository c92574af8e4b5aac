/// Where a complete subtree's hash is kept: node `index` of level `level` covers the leaves
/// `index·2^level ..< (index+1)·2^level`. Level 0 are the leaf hashes.
public struct NodePlace: Hashable, Sendable {
  /// How many levels above the leaves.
  public let level: Int
  /// Which node of the level, from the left, 0 first.
  public let index: Int

  /// A place.
  public init(level: Int, index: Int) {
    self.level = level
    self.index = index
  }
}

/// A hash with its place; once computed it never changes, so a store may only ever add.
public struct PlacedHash: Hashable, Sendable {
  /// Where it is kept.
  public let place: NodePlace
  /// The hash.
  public let hash: Digest32

  /// A hash with its place.
  public init(place: NodePlace, hash: Digest32) {
    self.place = place
    self.hash = hash
  }
}

/// Reads a kept hash.
public typealias HashReading = (NodePlace) throws(TrustProblem) -> Digest32
