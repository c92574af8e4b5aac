import DomainModel
import Foundation
import Glibc
import JSONDiff
import Trust

extension StoreFolder {
  /// Whether the content with this digest is here, whole.
  public func hasBlob(_ digest: Digest32) -> Bool {
    FileManager.default.fileExists(atPath: blob(digest.hex))
  }

  /// How many bytes the content has; nil when it isn't here.
  public func blobSize(_ digest: Digest32) -> Int? { size(blob(digest.hex)) }

  /// How many bytes of content that is still arriving are here.
  public func partSize(_ digest: Digest32) -> Int { size(part(digest)) ?? 0 }

  /// A piece of a content.
  /// - Throws: `file.missing`, `io.failed`.
  public func readBlob(
    _ digest: Digest32, from offset: Int, count: Int
  ) throws(Failure) -> [UInt8] {
    let stream = try FileStream(reading: blob(digest.hex))
    try stream.skip(offset)
    return try stream.read(count)
  }

  /// Keeps a content that was made here; one that is here already stays.
  /// - Returns: its digest.
  /// - Throws: `file.cannotWrite`.
  public func keepBlob(_ bytes: [UInt8]) throws(Failure) -> Digest32 {
    let digest = SM3.digest(bytes)
    guard !hasBlob(digest) else { return digest }
    unlink(part(digest))
    try appendPart(digest, bytes)
    guard try finishPart(digest) else { throw Failure(.inputOutput, ["path": .string(blobs)]) }
    return digest
  }

  /// Adds a piece to content that is arriving; it is on the disk when this returns.
  /// - Throws: `file.cannotWrite`.
  public func appendPart(_ digest: Digest32, _ bytes: [UInt8]) throws(Failure) {
    let folder = (part(digest) as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let stream = try FileStream(appending: part(digest))
    try stream.write(bytes)
    try stream.synchronize()
  }

  /// Takes what has arrived for the content, if it is that.
  /// - Returns: false when the digest is another; nothing of it is kept then.
  /// - Throws: `file.missing`, `file.cannotWrite`.
  public func finishPart(_ digest: Digest32) throws(Failure) -> Bool {
    guard try FileStream.digest(of: part(digest)).digest == digest else {
      unlink(part(digest))
      return false
    }
    guard rename(part(digest), blob(digest.hex)) == 0 else {
      throw Failure(.cannotWrite, ["path": .string(blob(digest.hex))])
    }
    return true
  }

  private func part(_ digest: Digest32) -> String { blob(digest.hex) + ".part" }

  private func size(_ path: String) -> Int? {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_size) : nil
  }
}
