import Glibc

/// Files only their owner may read, written whole or not at all.
enum OwnFile {
  /// Makes a file that isn't there yet. A temporary neighbour is filled, synced and then linked to
  /// the name: a link fails where a file is, while a rename would overwrite a key.
  static func create(_ path: String, _ bytes: [UInt8]) throws(TrustProblem) {
    let neighbour = try written(beside: path, bytes)
    defer { unlink(neighbour) }
    guard link(neighbour, path) == 0 else {
      throw errno == EEXIST
        ? TrustProblem(.keyFileExists, "\(path) exists; a key is never overwritten")
        : refusal(path)
    }
    syncFolder(of: path)
  }

  /// Puts other bytes in the place of a file.
  static func replace(_ path: String, _ bytes: [UInt8]) throws(TrustProblem) {
    let neighbour = try written(beside: path, bytes)
    guard rename(neighbour, path) == 0 else {
      let problem = refusal(path)
      unlink(neighbour)
      throw problem
    }
    syncFolder(of: path)
  }

  /// The bytes of a file that is plain, ours and of nobody else's business.
  static func read(_ path: String, limit: Int) throws(TrustProblem) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      throw errno == ENOENT
        ? TrustProblem(.keyFileMissing, "\(path) doesn't exist")
        : TrustProblem(.keyFileExposed, "\(path): \(reason())")
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_mode & 0o077 == 0
    else {
      throw TrustProblem(.keyFileExposed, "\(path) must be a file of its owner with mode 0600")
    }
    return try content(of: file, path, limit: limit)
  }

  private static func content(
    of file: Int32, _ path: String, limit: Int
  ) throws(TrustProblem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var filled = 0
    while filled < limit {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress.map { $0 + filled }, limit - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw TrustProblem(.keyFileForm, "\(path): \(reason())") }
      if count == 0 { return Array(bytes.prefix(filled)) }
      filled += count
    }
    throw TrustProblem(.keyFileForm, "\(path) is too large for a key")
  }

  private static func written(
    beside path: String, _ bytes: [UInt8]
  ) throws(TrustProblem) -> String {
    let neighbour = "\(path).\(getpid()).part"
    unlink(neighbour)
    let file = open(neighbour, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw refusal(path) }
    let isWritten = writeAll(bytes, to: file) && fsync(file) == 0
    let problem = refusal(path)
    guard close(file) == 0, isWritten else {
      unlink(neighbour)
      throw problem
    }
    return neighbour
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Without this the name itself may be lost with the power. A folder that can't be opened for
  /// reading can't be synced either; then the file system's own order has to do.
  private static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let file = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    close(file)
  }

  private static func refusal(_ path: String) -> TrustProblem {
    TrustProblem(.keyFileWrite, "\(path): \(reason())")
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
