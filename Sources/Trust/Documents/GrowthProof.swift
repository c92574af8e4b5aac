import JSONDiff

/// A document that shows that one signed state of a ledger grew from another, so that nothing
/// between was rewritten.
public struct GrowthProof: Hashable, Sendable {
  /// What the member `format` says.
  public static let format = "dutydesk-growth-proof/1"

  /// The earlier state.
  public let older: SignedNote
  /// The later state.
  public let newer: SignedNote
  /// The consistency proof.
  public let hashes: [Digest32]

  /// A proof from its parts; `verify` says what it is worth.
  public init(older: SignedNote, newer: SignedNote, hashes: [Digest32]) {
    self.older = older
    self.newer = newer
    self.hashes = hashes
  }

  /// A proof from its document.
  /// - Throws: `trust.proof.form`, `trust.note.form`.
  public init(parsing bytes: [UInt8]) throws(TrustProblem) {
    let members = try ProofMembers(
      bytes, format: Self.format, names: ["hashes", "newer", "older"], optional: [])
    older = try SignedNote(parsing: Array(members.text("older").utf8))
    newer = try SignedNote(parsing: Array(members.text("newer").utf8))
    hashes = try members.hashes("hashes")
  }

  /// The document in canonical form.
  public var bytes: [UInt8] {
    let members: JSONObject = [
      "format": JSON(Self.format), "hashes": .array(hashes.map { JSON($0.text) }),
      "older": JSON(String(decoding: older.bytes, as: UTF8.self)),
      "newer": JSON(String(decoding: newer.bytes, as: UTF8.self)),
    ]
    return JSON.object(members).canonicalBytes()
  }

  /// Accepts the proof; both states must be signed by all keys.
  /// - Returns: the later state.
  /// - Throws: what `Checkpoint.init(verifying:origin:keys:)` and `verifyGrowth` throw.
  @discardableResult
  public func verify(origin: String, keys: [NoteKey]) throws(TrustProblem) -> Checkpoint {
    let before = try Checkpoint(verifying: older, origin: origin, keys: keys)
    let after = try Checkpoint(verifying: newer, origin: origin, keys: keys)
    try after.verifyGrowth(from: before, proof: hashes)
    return after
  }
}
