import Glibc

/// Sizes of files.
enum FileSize {
  /// Zero for a file that isn't there.
  static func bytes(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

/// Which file stands at a path: another one after it was replaced.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let number: UInt

  /// Nil when no file is there.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
  }
}
