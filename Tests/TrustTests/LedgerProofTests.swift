import JSONDiff
import Testing
import Trust

/// A ledger of a few changes with a node that signs it.
struct LedgerWorld {
  static let origin = "node330106.example/sm3"
  var log = StoredLog([])
  var entries: [LedgerEntry] = []
  var disclosures: [Disclosure] = []
  let keys: [StoredKey]
  let noteKeys: [NoteKey]

  init(changes: Int) throws {
    let keys: [StoredKey] = [.sm2(try sm2Key(seed: 21)), .ed25519(try ed25519Key(seed: 22))]
    self.keys = keys
    noteKeys = try keys.map { try NoteKey(name: Self.origin, point: $0.point) }
    for number in 0..<changes {
      var source = SeededBytes(seed: UInt64(1000 + number))
      let order = LedgerOrder(
        sequence: number + 1, before: number == 0 ? nil : SM3.digest([UInt8(number)]),
        after: SM3.digest([UInt8(number + 1)]), previous: entries.last?.leaf)
      let (entry, disclosure) = try LedgerEntry.sealing(
        Self.change(number), order: order, salt: source.bytes(32))
      entries.append(entry)
      disclosures.append(disclosure)
      log.append(Array(entry.text.utf8))
    }
  }

  static func change(_ number: Int) -> JSONObject {
    [
      "record": "0192f0c4-0000-7000-8000-000000000001", "type": "grievance",
      "scope": "370102001", "device": "d1", "epoch": 77120, "number": JSON(number), "base": 7,
      "patch": [["op": "replace", "path": "/contact/phone", "value": "13800001234"]],
      "command": "grievance.edit", "reason": "更正电话\n\"第二次\"", "actor": "a1",
      "clock": 3_677_179_185_399_808, "schema": 3,
    ]
  }

  func note(_ size: Int) throws -> SignedNote {
    try Checkpoint(origin: Self.origin, size: size, root: log.tree(size).root()).signed(by: keys)
  }

  func proof(_ index: Int, disclosing: Bool) throws -> LedgerProof {
    try LedgerProof(
      of: entries[index], index: index, note: note(entries.count),
      disclosure: disclosing ? disclosures[index] : nil, read: log.reading)
  }
}

@Suite("Proving that a change is in the ledger")
struct LedgerProofTests {
  private let world: LedgerWorld

  init() throws {
    world = try LedgerWorld(changes: 11)
  }

  @Test("An entry says who, which and when, and nothing of what")
  func concealed() throws {
    let entry = world.entries[3]
    let other = try LedgerWorld(changes: 4).entries[3]

    for word in ["13800001234", "更正电话", "patch"] { #expect(!entry.text.contains(word)) }
    for word in ["\"actor\":\"a1\"", "\"device\":\"d1\"", "\"sequence\":4", "\"before\":\"sm3:"] {
      #expect(entry.text.contains(word))
    }
    #expect(entry == other)
    #expect(entry.previous == world.entries[2].leaf)
    #expect(world.entries[0].previous == nil)
    try world.disclosures[3].verify(for: entry)
  }

  @Test("Another salt gives another commitment, so short contents can't be guessed")
  func salted() throws {
    let order = LedgerOrder(sequence: 1, before: nil, after: .zero, previous: nil)
    let salts = [[UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 32)]

    let commitments = try salts.map {
      try LedgerEntry.sealing(LedgerWorld.change(1), order: order, salt: $0).entry.commitment
    }

    #expect(commitments[0] != commitments[1])
    let short = code { () throws(TrustProblem) in
      _ = try LedgerEntry.sealing(LedgerWorld.change(1), order: order, salt: [1])
    }
    #expect(short == .entryForm)
  }

  @Test("Every proof holds after a trip through its document", arguments: [false, true])
  func roundTrip(disclosing: Bool) throws {
    for index in world.entries.indices {
      let proof = try world.proof(index, disclosing: disclosing)

      let read = try LedgerProof(parsing: proof.bytes)

      #expect(read == proof)
      let checkpoint = try read.verify(origin: LedgerWorld.origin, keys: world.noteKeys)
      #expect(checkpoint.size == 11)
    }
  }

  @Test("A proof document with any byte changed or cut is refused")
  func changedBytes() throws {
    let bytes = try world.proof(6, disclosing: true).bytes
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: TrustProblem.self, "byte \(place)") {
        try LedgerProof(parsing: changed).verify(
          origin: LedgerWorld.origin, keys: world.noteKeys)
      }
      guard place % 16 == 0 else { continue }
      #expect(throws: TrustProblem.self) { try LedgerProof(parsing: Array(bytes.prefix(place))) }
    }
  }

  @Test("Contents of another entry, a further member and a bare change are refused by name")
  func refusals() throws {
    let proof = try world.proof(2, disclosing: false)
    let swapped = LedgerProof(
      entry: proof.entry, index: 2, hashes: proof.hashes, note: proof.note,
      disclosure: world.disclosures[3])
    let further = String(decoding: proof.bytes, as: UTF8.self)
      .replacing("{\"checkpoint\"", with: "{\"approved\":true,\"checkpoint\"")
    let bare = JSON.object(LedgerWorld.change(1)).canonicalText
    let keys = world.noteKeys

    #expect(
      code { () throws(TrustProblem) in
        try swapped.verify(origin: LedgerWorld.origin, keys: keys)
      } == .opening)
    #expect(
      code { () throws(TrustProblem) in
        _ = try LedgerProof(parsing: Array(further.utf8))
      } == .proofForm)
    #expect(code { () throws(TrustProblem) in _ = try LedgerEntry(text: bare) } == .entryForm)
    #expect(
      code { () throws(TrustProblem) in
        _ = try LedgerEntry(text: proof.entry.text + " ")
      } == .entryForm)
  }
}
