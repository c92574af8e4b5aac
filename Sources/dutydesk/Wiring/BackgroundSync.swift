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

  private struct State {
    var tell: (@Sendable (SyncActivity) -> Void)?
    var isRunning = false
  }

  private let desk: Desk
  private let control = WatchControl()
  private let queue = DispatchQueue(label: "sync", qos: .utility)
  private let state = Mutex(State())

  init(desk: Desk) {
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
      run(tell)
      state.withLock { $0.isRunning = false }
    }
  }

  /// Until it is stopped, or the node is one that waiting doesn't mend. A desk that works alone has
  /// nothing to do here.
  private func run(_ tell: @escaping @Sendable (SyncActivity) -> Void) {
    let session = try? LiveSync.session(desk, progress: { tell(.exchanging($0, of: $1)) })
    guard let session else { return }
    let watch = SyncWatch(
      session: session, environment: desk.store.environment, control: control)
    do throws(Failure) {
      try watch.run { [control] result in
        switch result {
        case .success(let report): tell(.rests(report.isEmpty ? nil : report.json))
        case .failure(let failure): tell(.failed(failure))
        }
        return !control.isStopped
      }
    } catch {
      tell(.failed(error))
    }
  }
}
