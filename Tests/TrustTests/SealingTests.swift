import Testing
import Trust

@Suite("Sealing bytes and files")
struct SealingTests {
  private func key(seed: UInt64) throws -> SealingKey {
    var source = SeededBytes(seed: seed)
    return try SealingKey.generated { source.bytes($0) }
  }

  @Test("Sealed bytes open to what they were", arguments: [0, 1, 15, 16, 17, 1000])
  func roundTrip(count: Int) throws {
    var source = SeededBytes(seed: 7)
    let plain = source.bytes(count)

    let sealed = try key(seed: 1).sealed(plain, context: [9]) { source.bytes($0) }

    #expect(sealed.count <= count + SealingKey.extraByteCount)
    #expect(try key(seed: 1).opened(sealed, context: [9]) == plain)
  }

  @Test("Any changed byte, another context and another key are refused")
  func changed() throws {
    var source = SeededBytes(seed: 8)
    let sealed = try key(seed: 1).sealed([1, 2, 3], context: [9]) { source.bytes($0) }

    for place in sealed.indices {
      var changed = sealed
      changed[place] ^= 1
      #expect(
        code { () throws(TrustProblem) in
          _ = try SealingTests.open(changed, [9], seed: 1)
        } == .sealed)
    }
    #expect(code { () throws(TrustProblem) in _ = try Self.open(sealed, [8], seed: 1) } == .sealed)
    #expect(code { () throws(TrustProblem) in _ = try Self.open(sealed, [9], seed: 2) } == .sealed)
    #expect(code { () throws(TrustProblem) in _ = try Self.open([], [9], seed: 1) } == .sealed)
  }

  private static func open(
    _ sealed: [UInt8], _ context: [UInt8], seed: UInt64
  ) throws(TrustProblem) -> [UInt8] {
    var source = SeededBytes(seed: seed)
    return try SealingKey.generated { source.bytes($0) }.opened(sealed, context: context)
  }

  @Test("A file for a peer opens there, says its sender, and nowhere else")
  func peerFile() throws {
    let (sender, recipient) = (try sm2Key(seed: 1), try sm2Key(seed: 2))
    var source = SeededBytes(seed: 9)
    let lines = Array("{\"number\":301}\n".utf8)

    let file = try PeerFile.sealed(lines, from: sender, to: recipient.publicKey) {
      source.bytes($0)
    }

    let opened = try PeerFile.opened(file, with: recipient)
    #expect(opened.bytes == lines)
    #expect(opened.sender == sender.publicKey)
    #expect(
      code { () throws(TrustProblem) in
        _ = try PeerFile.opened(file, with: sender)
      } == .recipient)
  }

  @Test("A file for a peer with any byte changed or cut off doesn't open")
  func changedPeerFile() throws {
    let recipient = try sm2Key(seed: 2)
    var source = SeededBytes(seed: 9)
    let file = try PeerFile.sealed([1, 2, 3], from: sm2Key(seed: 1), to: recipient.publicKey) {
      source.bytes($0)
    }

    for place in file.indices {
      var changed = file
      changed[place] ^= 1
      #expect(throws: TrustProblem.self) { try PeerFile.opened(changed, with: recipient) }
      #expect(throws: TrustProblem.self) {
        try PeerFile.opened(Array(file.prefix(place)), with: recipient)
      }
    }
  }

  @Test("Comparison in constant time knows equal from unequal")
  func constantTime() {
    #expect(ConstantTime.areEqual([1, 2], [1, 2]))
    #expect(ConstantTime.areEqual([], []))
    #expect(!ConstantTime.areEqual([1, 2], [1, 3]))
    #expect(!ConstantTime.areEqual([1, 2], [1]))
  }

  @Test("Moving secret bytes in clears the array they came from")
  func secretBytes() {
    var bytes: [UInt8] = [1, 2, 3]

    let secret = SecretBytes(taking: &bytes)

    #expect(bytes.isEmpty)
    #expect(secret.withBytes { Array($0) } == [1, 2, 3])
  }
}
