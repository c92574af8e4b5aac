import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Trust

extension NodeService {
  private static let checkpointKey = "checkpoint"

  /// The signed tree head, signed anew when the tree has grown.
  func signedCheckpoint() async throws(Problem) -> SignedNote {
    let (kept, size, root) = try await reading { reading throws(Failure) in
      let size = try reading.lastSequence()
      return (
        try reading.value(.node, NodeService.checkpointKey), size,
        try NodeService.root(reading, size)
      )
    }
    if let kept, let note = try? SignedNote(parsing: kept),
      let checkpoint = try? Checkpoint(text: note.text), checkpoint.size == size,
      checkpoint.root == root
    {
      return note
    }
    let note: SignedNote
    do {
      note = try Checkpoint(origin: identity.log, size: size, root: root)
        .signed(by: [keys.sm2, keys.ed25519])
    } catch {
      throw Problem(.other, detail: error.code.rawValue)
    }
    try await writing { writing throws(Failure) in
      try writing.set(note.bytes, .node, NodeService.checkpointKey)
    }
    return note
  }

  static func root(_ reading: any NodeReading, _ size: Int) throws(Failure) -> Digest32 {
    do {
      return try Frontier(size: size, read: LedgerHashes.reading(reading)).root
    } catch {
      throw Failure(.storeCorrupt, ["text": .string(error.description)])
    }
  }

  func checkpoint() async throws(Problem) -> NodeResponse {
    let note = try await signedCheckpoint()
    return NodeResponse(
      200, headers: ["content-type": "text/plain; charset=utf-8"], body: .bytes(note.bytes))
  }

  /// A proof document for the change of a sequence; its contents are opened to devices that hold
  /// the whole record.
  func inclusion(
    _ items: QueryItems, for device: DeviceAccess
  ) async throws(Problem) -> NodeResponse {
    guard let sequence = try items.number("sequence"), sequence > 0 else {
      throw Problem(.malformed, ["code": "query.number", "name": "sequence"])
    }
    let note = try await signedCheckpoint()
    let now = environment.now()
    let proof = try await reading { reading throws(Failure) in
      try NodeService.proof(reading, sequence, note, device.reader(now, UnitTree(reading)))
    }
    guard let proof else { throw Problem(.notFound) }
    return NodeResponse(
      200, headers: ["content-type": "application/json"], body: .bytes(proof.bytes))
  }

  private static func proof(
    _ reading: any NodeReading, _ sequence: Int, _ note: SignedNote, _ reader: Reader
  ) throws(Failure) -> LedgerProof? {
    guard let logged = try reading.changes(after: sequence - 1, limit: 1).first,
      logged.sequence == sequence
    else { return nil }
    let level = reader.level(logged.after)
    guard level > 0 else { return nil }
    do {
      let isWhole = logged.isWhole(for: Form.of(level: level))
      return try LedgerProof(
        of: try LedgerEntry(text: logged.entry), index: sequence - 1, note: note,
        disclosure: isWhole ? try logged.disclosure() : nil,
        read: LedgerHashes.reading(reading))
    } catch {
      throw Failure(.storeCorrupt, ["text": .string("ledger \(sequence)")])
    }
  }

  /// The hashes that lead from an older tree to a newer one.
  func consistency(_ items: QueryItems) async throws(Problem) -> NodeResponse {
    guard let older = try items.number("from") else {
      throw Problem(.malformed, ["code": "query.number", "name": "from"])
    }
    let asked = try items.number("to")
    let answer = try await reading { reading throws(Failure) -> JSON? in
      let last = try reading.lastSequence()
      let size = asked ?? last
      guard older <= size, size <= last else { return nil }
      do {
        let tree = try MerkleTree(size: size, read: LedgerHashes.reading(reading))
        let hashes = try tree.consistencyProof(from: older)
        return [
          "from": JSON(older), "to": JSON(size), "hashes": .array(hashes.map { .string($0.text) }),
        ]
      } catch {
        throw Failure(.storeCorrupt, ["text": .string("\(error)")])
      }
    }
    guard let answer else { throw Problem(.notFound) }
    return .json(answer)
  }
}

extension LoggedChange {
  /// What opens the entry's commitment.
  func disclosure() throws(TrustProblem) -> Disclosure {
    try Disclosure(of: change, salt: salt)
  }
}
