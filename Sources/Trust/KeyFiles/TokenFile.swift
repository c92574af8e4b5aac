/// The file with the bearer token of a device, mode 0600: `keys/token`. The node keeps only the
/// token's SM3.
public struct TokenFile: Hashable, Sendable {
  /// The number of bytes of a token.
  public static let byteCount = 32

  /// Where the file is.
  public let path: String

  /// The file at a path, which need not exist yet.
  public init(path: String) {
    self.path = path
  }

  /// Keeps a token in base64url; an older one is replaced, as after a new enrolment.
  /// - Throws: `trust.key` unless it has 32 bytes, `trust.keyFile.write`.
  public func write(_ token: SecretBytes) throws(TrustProblem) {
    guard token.count == Self.byteCount else {
      throw TrustProblem(.key, "a token has \(Self.byteCount) bytes")
    }
    let text = token.withBytes { Base64.url(Array($0)) }
    try OwnFile.replace(path, Array(text.utf8) + [0x0A])
  }

  /// The token.
  /// - Throws: `trust.keyFile.missing`, `.exposed`, `.form`.
  public func read() throws(TrustProblem) -> SecretBytes {
    var bytes = try OwnFile.read(path, limit: 256)
    defer { SecretBytes.clear(&bytes) }
    guard bytes.last == 0x0A,
      var token = Base64.bytes(url: String(decoding: bytes.dropLast(), as: UTF8.self)),
      token.count == Self.byteCount
    else { throw TrustProblem(.keyFileForm, "\(path) has no token") }
    return SecretBytes(taking: &token)
  }
}
