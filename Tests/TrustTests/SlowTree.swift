import Trust

/// RFC 9162 section 2.1 as it is written: recursion over lists of leaves, every hash computed anew,
/// with nothing of the module but SM3. What the real tree must agree with.
struct SlowTree {
  let leaves: [[UInt8]]

  var root: [UInt8] { Self.hash(leaves[...]) }

  /// PATH(m, D_n), 2.1.3.1.
  func path(_ index: Int) -> [[UInt8]] { Self.path(index, leaves[...]) }

  /// PROOF(m, D_n), 2.1.4.1.
  func growth(from older: Int) -> [[UInt8]] {
    older == 0 || older == leaves.count ? [] : Self.subproof(older, leaves[...], true)
  }

  private static func hash(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    guard let first = leaves.first else { return SM3.digest([]).bytes }
    if leaves.count == 1 { return SM3.digest([0] + first).bytes }
    let (left, right) = halves(leaves)
    return SM3.digest([1] + hash(left) + hash(right)).bytes
  }

  private static func path(_ index: Int, _ leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
    if leaves.count == 1 { return [] }
    let (left, right) = halves(leaves)
    return index < left.count
      ? path(index, left) + [hash(right)] : path(index - left.count, right) + [hash(left)]
  }

  private static func subproof(
    _ older: Int, _ leaves: ArraySlice<[UInt8]>, _ isKnown: Bool
  ) -> [[UInt8]] {
    if older == leaves.count { return isKnown ? [] : [hash(leaves)] }
    let (left, right) = halves(leaves)
    return older <= left.count
      ? subproof(older, left, isKnown) + [hash(right)]
      : subproof(older - left.count, right, false) + [hash(left)]
  }

  private static func halves(
    _ leaves: ArraySlice<[UInt8]>
  ) -> (ArraySlice<[UInt8]>, ArraySlice<[UInt8]>) {
    var power = 1
    while power * 2 < leaves.count { power *= 2 }
    return (leaves.prefix(power), leaves.dropFirst(power))
  }
}

/// A log that was appended leaf by leaf, its hashes kept by place.
struct StoredLog {
  private(set) var frontier = Frontier()
  private(set) var hashes: [NodePlace: Digest32] = [:]

  init(_ leaves: [[UInt8]]) {
    for leaf in leaves { append(leaf) }
  }

  mutating func append(_ leaf: [UInt8]) {
    for added in frontier.append(MerkleHash.leaf(leaf)) { hashes[added.place] = added.hash }
  }

  var reading: HashReading {
    let hashes = hashes
    return { place throws(TrustProblem) in
      guard let hash = hashes[place] else { throw TrustProblem(.hashMissing, "\(place)") }
      return hash
    }
  }

  func tree(_ size: Int) throws(TrustProblem) -> MerkleTree {
    try MerkleTree(size: size, read: reading)
  }
}
