import Dispatch
import DomainModel
import LocalStore
import Synchronization
import UseCases

/// Indexes what a bulk load left, a fifth of a second at a time, so that commands get in between.
final class BackgroundIndexing: Sendable {
  /// A store that another process holds is tried again this late.
  private static let retrySeconds = 5.0

  private let desk: @Sendable () throws(Failure) -> Desk
  private let queue = DispatchQueue(label: "index", qos: .utility)
  private let isStopped = Atomic(false)

  /// `desk`: opens the store for writing; throws `.storeBusy` while another process holds it.
  init(desk: @escaping @Sendable () throws(Failure) -> Desk) {
    self.desk = desk
  }

  /// - Parameter tell: told what it failed at; it then ends, unless the store was only held.
  func start(_ tell: @escaping @Sendable (Failure) -> Void) {
    queue.async { [self] in step(tell) }
  }

  func stop() {
    isStopped.store(true, ordering: .relaxed)
    queue.sync {}
  }

  private func step(_ tell: @escaping @Sendable (Failure) -> Void) {
    guard !isStopped.load(ordering: .relaxed) else { return }
    do throws(Failure) {
      let progress = try StopRequest.obeying({ [self] in
        isStopped.load(ordering: .relaxed)
      }) { () throws(Failure) in try desk().store.indexPending(budgetMilliseconds: 200) }
      if progress.remaining > 0 { queue.async { [self] in step(tell) } }
    } catch {
      guard error.code != .interrupted else { return }
      guard error.code == .storeBusy else { return tell(error) }
      queue.asyncAfter(deadline: .now() + Self.retrySeconds) { [self] in step(tell) }
    }
  }
}
