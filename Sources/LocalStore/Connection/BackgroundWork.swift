import Dispatch
import DomainModel
import Synchronization

/// Work that runs beside the calling thread until it is waited for.
final class BackgroundWork: Sendable {
  private let failure = Mutex<Failure?>(nil)
  private let group = DispatchGroup()

  init(_ body: @escaping @Sendable () throws(Failure) -> Void) {
    DispatchQueue.global().async(group: group) { [self] in
      do throws(Failure) {
        try body()
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  /// - Throws: what the work failed with.
  func wait() throws(Failure) {
    group.wait()
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}
