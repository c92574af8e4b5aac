import Testing
import Trust

@Suite("Signing and watching checkpoints")
struct CheckpointTests {
  private static let origin = "gs1.example/330106/sm3"
  private static let log = StoredLog((0..<50).map { [UInt8($0)] })

  private let keys: [StoredKey]
  private let noteKeys: [NoteKey]

  init() throws {
    keys = [.sm2(try sm2Key(seed: 1)), .ed25519(try ed25519Key(seed: 2))]
    noteKeys = try keys.map { try NoteKey(name: Self.origin, point: $0.point) }
  }

  private func checkpoint(_ size: Int) throws -> Checkpoint {
    try Checkpoint(origin: Self.origin, size: size, root: Self.log.tree(size).root())
  }

  @Test("A checkpoint reads as C2SP has it and back")
  func text() throws {
    let note = try checkpoint(3).signed(by: keys)
    let lines = String(decoding: note.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)

    #expect(lines.count == 7)
    #expect(lines[0] == "gs1.example/330106/sm3")
    #expect(lines[1] == "3")
    #expect(lines[2].utf8.count == 44)
    #expect(lines[3].isEmpty && lines[6].isEmpty)
    #expect(lines[4].hasPrefix("— gs1.example/330106/sm3 "))
    #expect(try SignedNote(parsing: note.bytes) == note)
    #expect(try Checkpoint(text: note.text) == checkpoint(3))
  }

