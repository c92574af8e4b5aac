import DomainModel
import Glibc
import JSONDiff
import Trust

/// An open file that is read or written piece by piece; closed when it goes.
final class FileStream {
  private static let pieceBytes = 256 * 1024

  let path: String
  private let descriptor: Int32

  /// - Throws: `file.missing`.
  init(reading path: String) throws(Failure) {
    self.path = path
    descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(.fileMissing, ["path": .string(path)]) }
  }

  /// Makes the file anew, readable by the owner only.
  /// - Throws: `file.cannotWrite`.
  init(writing path: String) throws(Failure) {
    self.path = path
    descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure(.cannotWrite, path) }
  }

  /// Opens the file to write at its end; makes it, readable by the owner only, when it isn't there.
  /// - Throws: `file.cannotWrite`.
  init(appending path: String) throws(Failure) {
    self.path = path
    descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure(.cannotWrite, path) }
  }

  deinit {
    Glibc.close(descriptor)
  }

  /// Goes on so many bytes further.
  func skip(_ count: Int) throws(Failure) {
    guard lseek(descriptor, count, SEEK_CUR) >= 0 else { throw Self.failure(.inputOutput, path) }
  }

  /// Up to so many bytes; fewer at the end of the file.
  func read(_ count: Int) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
      }
      guard got >= 0 else { throw Self.failure(.inputOutput, path) }
      if got == 0 { break }
      filled += got
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  /// A line without its end; nil when it is longer than the limit or the file ends first.
  func line(limit: Int) throws(Failure) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let next = try read(1)
      guard let byte = next.first else { return nil }
      if byte == 10 { return bytes }
      bytes.append(byte)
    }
    return nil
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      guard count > 0 else { throw Self.failure(.cannotWrite, path) }
      written += count
    }
  }

  /// Waits until the bytes are on the disk.
  func synchronize() throws(Failure) {
    guard fsync(descriptor) == 0 else { throw Self.failure(.cannotWrite, path) }
  }

  /// Gives so many bytes piece by piece.
  /// - Returns: how many there were; fewer than asked when the file is shorter.
  @discardableResult
  func forEachPiece(
    of count: Int, _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    var left = count
    while left > 0 {
      let piece = try read(min(left, Self.pieceBytes))
      if piece.isEmpty { break }
      try body(piece)
      left -= piece.count
    }
    return count - left
  }

  /// The SM3 of a whole file and its length.
  static func digest(of path: String) throws(Failure) -> (bytes: Int, digest: Digest32) {
    let stream = try FileStream(reading: path)
    var hasher = SM3Hasher()
    var length = 0
    while true {
      let piece = try stream.read(pieceBytes)
      if piece.isEmpty { break }
      hasher.update(piece)
      length += piece.count
    }
    return (length, hasher.finish())
  }

  private static func failure(_ code: Failure.Code, _ path: String) -> Failure {
    Failure(code, ["path": .string(path), "text": .string(String(cString: strerror(errno)))])
  }
}
