import Dispatch
import Synchronization

/// How a watch is stopped or hurried from outside; waiting costs nothing meanwhile.
public final class WatchControl: Sendable {
  private struct State {
    var isStopped = false
    var isNudged = false
    var cancel: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())
  private let bell = DispatchSemaphore(value: 0)

  /// A control that nobody has touched.
  public init() {}

  /// Ends the watch at once, also while it listens.
  public func stop() { wake { $0.isStopped = true } }

  /// Asks for an exchange now: there is something to send.
  public func nudge() { wake { $0.isNudged = true } }

  /// Whether the watch is to end.
  public var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Waits some milliseconds, less when nudged; the exchange that follows answers the nudge.
  /// - Returns: false when the watch is to end.
  public func wait(milliseconds: Int) -> Bool {
    if milliseconds > 0, !state.withLock({ $0.isStopped || $0.isNudged }) {
      _ = bell.wait(timeout: .now() + .milliseconds(milliseconds))
    }
    return state.withLock { state in
      state.isNudged = false
      return !state.isStopped
    }
  }

  /// Runs something that blocks and that `cancel` ends; nil when it was over before it began.
  func listening(_ cancel: @escaping @Sendable () -> Void) {
    let isOver = state.withLock { state in
      state.cancel = cancel
      return state.isStopped || state.isNudged
    }
    if isOver { cancel() }
  }

  /// The listening has ended.
  func hasListened() { state.withLock { $0.cancel = nil } }

  /// Whether an exchange was asked for since the last time.
  func takeNudge() -> Bool {
    state.withLock { state in
      defer { state.isNudged = false }
      return state.isNudged
    }
  }

  private func wake(_ change: (inout State) -> Void) {
    let cancel = state.withLock { state in
      change(&state)
      return state.cancel
    }
    cancel?()
    bell.signal()
  }
}
