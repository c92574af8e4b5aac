import CLibcrypto

/// The SM3 digest, GB/T 32905-2016, computed by libcrypto.
public enum SM3 {
  /// Whether this libcrypto has SM3. A build with only the FIPS provider has not; `doctor` and
  /// the start of a program ask, because without SM3 there is no `rev` and nothing can be stored.
  public static let isAvailable: Bool = {
    var digest = [UInt8](repeating: 0, count: Digest32.byteCount)
    return clibcrypto_sm3(nil, 0, &digest) == 1
  }()

  /// The digest of bytes. Safe on any thread.
  /// - Precondition: `isAvailable`; going on without digests would store what nobody can verify.
  public static func digest(_ bytes: UnsafeRawBufferPointer) -> Digest32 {
    let digest = withUnsafeTemporaryAllocation(byteCount: Digest32.byteCount, alignment: 8) {
      output -> Digest32? in
      let start = output.assumingMemoryBound(to: UInt8.self).baseAddress
      guard clibcrypto_sm3(bytes.baseAddress, bytes.count, start) == 1 else { return nil }
      return Digest32(bytes: UnsafeRawBufferPointer(output))
    }
    return Self.present(digest)
  }

  /// The digest of bytes. Safe on any thread.
  public static func digest(_ bytes: [UInt8]) -> Digest32 {
    bytes.withUnsafeBytes { digest($0) }
  }

  /// The digest of bytes as 64 lower-case hexadecimal digits.
  public static func hex(_ bytes: [UInt8]) -> String {
    digest(bytes).hex
  }

  static func present(_ digest: Digest32?) -> Digest32 {
    guard let digest else { preconditionFailure("libcrypto has no SM3; SM3.isAvailable says so") }
    return digest
  }
}
