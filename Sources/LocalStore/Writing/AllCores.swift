import Dispatch
import DomainModel
import Synchronization

/// Work on many values that needs no database, on all cores.
enum AllCores {
  /// So many values are enough for a core to be worth waking.
  private static let part = 64

  /// The results in the order of the values.
  static func results<Value: Sendable, Output: Sendable>(
    of values: [Value], _ work: @Sendable (Value) throws(Failure) -> Output
  ) -> [Result<Output, Failure>] {
    let parts = (values.count + part - 1) / part
    let done = Mutex<[Int: [Result<Output, Failure>]]>([:])
    DispatchQueue.concurrentPerform(iterations: parts) { index in
      let range = index * part..<min((index + 1) * part, values.count)
      let results = values[range].map { value in
        Result { () throws(Failure) in try work(value) }
      }
      done.withLock { $0[index] = results }
    }
    let results = done.withLock { $0 }
    return (0..<parts).flatMap { results[$0] ?? [] }
  }
}
