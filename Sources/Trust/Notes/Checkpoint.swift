/// The state of a log: C2SP tlog-checkpoint, three lines: origin, number of leaves, root in base64.
public struct Checkpoint: Hashable, Sendable {
  /// How every origin of ours ends: the tree is hashed with SM3, which no C2SP tool would guess.
  public static let originEnding = "/sm3"

  /// Which log: a name without scheme, such as `gs1.example/330106/sm3`.
  public let origin: String
  /// How many leaves.
  public let size: Int
  /// The root over them.
  public let root: Digest32

  /// A state.
  /// - Throws: `trust.checkpoint.form` when the origin doesn't end in `/sm3` or can't be a name, or
  ///   the size is negative.
  public init(origin: String, size: Int, root: Digest32) throws(TrustProblem) {
    let bare = origin.utf8.dropLast(Self.originEnding.utf8.count)
    guard size >= 0, !bare.isEmpty, origin.hasSuffix(Self.originEnding),
      origin.unicodeScalars.allSatisfy(\.isASCII), NoteKey.isName(origin)
    else {
      throw TrustProblem(.checkpointForm, "an origin is a name that ends in \(Self.originEnding)")
    }
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The state in a note's text. Says nothing about signatures.
  /// - Throws: `trust.checkpoint.form` for any other spelling; extension lines are refused, as
  ///   nothing here would check what they say.
  public init(text: [UInt8]) throws(TrustProblem) {
    let lines = String(decoding: text, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty, let size = String.wholeNumber(lines[1]),
      let root = Base64.bytes(standard: lines[2]).flatMap(Digest32.init(bytes:))
    else { throw TrustProblem(.checkpointForm, "a checkpoint is origin, size and root") }
    try self.init(origin: String(lines[0]), size: size, root: root)
  }

  /// The three lines.
  public var text: [UInt8] {
    Array("\(origin)\n\(size)\n\(Base64.standard(root.bytes))\n".utf8)
  }

  /// A note of this state, signed by the log's keys under the origin: SM2 first, Ed25519 beside it
  /// so that C2SP tools can read the note.
  /// - Throws: `trust.note.signer` without keys, `trust.unavailable`.
  public func signed(by keys: [StoredKey]) throws(TrustProblem) -> SignedNote {
    guard !keys.isEmpty else { throw TrustProblem(.signerMissing, "a checkpoint needs a key") }
    var note = try SignedNote(text: text)
    for key in keys { note = try note.signed(by: key, name: origin) }
    return note
  }

  /// The state of a note that all of the keys have signed.
  /// - Parameters:
  ///   - note: the note.
  ///   - origin: which log was asked; another one's checkpoint is refused.
  ///   - keys: the log's keys, and those of witnesses that must have signed too.
  /// - Throws: `trust.note.signer`, `trust.signature`, `trust.checkpoint.form`,
  ///   `trust.checkpoint.origin`.
  public init(
    verifying note: SignedNote, origin: String, keys: [NoteKey]
  ) throws(TrustProblem) {
    try note.verified(by: keys)
    try self.init(text: note.text)
    guard self.origin.utf8.elementsEqual(origin.utf8) else {
      throw TrustProblem(.origin, "asked \(origin), got \(self.origin)")
    }
  }

  /// Accepts that this state grew from an earlier one of the same log.
  /// - Parameters:
  ///   - older: the earlier state.
  ///   - proof: `MerkleTree.consistencyProof`.
  /// - Throws: `trust.checkpoint.origin`, `.rolledBack` when there are fewer leaves than before,
  ///   `.forked` when the histories differ, or the proof doesn't show that they don't.
  public func verifyGrowth(
    from older: Checkpoint, proof: [Digest32]
  ) throws(TrustProblem) {
    guard origin.utf8.elementsEqual(older.origin.utf8) else {
      throw TrustProblem(.origin, "\(origin) isn't \(older.origin)")
    }
    guard size >= older.size else {
      throw TrustProblem(.rolledBack, "\(origin) had \(older.size) leaves, now \(size)")
    }
    do {
      try MerkleProof.verifyConsistency(
        from: (older.size, older.root), to: (size, root), proof: proof)
    } catch {
      throw TrustProblem(.forked, "\(origin) from \(older.size) to \(size): \(error.detail)")
    }
  }
}
