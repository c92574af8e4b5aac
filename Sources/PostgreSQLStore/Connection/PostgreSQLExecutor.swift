#if PostgreSQL
import Dispatch

/// Runs a session on a queue of its own: libpq waits for the server, which the threads that all tasks
/// share must not.
final class PostgreSQLExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "postgresql")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
#endif
