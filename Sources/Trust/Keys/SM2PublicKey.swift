import CLibcrypto

/// An SM2 public key, GB/T 32918-2016, on the curve of GB/T 32918.5.
public struct SM2PublicKey: Hashable, Sendable, CustomStringConvertible {
  /// The number of bytes of an uncompressed point.
  public static let byteCount = 65

  /// The user identity every signature is made under. The standard's own examples and certificates
  /// use it; libcrypto before 4.0 would silently take an empty one.
  public static let identity = Array("1234567812345678".utf8)

  /// The uncompressed point 04‖x‖y.
  public let bytes: [UInt8]

  /// A key from an uncompressed point.
  /// - Throws: `trust.key` for other lengths and for points that aren't on the curve.
  public init(bytes: [UInt8]) throws(TrustProblem) {
    guard bytes.count == Self.byteCount, clibcrypto_sm2_is_point(bytes) == 1 else {
      throw TrustProblem(.key, "an SM2 public key is a point of the curve in 65 bytes 04‖x‖y")
    }
    self.bytes = bytes
  }

  /// A key from unpadded base64url.
  /// - Throws: `trust.key`.
  public init(text: String) throws(TrustProblem) {
    try self.init(bytes: Base64.bytes(url: text) ?? [])
  }

  /// For points that libcrypto has just computed.
  init(computed bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Unpadded base64url, 87 letters.
  public var text: String { Base64.url(bytes) }

  /// The same as `text`.
  public var description: String { text }

  /// SM3 of the point, by which a file names its recipient.
  public var fingerprint: Digest32 { SM3.digest(bytes) }

  /// Whether this key signed the message under `identity`.
  public func isValid(_ signature: Signature64, for message: [UInt8]) -> Bool {
    message.withUnsafeBytes { message in
      clibcrypto_sm2_verify(
        bytes, Self.identity, Self.identity.count, message.baseAddress, message.count,
        signature.bytes) == 1
    }
  }

  /// Accepts a signature.
  /// - Throws: `trust.signature` when it isn't this key's over the message.
  public func verify(_ signature: Signature64, for message: [UInt8]) throws(TrustProblem) {
    guard isValid(signature, for: message) else {
      throw TrustProblem(.signature, "not a signature of key \(text) over these bytes")
    }
  }

  /// Encrypts a short message, such as a key, to the holder: C1‖C3‖C2 of GB/T 32918.4, 97 bytes
  /// longer than the message. Whole files go through `PeerFile`.
  /// - Throws: `trust.unavailable` for an empty message or when libcrypto refuses.
  public func encrypted(_ message: [UInt8]) throws(TrustProblem) -> [UInt8] {
    var cipher = [UInt8](repeating: 0, count: message.count + Int(CLIBCRYPTO_SM2_EXTRA_BYTES))
    guard !message.isEmpty,
      clibcrypto_sm2_encrypt(bytes, message, message.count, &cipher) == 1
    else { throw TrustProblem(.unavailable, "SM2 encrypted nothing") }
    return cipher
  }
}
