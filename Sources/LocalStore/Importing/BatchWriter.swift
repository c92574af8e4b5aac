import Dispatch
import DomainModel
import Synchronization

/// Writes batches on a queue of its own, one behind the one that is being prepared.
final class BatchWriter: Sendable {
  private struct State {
    var result = ImportResult()
    var failure: Failure?
  }

  private let store: LocalStore
  private let context: WriteContext
  private let asSamples: Bool
  private let queue = DispatchQueue(label: "store.import")
  private let state = Mutex(State())

  init(store: LocalStore, context: WriteContext, asSamples: Bool) {
    self.store = store
    self.context = context
    self.asSamples = asSamples
  }

  /// Waits for the batch before, then starts this one.
  /// - Throws: what the batch before failed with.
  func write(_ batch: ImportBatch) throws(Failure) {
    queue.sync {}
    if let failure = state.withLock({ $0.failure }) { throw failure }
    queue.async { [self] in
      do throws(Failure) {
        let result = try store.write(by: context) { (transaction) throws(Failure) in
          try transaction.take(batch, asSamples: asSamples)
        }
        state.withLock { $0.result.add(result) }
      } catch {
        state.withLock { $0.failure = error }
      }
    }
  }

  /// Waits for the last batch.
  /// - Throws: what it failed with.
  func finish() throws(Failure) {
    queue.sync {}
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  /// What was written since the last call.
  func takeResult() -> ImportResult {
    state.withLock { state in
      defer { state.result = ImportResult() }
      return state.result
    }
  }
}
