import CLibcrypto

/// An SM2 private key. It is born into a `KeyFile` and read from it, so that what was signed can
/// be signed again after a crash.
public struct SM2PrivateKey: Sendable {
  /// The number of bytes of the private number.
  public static let byteCount = 32

  let number: SecretBytes

  /// The point that goes with it.
  public let publicKey: SM2PublicKey

  /// A key from its number, the most significant byte first.
  /// - Throws: `trust.key` unless it is in 1…n-2.
  public init(number: SecretBytes) throws(TrustProblem) {
    var point = [UInt8](repeating: 0, count: SM2PublicKey.byteCount)
    let isDerived = number.withBytes { bytes in
      let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
      return bytes.count == Self.byteCount && clibcrypto_sm2_public(start, &point) == 1
    }
    guard isDerived else {
      throw TrustProblem(.key, "an SM2 private key is a number of 32 bytes in 1…n-2")
    }
    self.number = number
    publicKey = SM2PublicKey(computed: point)
  }

  /// A new key.
  /// - Parameter random: unpredictable bytes, as many as asked; `SystemRandom.bytes`.
  /// - Returns: the key.
  /// - Throws: `trust.key` when `random` gives numbers out of range again and again.
  public static func generated(
    random: (Int) -> [UInt8]
  ) throws(TrustProblem) -> SM2PrivateKey {
    // One number in 2^32 is out of range; a second miss means the source is broken.
    for _ in 0..<4 {
      var bytes = random(byteCount)
      if let key = try? SM2PrivateKey(number: SecretBytes(taking: &bytes)) { return key }
    }
    throw TrustProblem(.key, "the source of random bytes gives no number in range")
  }

  /// The signature of a message under `SM2PublicKey.identity`; another one each time.
  /// - Throws: `trust.unavailable`.
  public func signature(of message: [UInt8]) throws(TrustProblem) -> Signature64 {
    var signature = [UInt8](repeating: 0, count: Signature64.byteCount)
    let identity = SM2PublicKey.identity
    let isDone = number.withBytes { number in
      let start = number.assumingMemoryBound(to: UInt8.self).baseAddress
      return clibcrypto_sm2_sign(
        start, publicKey.bytes, identity, identity.count, message, message.count, &signature)
    }
    guard isDone == 1 else { throw TrustProblem(.unavailable, "libcrypto signs nothing with SM2") }
    return try Signature64(bytes: signature)
  }

  /// What was encrypted to the public key.
  /// - Throws: `trust.sealed` when it was changed or is for another key.
  public func decrypted(_ cipher: [UInt8]) throws(TrustProblem) -> SecretBytes {
    let extra = Int(CLIBCRYPTO_SM2_EXTRA_BYTES)
    var plain = [UInt8](repeating: 0, count: max(0, cipher.count - extra))
    let isDone = number.withBytes { number in
      let start = number.assumingMemoryBound(to: UInt8.self).baseAddress
      return clibcrypto_sm2_decrypt(start, publicKey.bytes, cipher, cipher.count, &plain)
    }
    guard isDone == 1 else {
      throw TrustProblem(.sealed, "the SM2 ciphertext was changed or is for another key")
    }
    return SecretBytes(taking: &plain)
  }
}
