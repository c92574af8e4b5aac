import AppShell
import Dispatch
import DomainModel
import LocalStore
import SyncClient
import Synchronization
import UseCases

/// Exchanges with the node while the workstation is open: at once, on each poke, every minute, and
/// when there is something to send.
final class BackgroundSync: Sendable {
  /// After a change an exchange begins this late, so that several go together.
  private static let gatheringMilliseconds = 500

  /// A store that another process holds is tried again this late.
  private static let retrySeconds = 5.0

  private struct State {
    var tell: (@Sendable (SyncActivity) -> Void)?
    var isRunning = false
    var wasHeld = false
  }

  private let desk: @Sendable () throws(Failure) -> Desk
  private let control = WatchControl()
  private let queue = DispatchQueue(label: "sync", qos: .utility)
  private let state = Mutex(State())

  /// `desk`: opens the store for writing; throws `.storeBusy` while another process holds it.
  init(desk: @escaping @Sendable () throws(Failure) -> Desk) {
    self.desk = desk
  }

  /// - Parameter tell: told of each exchange as it begins, goes on and ends.
  func start(_ tell: @escaping @Sendable (SyncActivity) -> Void) {
    state.withLock { $0.tell = tell }
    runIfIdle()
  }

  /// There may be something to send, or the desk has just joined a node.
  func nudge() {
    DispatchQueue.global(qos: .utility).asyncAfter(
      deadline: .now() + .milliseconds(Self.gatheringMilliseconds)
    ) { [self] in
      control.nudge()
      runIfIdle()
    }
  }

  /// Ends at once; an exchange that is under way may be broken off anywhere, so a node that doesn't
  /// answer keeps nobody from leaving.
  func stop() {
    control.stop()
    let isOver = DispatchSemaphore(value: 0)
    queue.async { isOver.signal() }
    _ = isOver.wait(timeout: .now() + .seconds(1))
  }

  private func runIfIdle() {
    let tell = state.withLock { state in
      guard !state.isRunning, let tell = state.tell, !control.isStopped else {
        return nil as (@Sendable (SyncActivity) -> Void)?
      }
      state.isRunning = true
      return tell
    }
    guard let tell else { return }
    queue.async { [self] in
      let isHeld = run(tell)
      state.withLock { state in
        state.isRunning = false
        state.wasHeld = isHeld
      }
      if isHeld {
        queue.asyncAfter(deadline: .now() + Self.retrySeconds) { [self] in runIfIdle() }
      }
    }
  }

  /// Until it is stopped, or the node is one that waiting doesn't mend. A desk that works alone has
  /// nothing to do here.
  /// - Returns: true when another process holds the store.
  private func run(_ tell: @escaping @Sendable (SyncActivity) -> Void) -> Bool {
    do throws(Failure) {
      let desk = try desk()
      if state.withLock({ $0.wasHeld }) { tell(.writable) }
      let session = try LiveSync.session(desk, progress: { tell(.exchanging($0, of: $1)) })
      try StopRequest.obeying({ [control] in control.isStopped }) { () throws(Failure) in
        try watch(session, desk, tell)
      }
    } catch {
      let isAlone = error.code == .notEnrolled
      if !isAlone { tell(.failed(error)) }
      return error.code == .storeBusy
    }
    return false
  }

  private func watch(
    _ session: SyncSession, _ desk: Desk, _ tell: @escaping @Sendable (SyncActivity) -> Void
  ) throws(Failure) {
    let watch = SyncWatch(
      session: session, environment: desk.store.environment, control: control)
    try watch.run { [control] result in
      switch result {
      case .success(let report): tell(.rests(report.isEmpty ? nil : report.json))
      case .failure(let failure): tell(.failed(failure))
      }
      return !control.isStopped
    }
  }
}
