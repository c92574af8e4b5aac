import DomainModel
import Synchronization

/// All chance of a history, out of one number.
final class Chance: Sendable {
  private let state: Mutex<UInt64>

  init(_ seed: Int) {
    var mixed = UInt64(bitPattern: Int64(seed)) &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = Mutex((mixed ^ (mixed >> 27)) | 1)
  }

  func next() -> UInt64 {
    state.withLock { state in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state >> 11
    }
  }

  func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// True so many times out of a thousand.
  func happens(_ perMille: Int) -> Bool { below(1000) < perMille }

  func pick<Value>(_ values: [Value]) -> Value? {
    values.isEmpty ? nil : values[below(values.count)]
  }

  func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }
}

/// The time of a history; it goes on only when the history says so.
final class HistoryClock: Sendable {
  private let milliseconds = Mutex<Int64>(1_795_395_600_000)

  var now: Instant { milliseconds.withLock { Instant(milliseconds: $0) } }

  func pass(milliseconds passed: Int) { milliseconds.withLock { $0 += Int64(passed) } }
}
