/// A signature of 64 bytes, r‖s with SM2 and R‖S with Ed25519. The DER of other libraries is
/// refused: it has several spellings of one signature.
public struct Signature64: Hashable, Sendable {
  /// The number of bytes.
  public static let byteCount = 64

  /// The 64 bytes.
  public let bytes: [UInt8]

  /// A signature from its bytes; whether it is valid is another question.
  /// - Throws: `trust.signature.form` unless there are exactly 64.
  public init(bytes: [UInt8]) throws(TrustProblem) {
    guard bytes.count == Self.byteCount else {
      throw TrustProblem(.signatureForm, "a signature has 64 bytes, this has \(bytes.count)")
    }
    self.bytes = bytes
  }

  /// A signature from unpadded base64url.
  /// - Throws: `trust.signature.form`.
  public init(text: String) throws(TrustProblem) {
    guard let bytes = Base64.bytes(url: text) else {
      throw TrustProblem(.signatureForm, "a signature is written in base64url without padding")
    }
    try self.init(bytes: bytes)
  }

  /// Unpadded base64url, 86 letters.
  public var text: String { Base64.url(bytes) }
}
