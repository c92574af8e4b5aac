import JSONDiff

/// A document that shows, with the node's public key alone, that a change is in its ledger.
/// `Scripts/verify-ledger-proof.py` checks the same document without any of this code.
public struct LedgerProof: Hashable, Sendable {
  /// What the member `format` says.
  public static let format = "dutydesk-ledger-proof/1"

  /// The entry.
  public let entry: LedgerEntry
  /// Which leaf it is.
  public let index: Int
  /// The inclusion proof, from the leaf up.
  public let hashes: [Digest32]
  /// The signed state of the log that the proof leads to.
  public let note: SignedNote
  /// The contents of the entry, when they are to be shown too.
  public let disclosure: Disclosure?

  /// A proof from its parts; `verify` says what it is worth.
  public init(
    entry: LedgerEntry, index: Int, hashes: [Digest32], note: SignedNote,
    disclosure: Disclosure? = nil
  ) {
    self.entry = entry
    self.index = index
    self.hashes = hashes
    self.note = note
    self.disclosure = disclosure
  }

  /// The proof of a leaf, made from stored hashes.
  /// - Throws: `trust.checkpoint.form`, `trust.proof.range`, what `read` throws.
  public init(
    of entry: LedgerEntry, index: Int, note: SignedNote, disclosure: Disclosure? = nil,
    read: @escaping HashReading
  ) throws(TrustProblem) {
    let tree = try MerkleTree(size: Checkpoint(text: note.text).size, read: read)
    self.init(
      entry: entry, index: index, hashes: try tree.inclusionProof(of: index), note: note,
      disclosure: disclosure)
  }

  /// A proof from its document. Members other than these are refused: what nobody checks must not
  /// stand in a proof.
  /// - Throws: `trust.proof.form`, `trust.ledger.entry`, `trust.note.form`.
  public init(parsing bytes: [UInt8]) throws(TrustProblem) {
    let members = try ProofMembers(
      bytes, format: Self.format, names: ["checkpoint", "entry", "hashes", "index"],
      optional: ["disclosed", "salt"])
    entry = try LedgerEntry(text: members.text("entry"))
    index = try members.number("index")
    hashes = try members.hashes("hashes")
    note = try SignedNote(parsing: Array(members.text("checkpoint").utf8))
    disclosure =
      members.has("disclosed") || members.has("salt")
      ? try Disclosure(text: members.text("disclosed"), salt: members.bytes("salt")) : nil
  }

  /// The document in canonical form.
  public var bytes: [UInt8] {
    var members: JSONObject = [
      "format": JSON(Self.format), "entry": JSON(entry.text), "index": JSON(index),
      "hashes": .array(hashes.map { JSON($0.text) }),
      "checkpoint": JSON(String(decoding: note.bytes, as: UTF8.self)),
    ]
    members["disclosed"] = disclosure.map { JSON($0.text) }
    members["salt"] = disclosure.map { JSON(Base64.url($0.salt)) }
    return JSON.object(members).canonicalBytes()
  }

  /// Accepts the proof.
  /// - Parameters:
  ///   - origin: which log.
  ///   - keys: the keys that must have signed the checkpoint.
  /// - Returns: the state of the log that contains the entry.
  /// - Throws: what `Checkpoint.init(verifying:origin:keys:)` throws; `trust.proof.range`,
  ///   `trust.proof`, `trust.proof.opening`.
  @discardableResult
  public func verify(origin: String, keys: [NoteKey]) throws(TrustProblem) -> Checkpoint {
    let checkpoint = try Checkpoint(verifying: note, origin: origin, keys: keys)
    try MerkleProof.verifyInclusion(
      of: entry.leaf, at: index, size: checkpoint.size, root: checkpoint.root, proof: hashes)
    try disclosure?.verify(for: entry)
    return checkpoint
  }
}
