import Testing
import Trust

@Suite("Growing a ledger and proving from it")
struct MerkleTreeTests {
  private static let leaves: [[UInt8]] = {
    var source = SeededBytes(seed: 11)
    return (0..<200).map { _ in source.bytes(source.number(below: 40)) }
  }()
  private static let log = StoredLog(leaves)

  @Test("An appended log has the root of the definition at each size up to 200")
  func roots() throws {
    var frontier = Frontier()
    for size in 0...200 {
      let slow = SlowTree(leaves: Array(Self.leaves.prefix(size)))
      #expect(frontier.root.bytes == slow.root)
      #expect(try Self.log.tree(size).root().bytes == slow.root)
      #expect(try Frontier(size: size, read: Self.log.reading) == frontier)
      if size < 200 { _ = frontier.append(MerkleHash.leaf(Self.leaves[size])) }
    }
  }

  @Test("A log of n leaves keeps each complete subtree once and fewer than 2n hashes")
  func storedHashes() {
    #expect(Self.log.hashes.count < 400)
    #expect(Self.log.hashes.count == (0...7).map { 200 >> $0 }.reduce(0, +))
  }

  /// Which proofs of a size are held against the slow tree, which is slow: all of small trees and
  /// of those around powers of two, a few of the others.
  private static func compared(upTo size: Int) -> [Int] {
    let isFull = size <= 24 || [63, 64, 65, 127, 128, 129, 200].contains(size)
    return Array(stride(from: isFull ? 0 : size % 5, through: size, by: isFull ? 1 : 40))
  }

  /// Which proofs of a size are made and checked: all up to 64, then each fifth, from another
  /// start at each size.
  private static func proved(_ size: Int) -> [Int] {
    Array(stride(from: size <= 64 ? 0 : size % 5, through: size, by: size <= 64 ? 1 : 5))
  }

  @Test("Inclusion proofs of all sizes up to 200 are those of the definition and hold")
  func inclusion() throws {
    for size in 1...200 {
      let slow = SlowTree(leaves: Array(Self.leaves.prefix(size)))
      let tree = try Self.log.tree(size)
      let root = try tree.root()
      for index in Self.compared(upTo: size) where index < size {
        let proof = try tree.inclusionProof(of: index)
        #expect(proof.map(\.bytes) == slow.path(index))
      }
      for index in Self.proved(size) where index < size {
        try MerkleProof.verifyInclusion(
          of: MerkleHash.leaf(Self.leaves[index]), at: index, size: size, root: root,
          proof: tree.inclusionProof(of: index))
      }
    }
  }

  @Test("Consistency proofs of all sizes up to 200 hold and are those of the definition")
  func consistency() throws {
    let roots = try (0...200).map { try Self.log.tree($0).root() }
    for newer in 0...200 {
      let slow = SlowTree(leaves: Array(Self.leaves.prefix(newer)))
      let tree = try Self.log.tree(newer)
      for older in Self.proved(newer) {
        let proof = try tree.consistencyProof(from: older)
        try MerkleProof.verifyConsistency(
          from: (older, roots[older]), to: (newer, roots[newer]), proof: proof)
        guard Self.compared(upTo: newer).contains(older) else { continue }
        #expect(proof.map(\.bytes) == slow.growth(from: older))
      }
    }
  }

  @Test("A proof with another leaf, index, size or hash doesn't hold")
  func falseInclusion() throws {
    var source = SeededBytes(seed: 12)
    for _ in 0..<200 {
      let size = 2 + source.number(below: 199)
      let index = source.number(below: size)
      let root = try Self.log.tree(size).root()
      let proof = try Self.log.tree(size).inclusionProof(of: index)
      let leaf = MerkleHash.leaf(Self.leaves[index])
      let place = source.number(below: proof.count)
      var changed = proof
      changed[place] = changed[place].adding(leaf)

      #expect(refused(leaf, index, size, root, changed))
      #expect(refused(MerkleHash.leaf([1, 2]), index, size, root, proof))
      #expect(refused(leaf, (index + 1) % size, size, root, proof))
      #expect(refused(leaf, index, size, root, Array(proof.dropLast())))
      #expect(refused(leaf, index, size, root, proof + [leaf]))
      #expect(refused(leaf, size, size, root, proof))
      #expect(refused(leaf, -1, size, root, proof))
    }
  }

  private func refused(
    _ leaf: Digest32, _ index: Int, _ size: Int, _ root: Digest32, _ proof: [Digest32]
  ) -> Bool {
    code { () throws(TrustProblem) in
      try MerkleProof.verifyInclusion(of: leaf, at: index, size: size, root: root, proof: proof)
    } != nil
  }

  @Test("A rewritten leaf makes every later consistency proof fail")
  func rewritten() throws {
    for changedLeaf in [0, 5, 63, 64, 99] {
      var leaves = Self.leaves
      leaves[changedLeaf] += [0]
      let forged = StoredLog(leaves)
      for older in [changedLeaf + 1, 100, 128, 150] {
        let before = (older, try Self.log.tree(older).root())
        let after = (200, try forged.tree(200).root())
        for proof in [
          try forged.tree(200).consistencyProof(from: older),
          try Self.log.tree(200).consistencyProof(from: older),
        ] {
          #expect(
            code { () throws(TrustProblem) in
              try MerkleProof.verifyConsistency(from: before, to: after, proof: proof)
            } == .proof)
        }
      }
    }
  }

  @Test("Sizes that fall, proofs that are cut and roots that differ are refused")
  func falseConsistency() throws {
    let root = { (size: Int) in (size, try Self.log.tree(size).root()) }
    let proof = try Self.log.tree(150).consistencyProof(from: 70)

    let (small, large, same) = (try root(70), try root(150), (70, try root(69).1))
    let cases: [((Int, Digest32), (Int, Digest32), [Digest32])] = [
      (large, small, proof), (small, large, Array(proof.dropLast())),
      (small, large, proof + proof), (small, large, []), (small, same, []),
      (small, small, proof), ((0, small.1), large, []), ((-1, small.1), large, []),
    ]
    for (older, newer, proof) in cases {
      #expect(throws: TrustProblem.self) {
        try MerkleProof.verifyConsistency(from: older, to: newer, proof: proof)
      }
    }
  }

  @Test("Leaves outside of the tree and sizes below zero are refused by name")
  func ranges() throws {
    let tree = try Self.log.tree(5)

    #expect(code { () throws(TrustProblem) in _ = try tree.inclusionProof(of: 5) } == .range)
    #expect(code { () throws(TrustProblem) in _ = try tree.inclusionProof(of: -1) } == .range)
    #expect(code { () throws(TrustProblem) in _ = try tree.consistencyProof(from: 6) } == .range)
    #expect(code { () throws(TrustProblem) in _ = try Self.log.tree(-1) } == .range)
    #expect(code { () throws(TrustProblem) in _ = try Self.log.tree(201).root() } == .hashMissing)
  }
}
