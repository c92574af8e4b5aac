import Glibc

/// The lines of a file, read in pieces of 256 KiB.
struct LineFile {
  let path: String
  static let pieceBytes = 1 << 18

  /// Gives each line without its end.
  func forEach(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var rest: [UInt8] = []
    try pieces { piece in
      rest += piece
      var start = 0
      while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
        try rest[start..<end].withUnsafeBytes { try body($0) }
        start = end + 1
      }
      rest.removeFirst(start)
    }
    if !rest.isEmpty { try rest.withUnsafeBytes { try body($0) } }
  }

  /// Gives the bytes as they come.
  func pieces(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BenchmarkProblem.unreadable(path) }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: Self.pieceBytes)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { throw BenchmarkProblem.unreadable(path) }
      if count == 0 { return }
      try body(buffer[..<count])
    }
  }
}
