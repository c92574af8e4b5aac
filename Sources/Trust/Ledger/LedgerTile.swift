/// Hashes in files of 256, C2SP tlog-tiles: every eighth level is kept, the levels between are
/// computed from a tile. Tiles never change once full, so they are copied and cached freely.
public struct LedgerTile: Hashable, Sendable {
  /// Hashes in a full tile.
  public static let width = 256
  private static let height = 8

  /// The level of tiles, 0 for leaf hashes.
  public let level: Int
  /// Which tile of the level.
  public let index: Int

  /// A tile.
  public init(level: Int, index: Int) {
    self.level = level
    self.index = index
  }

  /// The tile from which the hash at a place can be read or computed.
  public init(holding place: NodePlace) {
    level = place.level / Self.height
    index = (place.index << (place.level % Self.height)) / Self.width
  }

  /// The path of C2SP tlog-tiles: `tile/0/x001/234`, digits in groups of three.
  public var path: String {
    var groups = [Self.padded(index % 1000)]
    var rest = index / 1000
    while rest > 0 {
      groups.append("x" + Self.padded(rest % 1000))
      rest /= 1000
    }
    return (["tile", "\(level)"] + groups.reversed()).joined(separator: "/")
  }

  /// How many hashes the tile holds in a tree of a size; 256 when full.
  public func width(treeSize: Int) -> Int {
    let whole = treeSize >> (Self.height * level)
    return min(max(whole - index * Self.width, 0), Self.width)
  }

  /// Which hashes go into tiles: those of every eighth level.
  public static func isKept(_ place: NodePlace) -> Bool { place.level % height == 0 }

  /// Reads hashes from tiles.
  /// - Parameter bytes: the bytes of a tile, 32 a hash, as many as there are yet; nil when there
  ///   is none.
  /// - Returns: reads kept hashes, and computes those of the levels between.
  public static func reading(
    _ bytes: @escaping (LedgerTile) throws(TrustProblem) -> [UInt8]?
  ) -> HashReading {
    { place throws(TrustProblem) in
      let tile = LedgerTile(holding: place)
      let span = 1 << (place.level % height)
      let first = (place.index * span) % width
      let kept = try bytes(tile) ?? []
      guard kept.count >= (first + span) * Digest32.byteCount else {
        throw TrustProblem(.hashMissing, "\(tile.path) has no hash \(first + span - 1)")
      }
      let hashes = (first..<first + span).compactMap { number in
        Digest32(bytes: Array(kept[(number * 32)..<(number * 32 + 32)]))
      }
      return subtree(hashes)
    }
  }

  /// The hash over hashes, a power of two of them.
  private static func subtree(_ hashes: [Digest32]) -> Digest32 {
    var level = hashes
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map {
        MerkleHash.node(level[$0], level[$0 + 1])
      }
    }
    return level[0]
  }

  private static func padded(_ number: Int) -> String {
    String(repeating: "0", count: 3 - "\(number)".count) + "\(number)"
  }
}
