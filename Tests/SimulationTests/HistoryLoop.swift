import Synchronization

/// Runs asynchronous work on the thread that asks, one job after another, so that a history takes
/// the same course each time and waits for nobody else's thread.
final class HistoryLoop: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
  }

  /// - Returns: what the work gave; nil when it waits for something outside this loop.
  func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value? {
    let result = Mutex<Value?>(nil)
    let task = Task(executorPreference: self) {
      let value = await body()
      result.withLock { $0 = value }
    }
    defer { task.cancel() }
    while true {
      if let value = result.withLock({ $0 }) { return value }
      guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return nil }
      job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}
