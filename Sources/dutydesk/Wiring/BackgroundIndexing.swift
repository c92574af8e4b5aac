import Dispatch
import DomainModel
import LocalStore
import Synchronization

/// Indexes what a bulk load left, a fifth of a second at a time, so that commands get in between.
final class BackgroundIndexing: Sendable {
  private let store: LocalStore
  private let queue = DispatchQueue(label: "index", qos: .utility)
  private let isStopped = Atomic(false)

  init(store: LocalStore) {
    self.store = store
  }

  func start() {
    queue.async { [self] in step() }
  }

  func stop() {
    isStopped.store(true, ordering: .relaxed)
    queue.sync {}
  }

  private func step() {
    guard !isStopped.load(ordering: .relaxed),
      let progress = try? store.indexPending(budgetMilliseconds: 200), progress.remaining > 0
    else { return }
    queue.async { [self] in step() }
  }
}
