/// A file from one device to one other, for `sync --out` and `sync --in`: signed by the sender,
/// encrypted to the recipient's key.
///
/// Form: `dutydesk-peer-file/1\n` ‖ SM3 of the recipient's key (32) ‖ a sealing key under SM2
/// (145, C1‖C3‖C2) ‖ sealed content. Inside: the sender's key (65) ‖ signature (64) ‖ bytes. The
/// signature also covers the recipient, so that nobody can pass a file on as if it was meant for
/// a third. Who the sender is stays hidden from whoever carries the file.
public enum PeerFile {
  /// Whole files are held in memory; this is the body limit of the protocol, PROTOCOL.md.
  public static let maximumByteCount = 64 << 20

  private static let magic = Array("dutydesk-peer-file/1\n".utf8)
  private static let wrappedByteCount = SealingKey.byteCount + 97
  private static let headByteCount = magic.count + Digest32.byteCount + wrappedByteCount

  /// Signs and encrypts bytes.
  /// - Throws: `trust.sealed.form` beyond the limit, `trust.unavailable`.
  public static func sealed(
    _ bytes: [UInt8], from sender: SM2PrivateKey, to recipient: SM2PublicKey,
    random: (Int) -> [UInt8]
  ) throws(TrustProblem) -> [UInt8] {
    guard bytes.count <= maximumByteCount else {
      throw TrustProblem(.sealedForm, "a file for a peer has at most \(maximumByteCount) bytes")
    }
    let signature = try sender.signature(of: statement(of: bytes, to: recipient))
    let key = try SealingKey.generated(random: random)
    var secret = key.bytes.withBytes { Array($0) }
    defer { SecretBytes.clear(&secret) }
    let head = magic + recipient.fingerprint.bytes + (try recipient.encrypted(secret))
    let content = sender.publicKey.bytes + signature.bytes + bytes
    return head + (try key.sealed(content, context: head, random: random))
  }

  /// Decrypts a file that is for this key and checks who signed it. Whether the sender is known
  /// here is the caller's question.
  /// - Throws: `trust.sealed.form`, `trust.sealed.recipient`, `trust.sealed`, `trust.key`,
  ///   `trust.signature`.
  public static func opened(
    _ file: [UInt8], with recipient: SM2PrivateKey
  ) throws(TrustProblem) -> (bytes: [UInt8], sender: SM2PublicKey) {
    guard file.starts(with: magic), file.count > headByteCount,
      file.count <= maximumByteCount + headByteCount + 1024
    else { throw TrustProblem(.sealedForm, "not a file for a peer, version 1") }
    let head = Array(file.prefix(headByteCount))
    let named = head.dropFirst(magic.count).prefix(Digest32.byteCount)
    guard Array(named) == recipient.publicKey.fingerprint.bytes else {
      throw TrustProblem(.recipient, "the file was sealed to another key")
    }
    let key = try SealingKey(bytes: recipient.decrypted(Array(head.suffix(wrappedByteCount))))
    let content = try key.opened(Array(file.dropFirst(headByteCount)), context: head)
    return try checked(content, recipient.publicKey)
  }

  private static func checked(
    _ content: [UInt8], _ recipient: SM2PublicKey
  ) throws(TrustProblem) -> (bytes: [UInt8], sender: SM2PublicKey) {
    let keyCount = SM2PublicKey.byteCount
    let sender = try SM2PublicKey(bytes: Array(content.prefix(keyCount)))
    let rest = content.dropFirst(keyCount)
    let signature = try Signature64(bytes: Array(rest.prefix(Signature64.byteCount)))
    let bytes = Array(rest.dropFirst(Signature64.byteCount))
    try sender.verify(signature, for: statement(of: bytes, to: recipient))
    return (bytes, sender)
  }

  private static func statement(of bytes: [UInt8], to recipient: SM2PublicKey) -> [UInt8] {
    magic + recipient.bytes + SM3.digest(bytes).bytes
  }
}
