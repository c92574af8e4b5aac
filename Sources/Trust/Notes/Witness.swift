/// A node that cosigns the checkpoints of another log, as a parent does for its children. Its one
/// promise: it never signs two states of a log that no single history explains.
public struct Witness: Sendable {
  /// The log it watches.
  public let origin: String
  /// The log's keys; all must have signed.
  public let logKeys: [NoteKey]
  /// The last state it signed; the caller stores it **before** the cosigned note leaves the house,
  /// or a crash could make it sign a fork.
  public private(set) var lastSeen: Checkpoint?

  /// A witness.
  /// - Parameters:
  ///   - origin: the log it watches.
  ///   - logKeys: the log's keys.
  ///   - lastSeen: the state it signed last, nil when it has signed none.
  public init(origin: String, logKeys: [NoteKey], lastSeen: Checkpoint?) {
    self.origin = origin
    self.logKeys = logKeys
    self.lastSeen = lastSeen
  }

  /// Checks a note against the last state and adds its line.
  /// - Parameters:
  ///   - note: signed by the log.
  ///   - proof: consistency from `lastSeen`; empty the first time.
  ///   - key: the witness's key.
  ///   - name: the witness's name.
  ///   - seconds: now, in seconds since 1970.
  /// - Returns: the note, one line longer.
  /// - Throws: what `Checkpoint.init(verifying:origin:keys:)` and `verifyGrowth` throw; `lastSeen`
  ///   is then as it was.
  public mutating func cosign(
    _ note: SignedNote, proof: [Digest32], key: StoredKey, name: String, seconds: UInt64
  ) throws(TrustProblem) -> SignedNote {
    let checkpoint = try Checkpoint(verifying: note, origin: origin, keys: logKeys)
    if let lastSeen { try checkpoint.verifyGrowth(from: lastSeen, proof: proof) }
    let cosigned = try note.cosigned(by: key, name: name, seconds: seconds)
    lastSeen = checkpoint
    return cosigned
  }
}
