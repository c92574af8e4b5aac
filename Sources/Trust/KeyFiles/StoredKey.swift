/// A private key as a file keeps it.
public enum StoredKey: Sendable {
  /// An SM2 key: devices, operators, nodes.
  case sm2(SM2PrivateKey)
  /// An Ed25519 key: a node's second line on a checkpoint, and peers without SM2.
  case ed25519(Ed25519PrivateKey)

  /// The word of the algorithm in a key file.
  public enum Algorithm: String, CaseIterable, Sendable {
    /// SM2 with SM3.
    case sm2 = "SM2"
    /// Ed25519.
    case ed25519 = "Ed25519"
  }

  /// Which algorithm.
  public var algorithm: Algorithm {
    switch self {
    case .sm2: .sm2
    case .ed25519: .ed25519
    }
  }

  /// The public key in unpadded base64url.
  public var publicText: String {
    switch self {
    case .sm2(let key): key.publicKey.text
    case .ed25519(let key): key.publicKey.text
    }
  }

  /// A new key of an algorithm.
  /// - Throws: `trust.key` when `random` is broken.
  public static func generated(
    _ algorithm: Algorithm, random: (Int) -> [UInt8]
  ) throws(TrustProblem) -> StoredKey {
    switch algorithm {
    case .sm2: .sm2(try SM2PrivateKey.generated(random: random))
    case .ed25519: .ed25519(try Ed25519PrivateKey.generated(random: random))
    }
  }

  init(_ algorithm: Algorithm, secret: SecretBytes) throws(TrustProblem) {
    switch algorithm {
    case .sm2: self = .sm2(try SM2PrivateKey(number: secret))
    case .ed25519: self = .ed25519(try Ed25519PrivateKey(seed: secret))
    }
  }

  var secret: SecretBytes {
    switch self {
    case .sm2(let key): key.number
    case .ed25519(let key): key.seed
    }
  }
}
