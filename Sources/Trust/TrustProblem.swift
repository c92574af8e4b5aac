/// Why a key, a seal, a note or a proof isn't accepted. Thrown by everything in this module.
public struct TrustProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of problem; raw values are stable and may be stored, printed and scripted against.
  public enum Code: String, CaseIterable, Sendable {
    /// This libcrypto lacks an algorithm, or was refused memory.
    case unavailable = "trust.unavailable"
    /// Bytes or text that are no key: wrong length, not on the curve, number out of range.
    case key = "trust.key"
    /// A signature that isn't 64 bytes r‖s; DER is refused here.
    case signatureForm = "trust.signature.form"
    /// A well-formed signature that isn't the key's over these bytes.
    case signature = "trust.signature"
    /// The key file needs a passphrase and none was given.
    case passphraseMissing = "trust.passphrase.missing"
    /// The passphrase is wrong, or the key file was changed; nobody can tell which.
    case passphrase = "trust.passphrase"
    /// There is a key file already; a key is never overwritten.
    case keyFileExists = "trust.keyFile.exists"
    /// There is no key file.
    case keyFileMissing = "trust.keyFile.missing"
    /// Others than the owner may read the key file, or it isn't a plain file of ours.
    case keyFileExposed = "trust.keyFile.exposed"
    /// The key file's text isn't one of ours.
    case keyFileForm = "trust.keyFile.form"
    /// The disk refused a key file.
    case keyFileWrite = "trust.keyFile.write"
    /// Bytes that aren't sealed by us, or of a later version.
    case sealedForm = "trust.sealed.form"
    /// Sealed bytes that were changed, or another key than they were sealed with.
    case sealed = "trust.sealed"
    /// A file that was sealed to somebody else.
    case recipient = "trust.sealed.recipient"
    /// Text that isn't a signed note.
    case noteForm = "trust.note.form"
    /// A key that must have signed the note has no line on it.
    case signerMissing = "trust.note.signer"
    /// A note's text that isn't a checkpoint.
    case checkpointForm = "trust.checkpoint.form"
    /// A checkpoint of another log than the one that was asked.
    case origin = "trust.checkpoint.origin"
    /// A log that is smaller than it was: rolled back.
    case rolledBack = "trust.checkpoint.rolledBack"
    /// Two checkpoints no single history explains: forked.
    case forked = "trust.checkpoint.forked"
    /// A document that isn't a proof of ours.
    case proofForm = "trust.proof.form"
    /// An index or a size outside of the tree.
    case range = "trust.proof.range"
    /// A proof that doesn't lead to the signed root.
    case proof = "trust.proof"
    /// A disclosed text that isn't what the entry committed to.
    case opening = "trust.proof.opening"
    /// A change that can't be an entry: a reserved member, or no salt of the right length.
    case entryForm = "trust.ledger.entry"
    /// A hash that the tree needs isn't stored.
    case hashMissing = "trust.ledger.hash"
  }

  /// The kind of problem.
  public let code: Code
  /// What was found, in English, for logs; never a secret.
  public let detail: String

  /// A problem.
  public init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// The code and what was found.
  public var description: String { "\(code.rawValue): \(detail)" }
}
