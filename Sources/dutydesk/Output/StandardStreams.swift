import DomainModel
import Glibc

/// Standard output and error, whole or not at all.
enum StandardStreams {
  static func print(_ text: String) throws(Failure) {
    try write(Array((text + "\n").utf8), to: STDOUT_FILENO)
  }

  /// What goes to standard error is said as well as possible; there is nobody left to tell.
  static func printError(_ text: String) {
    try? write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// `path`: what a failure calls the file behind the descriptor.
  static func write(
    _ bytes: [UInt8], to descriptor: Int32, path: String = "-"
  ) throws(Failure) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw LiveFiles.failure(path, isWriting: true)
      }
      start += count
    }
  }
}
