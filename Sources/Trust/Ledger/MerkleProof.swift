/// Checking proofs without the tree, RFC 9162 sections 2.1.3.2 and 2.1.4.2.
public enum MerkleProof {
  /// Accepts that a leaf stands at an index of the tree with this root.
  /// - Throws: `trust.proof.range` for an index outside of the size, `trust.proof` otherwise.
  public static func verifyInclusion(
    of leaf: Digest32, at index: Int, size: Int, root: Digest32, proof: [Digest32]
  ) throws(TrustProblem) {
    guard index >= 0, index < size else {
      throw TrustProblem(.range, "leaf \(index) isn't in a tree of \(size)")
    }
    var path = index
    var last = size - 1
    var hash = leaf
    for sibling in proof {
      guard last > 0 else { throw wrong("the proof is too long") }
      if path & 1 == 1 || path == last {
        hash = MerkleHash.node(sibling, hash)
        while path & 1 == 0, path > 0 { (path, last) = (path >> 1, last >> 1) }
      } else {
        hash = MerkleHash.node(hash, sibling)
      }
      (path, last) = (path >> 1, last >> 1)
    }
    guard last == 0 else { throw wrong("the proof is too short") }
    guard hash == root else { throw wrong("the leaf doesn't lead to the root") }
  }

  /// Accepts that the newer tree begins with the older one.
  /// - Throws: `trust.proof.range` when the sizes fall or are negative, `trust.proof` otherwise.
  public static func verifyConsistency(
    from older: (size: Int, root: Digest32), to newer: (size: Int, root: Digest32),
    proof: [Digest32]
  ) throws(TrustProblem) {
    guard older.size >= 0, older.size <= newer.size else {
      throw TrustProblem(.range, "no tree of \(newer.size) grows from one of \(older.size)")
    }
    guard older.size > 0, older.size < newer.size else {
      let isSame = older.size == 0 ? older.root == MerkleHash.empty : older.root == newer.root
      guard isSame, proof.isEmpty else { throw wrong("equal sizes need equal roots") }
      return
    }
    let isComplete = older.size & (older.size - 1) == 0
    let full = isComplete ? [older.root] + proof : proof
    try climb(full, from: older, to: newer)
  }

  private static func climb(
    _ proof: [Digest32], from older: (size: Int, root: Digest32),
    to newer: (size: Int, root: Digest32)
  ) throws(TrustProblem) {
    guard let first = proof.first else { throw wrong("the proof is too short") }
    // Right edges of both trees; the common complete subtree below is the first hash.
    let skipped = older.size.trailingZeroBitCount
    var path = (older.size - 1) >> skipped
    var last = (newer.size - 1) >> skipped
    var (oldHash, newHash) = (first, first)
    for sibling in proof.dropFirst() {
      guard last > 0 else { throw wrong("the proof is too long") }
      if path & 1 == 1 || path == last {
        oldHash = MerkleHash.node(sibling, oldHash)
        newHash = MerkleHash.node(sibling, newHash)
        while path & 1 == 0, path > 0 { (path, last) = (path >> 1, last >> 1) }
      } else {
        newHash = MerkleHash.node(newHash, sibling)
      }
      (path, last) = (path >> 1, last >> 1)
    }
    guard last == 0 else { throw wrong("the proof is too short") }
    guard oldHash == older.root, newHash == newer.root else {
      throw wrong("the trees don't share the history the proof claims")
    }
  }

  private static func wrong(_ detail: String) -> TrustProblem { TrustProblem(.proof, detail) }
}
