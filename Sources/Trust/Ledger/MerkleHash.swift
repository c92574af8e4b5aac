/// The two hashes of a Merkle tree, RFC 9162 section 2.1.1, with SM3. The prefixes keep a node from
/// being passed off as a leaf.
public enum MerkleHash {
  /// The root of a tree without leaves.
  public static let empty = SM3.digest([])

  /// The hash of a leaf: SM3(0x00 ‖ bytes).
  public static func leaf(_ bytes: [UInt8]) -> Digest32 {
    SM3.digest([0x00] + bytes)
  }

  /// The hash of a node: SM3(0x01 ‖ left ‖ right).
  public static func node(_ left: Digest32, _ right: Digest32) -> Digest32 {
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Digest32.byteCount, alignment: 8) { room in
      room[0] = 0x01
      left.store(in: room, at: 1)
      right.store(in: room, at: 1 + Digest32.byteCount)
      return SM3.digest(UnsafeRawBufferPointer(room))
    }
  }
}
