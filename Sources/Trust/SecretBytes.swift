import CLibcrypto
import Synchronization

/// Secret bytes outside of Swift's arrays, which are copied freely: one place in memory,
/// overwritten with zeros when the last holder is gone. Not printed, not compared, not encoded.
///
/// What a caller copies out of `withBytes` is his own to clear. Pages may still be swapped by the
/// kernel; the disk's own encryption is for that.
public final class SecretBytes: Sendable {
  private struct Memory: ~Copyable {
    let bytes: UnsafeMutableRawBufferPointer

    deinit {
      clibcrypto_cleanse(bytes.baseAddress, bytes.count)
      bytes.deallocate()
    }
  }

  private let memory: Mutex<Memory>

  /// How many bytes.
  public let count: Int

  /// A copy of the bytes; clear yours with `SecretBytes.clear`.
  public init(_ bytes: [UInt8]) {
    count = bytes.count
    let place = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    place.copyBytes(from: bytes)
    memory = Mutex(Memory(bytes: place))
  }

  /// The bytes moved in: the array is overwritten with zeros, unless somebody holds a copy.
  public convenience init(taking bytes: inout [UInt8]) {
    self.init(bytes)
    Self.clear(&bytes)
  }

  /// Lends the bytes for the time of the call.
  public func withBytes<Result: Sendable>(
    _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    memory.withLock { body(UnsafeRawBufferPointer($0.bytes)) }
  }

  /// Overwrites an array with zeros and empties it. An array that shares its place with a copy is
  /// copied by Swift first; then the copy keeps the secret.
  public static func clear(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { clibcrypto_cleanse($0.baseAddress, $0.count) }
    bytes = []
  }
}
