import Glibc

/// Size and time of a file: differs when it was written.
struct LogStamp: Equatable {
  private let bytes: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// Nil when there is no such file.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    bytes = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}
