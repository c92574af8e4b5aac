import JSONDiff

/// The contents of a ledger entry and the salt that hides them: shown to whoever may see them, kept
/// beside the change, erased on request.
public struct Disclosure: Hashable, Sendable {
  /// The number of bytes of a salt.
  public static let saltByteCount = 32

  /// The concealed members in canonical form, RFC 8785.
  public let text: String
  /// Keeps short contents, such as a telephone number, from being guessed out of the commitment.
  public let salt: [UInt8]

  /// Contents and their salt.
  /// - Throws: `trust.ledger.entry` unless the salt has 32 bytes.
  public init(text: String, salt: [UInt8]) throws(TrustProblem) {
    guard salt.count == Self.saltByteCount else {
      throw TrustProblem(.entryForm, "a salt has \(Self.saltByteCount) bytes")
    }
    self.text = text
    self.salt = salt
  }

  /// The contents that an entry of the change conceals.
  /// - Throws: `trust.ledger.entry` unless the salt has 32 bytes and there is something to conceal.
  public init(of change: JSONObject, salt: [UInt8]) throws(TrustProblem) {
    let concealed = JSONObject(
      members: LedgerEntry.concealedMembers.compactMap { name in
        change[name].map { (name, $0) }
      })
    guard !concealed.isEmpty else {
      throw TrustProblem(.entryForm, "a change has a patch")
    }
    try self.init(text: JSON.object(concealed).canonicalText, salt: salt)
  }

  /// SM3(`dutydesk-commitment/1\n` ‖ salt ‖ text).
  public var commitment: Digest32 {
    SM3.digest(Array("dutydesk-commitment/1\n".utf8) + salt + Array(text.utf8))
  }

  /// Accepts that these are the contents of an entry.
  /// - Throws: `trust.proof.opening`.
  public func verify(for entry: LedgerEntry) throws(TrustProblem) {
    guard entry.commitment == commitment else {
      throw TrustProblem(.opening, "the entry committed to other contents")
    }
  }
}
