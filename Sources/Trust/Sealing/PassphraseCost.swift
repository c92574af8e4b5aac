import CLibcrypto

/// What guessing a passphrase costs: the parameters of scrypt, RFC 7914. A PIN is short, so the
/// derivation must cost memory; PBKDF2 with SM3 costs none and falls to graphics cards.
public struct PassphraseCost: Hashable, Sendable {
  /// N as a power of two.
  public let logarithm: Int
  /// r, the size of a block.
  public let blocks: Int
  /// p, how many times.
  public let lanes: Int

  /// Three passes over 32 MiB, about a third of a second on a desk of 2020.
  public static let standard = PassphraseCost(logarithm: 15, blocks: 8, lanes: 3)

  /// Memory beyond which a file's parameters are refused: reading a key must not fill a machine.
  static let maximumMemory = 256 << 20

  /// Parameters; whether they are sane is asked when they are used.
  public init(logarithm: Int, blocks: Int, lanes: Int) {
    self.logarithm = logarithm
    self.blocks = blocks
    self.lanes = lanes
  }

  /// Whether the parameters are worth anything and can be paid.
  var isAcceptable: Bool {
    (4...20).contains(logarithm) && (1...32).contains(blocks) && (1...16).contains(lanes)
      && (128 * blocks) << logarithm <= Self.maximumMemory
  }

  /// The sealing key of a passphrase and a salt.
  /// - Throws: `trust.keyFile.form` for parameters out of bounds, `trust.unavailable`.
  func key(passphrase: SecretBytes, salt: [UInt8]) throws(TrustProblem) -> SealingKey {
    guard isAcceptable else {
      throw TrustProblem(.keyFileForm, "scrypt parameters \(text) are out of bounds")
    }
    var key = [UInt8](repeating: 0, count: SealingKey.byteCount)
    let isDone = passphrase.withBytes { secret in
      clibcrypto_scrypt(
        secret.baseAddress, secret.count, salt, salt.count, 1 << UInt64(logarithm),
        UInt64(blocks), UInt64(lanes), UInt64(Self.maximumMemory + (1 << 20)), &key, key.count)
    }
    guard isDone == 1 else { throw TrustProblem(.unavailable, "libcrypto refused scrypt") }
    return try SealingKey(bytes: SecretBytes(taking: &key))
  }

  /// As a key file has it.
  var text: String { "\(logarithm) \(blocks) \(lanes)" }
}
