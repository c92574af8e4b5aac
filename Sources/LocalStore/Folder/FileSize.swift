import Glibc

/// Sizes of files.
enum FileSize {
  /// Zero for a file that isn't there.
  static func bytes(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
