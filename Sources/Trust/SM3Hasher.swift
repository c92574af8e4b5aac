import CLibcrypto

/// An SM3 digest over bytes that come in pieces, such as a file.
public struct SM3Hasher: ~Copyable {
  private let hash: OpaquePointer?

  /// Nothing taken in yet.
  public init() {
    hash = clibcrypto_sm3_begin()
  }

  deinit {
    clibcrypto_sm3_free(hash)
  }

  /// Takes more bytes in.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let hash, let start = bytes.baseAddress else { return }
    _ = clibcrypto_sm3_update(hash, start, bytes.count)
  }

  /// Takes more bytes in.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// The digest of all bytes taken in.
  /// - Precondition: `SM3.isAvailable`.
  public consuming func finish() -> Digest32 {
    guard let hash else { return SM3.present(nil) }
    var bytes = [UInt8](repeating: 0, count: Digest32.byteCount)
    guard clibcrypto_sm3_finish(hash, &bytes) == 1 else { return SM3.present(nil) }
    return SM3.present(Digest32(bytes: bytes))
  }
}
