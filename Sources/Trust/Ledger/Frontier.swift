/// The right edge of a growing tree: one hash for every binary digit 1 of the size. Enough to
/// append and to name the root; 64 hashes at most, whatever the size.
public struct Frontier: Hashable, Sendable {
  /// How many leaves were appended.
  public private(set) var size: Int
  /// The complete subtrees, the largest (leftmost) first.
  public private(set) var peaks: [Digest32]

  /// A tree without leaves.
  public init() {
    size = 0
    peaks = []
  }

  /// The edge of a stored tree.
  /// - Throws: `trust.proof.range` for a negative size, `trust.ledger.hash` of `read`.
  public init(size: Int, read: HashReading) throws(TrustProblem) {
    guard size >= 0 else { throw TrustProblem(.range, "a tree has no \(size) leaves") }
    self.size = size
    peaks = []
    for place in Self.places(size: size) { peaks.append(try read(place)) }
  }

  /// Appends a leaf.
  /// - Parameter leaf: `MerkleHash.leaf` of the entry.
  /// - Returns: the hashes that became final and must be stored, the leaf's first; two on average.
  public mutating func append(_ leaf: Digest32) -> [PlacedHash] {
    var added = [PlacedHash(place: NodePlace(level: 0, index: size), hash: leaf)]
    var hash = leaf
    for level in 0..<size.trailingOnes {
      hash = MerkleHash.node(peaks.removeLast(), hash)
      added.append(
        PlacedHash(place: NodePlace(level: level + 1, index: size >> (level + 1)), hash: hash))
    }
    peaks.append(hash)
    size += 1
    return added
  }

  /// The root, RFC 9162 section 2.1.1.
  public var root: Digest32 {
    guard let last = peaks.last else { return MerkleHash.empty }
    return peaks.dropLast().reversed().reduce(last) { MerkleHash.node($1, $0) }
  }

  /// Where the complete subtrees of a size are kept, the largest first.
  static func places(size: Int) -> [NodePlace] {
    (0..<Int.bitWidth - 1).reversed().filter { size >> $0 & 1 == 1 }.map {
      NodePlace(level: $0, index: (size >> $0) - 1)
    }
  }
}

extension Int {
  /// How many binary digits 1 stand at the end.
  fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