  @Test("All keys must have signed: a note without the SM2 line isn't enough, nor one without keys")
  func allKeys() throws {
    let note = try checkpoint(3).signed(by: [keys[1]])
    let noteKeys = noteKeys

    #expect(try note.verified(by: [noteKeys[1]]) == [nil])
    #expect(
      code { () throws(TrustProblem) in try note.verified(by: noteKeys) } == .signerMissing)
    #expect(code { () throws(TrustProblem) in try note.verified(by: []) } == .signerMissing)
  }

  @Test("A note with any byte changed or cut is refused")
  func changedBytes() throws {
    let bytes = try checkpoint(3).signed(by: keys).bytes

    for place in bytes.indices {
      for mask: UInt8 in [0x01, 0x20, 0x80] {
        var changed = bytes
        changed[place] ^= mask
        #expect(throws: TrustProblem.self, "byte \(place)") { try verify(changed) }
      }
      #expect(throws: TrustProblem.self) { try verify(Array(bytes.prefix(place))) }
    }
    _ = try verify(bytes)
  }

  private func verify(_ bytes: [UInt8]) throws(TrustProblem) -> Checkpoint {
    try Checkpoint(verifying: SignedNote(parsing: bytes), origin: Self.origin, keys: noteKeys)
  }

  @Test("A second line of a known key must be valid too, lines of unknown keys are ignored")
  func furtherLines() throws {
    let note = try checkpoint(3).signed(by: keys)
    let stranger = StoredKey.sm2(try sm2Key(seed: 9))
    let other = try checkpoint(4).signed(by: [keys[0]])
    let foreignLine = other.bytes.dropFirst(other.text.count + 1)

    _ = try verify(note.signed(by: stranger, name: "somebody").bytes)
    let doubled = note.bytes + foreignLine
    #expect(code { () throws(TrustProblem) in _ = try verify(doubled) } == .signature)
  }

  @Test("Another log's checkpoint is refused")
  func origin() throws {
    let note = try checkpoint(3).signed(by: keys)
    let noteKeys = noteKeys

    #expect(
      code { () throws(TrustProblem) in
        _ = try Checkpoint(verifying: note, origin: "other/sm3", keys: noteKeys)
      } == .origin)
  }

  @Test(
    "Texts that aren't checkpoints are refused",
    arguments: [
      "", "a/sm3\n", "a/sm3\n1\n", "a\n1\nAAAA\n", "a/sm3\n01\nAAAA\n", "a/sm3\n-1\nAAAA\n",
      "a/sm3\n1\nAAAA\n", "/sm3\n1\nGrIdg1XPoX+OYRlIMeajajnLrIyO/vt+1zrQNV61CCqisr\n",
      "a b/sm3\n0\nGrIdg1XPoX+OYRlIMeajajnLrIyO/vt+1zrQNV61CCo=\n",
      "a/sm3\n0\nGrIdg1XPoX+OYRlIMeajajnLrIyO/vt+1zrQNV61CCo=\nextension\n",
      "a/sm3\n0\nGrIdg1XPoX+OYRlIMeajajnLrIyO/vt+1zrQNV61CCp=\n",
    ])
  func checkpointForm(text: String) {
    #expect(
      code { () throws(TrustProblem) in
        _ = try Checkpoint(text: Array(text.utf8))
      } == .checkpointForm)
  }

  @Test("Note keys read back from their text, and with a changed letter don't")
  func keyText() throws {
    for key in noteKeys {
      #expect(try NoteKey(text: key.text) == key)
      for place in key.text.indices {
        var changed = key.text
        changed.replaceSubrange(place...place, with: changed[place] == "a" ? "b" : "a")
        #expect(throws: TrustProblem.self) { try NoteKey(text: changed) }
      }
    }
  }

  @Test("The key of the specification's example has its hash and text")
  func specificationKey() throws {
    let text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

    #expect(try NoteKey(text: text).text == text)
  }

  /// The example in the documentation of Go's package sumdb/note, which C2SP notes come from.
  @Test("A note that Go's tools signed is valid here")
  func foreignNote() throws {
    let key = try NoteKey(
      text: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    let line =
      "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    let note = """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann \(line)

      """

    #expect(try SignedNote(parsing: Array(note.utf8)).verified(by: [key]) == [nil])
  }

  @Test("A witness cosigns what grew and refuses what was rolled back or forked")
  func witness() throws {
    let witnessKey = StoredKey.sm2(try sm2Key(seed: 7))
    var witness = Witness(origin: Self.origin, logKeys: noteKeys, lastSeen: nil)
    let first = try witness.cosign(
      checkpoint(10).signed(by: keys), proof: [], key: witnessKey, name: "province",
      seconds: 1_700_000_000)
    let proof = try Self.log.tree(20).consistencyProof(from: 10)
    let second = try checkpoint(20).signed(by: keys)

    _ = try witness.cosign(
      second, proof: proof, key: witnessKey, name: "province", seconds: 1_700_000_060)

    let cosigner = try NoteKey(name: "province", point: witnessKey.point, purpose: .cosignature)
    #expect(try first.verified(by: noteKeys + [cosigner]) == [nil, nil, 1_700_000_000])
    #expect(witness.lastSeen == (try checkpoint(20)))
    let forked = try Checkpoint(
      origin: Self.origin, size: 20, root: StoredLog((1..<21).map { [UInt8($0)] }).tree(20).root())
    for (state, problem) in [(try checkpoint(19), TrustProblem.Code.rolledBack), (forked, .forked)]
    {
      let note = try state.signed(by: keys)
      let watching = witness
      #expect(
        code { () throws(TrustProblem) in
          var witness = watching
          _ = try witness.cosign(
            note, proof: [], key: witnessKey, name: "province", seconds: 1_700_000_120)
        } == problem)
    }
  }

  @Test("A cosignature with another time isn't valid, with Ed25519 as with SM2")
  func cosignatureTime() throws {
    for key in [StoredKey.sm2(try sm2Key(seed: 7)), .ed25519(try ed25519Key(seed: 8))] {
      var witness = Witness(origin: Self.origin, logKeys: noteKeys, lastSeen: nil)
      let cosigner = try NoteKey(name: "w", point: key.point, purpose: .cosignature)
      let bytes = try witness.cosign(
        checkpoint(10).signed(by: keys), proof: [], key: key, name: "w", seconds: 1_700_000_000
      ).bytes
      let start = bytes.count - 103
      for place in start..<bytes.count - 1 {
        var changed = bytes
        changed[place] = changed[place] == UInt8(ascii: "B") ? UInt8(ascii: "C") : UInt8(ascii: "B")
        #expect(throws: TrustProblem.self, "byte \(place)") {
          try SignedNote(parsing: changed).verified(by: [cosigner])
        }
      }
    }
  }
}
