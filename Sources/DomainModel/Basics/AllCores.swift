import Dispatch
import Synchronization

/// Work on values that needs nothing but the value, on all cores.
public enum AllCores {
  /// So many values are enough for a core to be worth waking.
  private static let part = 64

  /// The results in the order of the values.
  public static func map<Value: Sendable, Output: Sendable>(
    _ values: [Value], _ work: @Sendable (Value) -> Output
  ) -> [Output] {
    guard values.count > part else { return values.map(work) }
    let parts = (values.count + part - 1) / part
    let done = Mutex<[Int: [Output]]>([:])
    DispatchQueue.concurrentPerform(iterations: parts) { index in
      let range = index * part..<min((index + 1) * part, values.count)
      let outputs = values[range].map(work)
      done.withLock { $0[index] = outputs }
    }
    let outputs = done.withLock { $0 }
    return (0..<parts).flatMap { outputs[$0] ?? [] }
  }

  /// The same for work that may fail with some values.
  public static func results<Value: Sendable, Output: Sendable>(
    of values: [Value], _ work: @Sendable (Value) throws(Failure) -> Output
  ) -> [Result<Output, Failure>] {
    map(values) { value in Result { () throws(Failure) in try work(value) } }
  }
}
