/// A tree of a given size over stored hashes: its root and its proofs, RFC 9162 section 2.1.
/// Any earlier size of the same log may be asked; each answer reads O(log² size) hashes at most.
public struct MerkleTree {
  /// How many leaves.
  public let size: Int
  private let read: HashReading

  /// A tree.
  /// - Parameters:
  ///   - size: how many leaves; the store may already hold more.
  ///   - read: gives the hash of a complete subtree within the size.
  /// - Throws: `trust.proof.range` for a negative size.
  public init(size: Int, read: @escaping HashReading) throws(TrustProblem) {
    guard size >= 0 else { throw TrustProblem(.range, "a tree has no \(size) leaves") }
    self.size = size
    self.read = read
  }

  /// The root.
  /// - Throws: what `read` throws.
  public func root() throws(TrustProblem) -> Digest32 {
    try hash(0..<size)
  }

  /// The proof that a leaf is in the tree, from the leaf up (2.1.3.1).
  /// - Throws: `trust.proof.range`, what `read` throws.
  public func inclusionProof(of index: Int) throws(TrustProblem) -> [Digest32] {
    guard (0..<size).contains(index) else {
      throw TrustProblem(.range, "leaf \(index) isn't in a tree of \(size)")
    }
    var proof: [Digest32] = []
    var range = 0..<size
    while range.count > 1 {
      let middle = Self.middle(of: range)
      let isLeft = index < middle
      proof.append(try hash(isLeft ? middle..<range.upperBound : range.lowerBound..<middle))
      range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
    }
    return proof.reversed()
  }

  /// The proof that the tree begins with the one of an earlier size (2.1.4.1); empty when there is
  /// nothing to prove: no leaves before, or as many as now.
  /// - Throws: `trust.proof.range`, what `read` throws.
  public func consistencyProof(from older: Int) throws(TrustProblem) -> [Digest32] {
    guard (0...size).contains(older) else {
      throw TrustProblem(.range, "a tree of \(size) doesn't grow from one of \(older)")
    }
    guard older > 0, older < size else { return [] }
    var proof: [Digest32] = []
    var range = 0..<size
    while range.upperBound != older {
      let middle = Self.middle(of: range)
      let isLeft = older <= middle
      proof.append(try hash(isLeft ? middle..<range.upperBound : range.lowerBound..<middle))
      range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
    }
    // The verifier has the old root already when the old tree is one complete subtree.
    if range.lowerBound > 0 { proof.append(try hash(range)) }
    return proof.reversed()
  }

  private func hash(_ range: Range<Int>) throws(TrustProblem) -> Digest32 {
    guard !range.isEmpty else { return MerkleHash.empty }
    // Every range met here begins at a multiple of the power of two that holds it.
    if range.count & (range.count - 1) == 0 {
      let level = range.count.trailingZeroBitCount
      return try read(NodePlace(level: level, index: range.lowerBound >> level))
    }
    let middle = Self.middle(of: range)
    return MerkleHash.node(
      try hash(range.lowerBound..<middle), try hash(middle..<range.upperBound))
  }

  /// The largest power of two smaller than the count, from the beginning.
  private static func middle(of range: Range<Int>) -> Int {
    range.lowerBound + (1 << (Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount))
  }
}
