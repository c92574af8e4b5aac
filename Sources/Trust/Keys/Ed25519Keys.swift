import CLibcrypto

/// An Ed25519 public key, RFC 8032, for peers and tools without SM2.
public struct Ed25519PublicKey: Hashable, Sendable, CustomStringConvertible {
  /// The number of bytes.
  public static let byteCount = 32

  /// The 32 bytes of the point.
  public let bytes: [UInt8]

  /// A key from its bytes.
  /// - Throws: `trust.key` unless there are exactly 32.
  public init(bytes: [UInt8]) throws(TrustProblem) {
    guard bytes.count == Self.byteCount else {
      throw TrustProblem(.key, "an Ed25519 public key has 32 bytes")
    }
    self.bytes = bytes
  }

  /// A key from unpadded base64url.
  /// - Throws: `trust.key`.
  public init(text: String) throws(TrustProblem) {
    try self.init(bytes: Base64.bytes(url: text) ?? [])
  }

  /// Unpadded base64url, 43 letters.
  public var text: String { Base64.url(bytes) }

  /// The same as `text`.
  public var description: String { text }

  /// Whether this key signed the message.
  public func isValid(_ signature: Signature64, for message: [UInt8]) -> Bool {
    clibcrypto_ed25519_verify(bytes, message, message.count, signature.bytes) == 1
  }
}

/// An Ed25519 private key: its seed of 32 bytes.
public struct Ed25519PrivateKey: Sendable {
  /// The number of bytes of the seed.
  public static let byteCount = 32

  let seed: SecretBytes

  /// The public key that goes with it.
  public let publicKey: Ed25519PublicKey

  /// A key from its seed.
  /// - Throws: `trust.key` unless it has 32 bytes.
  public init(seed: SecretBytes) throws(TrustProblem) {
    var point = [UInt8](repeating: 0, count: Ed25519PublicKey.byteCount)
    let isDerived = seed.withBytes { bytes in
      let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
      return bytes.count == Self.byteCount && clibcrypto_ed25519_public(start, &point) == 1
    }
    guard isDerived else { throw TrustProblem(.key, "an Ed25519 seed has 32 bytes") }
    self.seed = seed
    publicKey = try Ed25519PublicKey(bytes: point)
  }

  /// A new key.
  /// - Parameter random: unpredictable bytes, as many as asked; `SystemRandom.bytes`.
  /// - Returns: the key.
  /// - Throws: `trust.key` when `random` gives another count.
  public static func generated(
    random: (Int) -> [UInt8]
  ) throws(TrustProblem) -> Ed25519PrivateKey {
    var bytes = random(byteCount)
    return try Ed25519PrivateKey(seed: SecretBytes(taking: &bytes))
  }

  /// The signature of a message; the same each time.
  /// - Throws: `trust.unavailable`.
  public func signature(of message: [UInt8]) throws(TrustProblem) -> Signature64 {
    var signature = [UInt8](repeating: 0, count: Signature64.byteCount)
    let isDone = seed.withBytes { seed in
      let start = seed.assumingMemoryBound(to: UInt8.self).baseAddress
      return clibcrypto_ed25519_sign(start, message, message.count, &signature)
    }
    guard isDone == 1 else { throw TrustProblem(.unavailable, "libcrypto has no Ed25519") }
    return try Signature64(bytes: signature)
  }
}
