import DomainModel
import JSONDiff
import LocalStore
import Synchronization
import UseCases

/// A clock that stands still until it is moved, and chance that repeats.
final class WorldClock: Sendable {
  private let instant: Mutex<Instant>
  private let state = Mutex<UInt64>(0x9E37_79B9_7F4A_7C15)

  init(_ start: Instant) {
    instant = Mutex(start)
  }

  var now: Instant { instant.withLock { $0 } }

  func advance(seconds: Int) { instant.withLock { $0 = $0.adding(seconds: seconds) } }

  /// Xorshift: the same bytes in every run.
  func random(_ count: Int) -> [UInt8] {
    state.withLock { state in
      (0..<count).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state >> 24)
      }
    }
  }

  var environment: StoreEnvironment {
    StoreEnvironment(
      now: { self.now }, random: { self.random($0) }, processDescription: "test")
  }
}

/// Files in memory.
final class WorldFiles: Sendable {
  private let contents = Mutex<[String: [UInt8]]>([:])

  subscript(_ path: String) -> [UInt8]? {
    get { contents.withLock { $0[path] } }
    set { contents.withLock { $0[path] = newValue } }
  }

  var files: CommandFiles {
    CommandFiles(
      read: { (path) throws(Failure) in try self.bytes(path) },
      readChunks: { (path, body) throws(Failure) in
        let bytes = try self.bytes(path)
        for start in stride(from: 0, to: bytes.count, by: 1000) {
          try body(bytes[start..<min(start + 1000, bytes.count)])
        }
      },
      write: { (path, body) throws(Failure) in
        var written: [UInt8] = []
        try body { (bytes) throws(Failure) in written += bytes }
        self.contents.withLock { $0[path] = written }
      })
  }

  private func bytes(_ path: String) throws(Failure) -> [UInt8] {
    guard let bytes = self[path] else {
      throw Failure(.fileMissing, ["path": .string(path)])
    }
    return bytes
  }
}
