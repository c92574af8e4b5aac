import Testing
import Trust

@Suite("Keeping hashes in tiles")
struct LedgerTileTests {
  @Test("Tiles have the paths of C2SP tlog-tiles")
  func paths() {
    #expect(LedgerTile(level: 0, index: 0).path == "tile/0/000")
    #expect(LedgerTile(level: 1, index: 67).path == "tile/1/067")
    #expect(LedgerTile(level: 0, index: 1_234_067).path == "tile/0/x001/x234/067")
  }

  @Test("Only hashes of each eighth level are kept, and the others come out of them")
  func reading() throws {
    let leaves = (0..<1000).map { [UInt8($0 & 255), UInt8($0 >> 8)] }
    var tiles: [LedgerTile: [UInt8]] = [:]
    var frontier = Frontier()
    var all: [PlacedHash] = []
    for leaf in leaves {
      let added = frontier.append(MerkleHash.leaf(leaf))
      all += added
      for hash in added where LedgerTile.isKept(hash.place) {
        tiles[LedgerTile(holding: hash.place), default: []] += hash.hash.bytes
      }
    }
    let kept = tiles

    let read = LedgerTile.reading { tile throws(TrustProblem) in kept[tile] }

    #expect(tiles.keys.count == 5)
    for hash in all { #expect(try read(hash.place) == hash.hash) }
    for (tile, bytes) in tiles { #expect(tile.width(treeSize: 1000) * 32 == bytes.count) }
    #expect(try MerkleTree(size: 1000, read: read).root() == frontier.root)
    let missing = NodePlace(level: 0, index: 1000)
    #expect(code { () throws(TrustProblem) in _ = try read(missing) } == .hashMissing)
  }
}
