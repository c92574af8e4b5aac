import DomainModel
import Glibc
import JSONDiff
import UseCases

/// Files and standard streams of the system.
enum LiveFiles {
  static let files = CommandFiles(read: read, readChunks: readChunks, write: write)

  private static let chunkBytes = 1 << 18

  private static func read(_ path: String) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    try readChunks(path) { (chunk) throws(Failure) in
      guard bytes.count + chunk.count <= 256 << 20 else {
        throw Failure(.inputTooLarge, ["path": .string(path), "limit": "256 MiB"])
      }
      bytes.append(contentsOf: chunk)
    }
    return bytes
  }

  private static func readChunks(
    _ path: String, _ body: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, isWriting: false) }
    defer { if path != "-" { close(descriptor) } }
    var buffer = [UInt8](repeating: 0, count: chunkBytes)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path, isWriting: false)
      }
      try body(buffer[..<count])
    }
  }

  /// A file is written beside its name and moved there at the end, so that what fails half-way
  /// leaves an older file as it was.
  private static func write(
    _ path: String, _ body: (([UInt8]) throws(Failure) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    guard path != "-" else {
      return try body { (bytes) throws(Failure) in
        try StandardStreams.write(bytes, to: STDOUT_FILENO)
      }
    }
    let part = path + ".part"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path, isWriting: true) }
    do throws(Failure) {
      defer { close(descriptor) }
      try body { (bytes) throws(Failure) in
        try StandardStreams.write(bytes, to: descriptor, path: path)
      }
      guard fsync(descriptor) == 0 else { throw failure(path, isWriting: true) }
    } catch {
      unlink(part)
      throw error
    }
    guard rename(part, path) == 0 else { throw failure(path, isWriting: true) }
  }

  static func failure(_ path: String, isWriting: Bool) -> Failure {
    let number = errno
    let text = String(cString: strerror(number))
    let code: Failure.Code =
      switch number {
      case ENOENT where !isWriting: .fileMissing
      case ENOSPC, EDQUOT: .storeFull
      default: isWriting ? .cannotWrite : .inputOutput
      }
    let stream = isWriting ? "stdout" : "stdin"
    return Failure(
      code, ["path": .string(path == "-" ? stream : path), "text": .string(text)])
  }
}
