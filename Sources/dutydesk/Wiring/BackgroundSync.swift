import AppShell
import Dispatch
import DomainModel
import LocalStore
import Phrasebook
import SyncClient
import UseCases

/// Exchanges with the node while the workstation is open: at once, on each poke, every minute, and
/// when there is something to send.
final class BackgroundSync: Sendable {
  /// After a change an exchange begins this late, so that several go together.
  private static let gatheringMilliseconds = 500

  private let desk: Desk
  private let control = WatchControl()
  private let queue = DispatchQueue(label: "sync", qos: .utility)

  init(desk: Desk) {
    self.desk = desk
  }

  /// - Parameter tell: told of each exchange as it begins, goes on and ends.
  func start(_ tell: @escaping @Sendable (SyncActivity) -> Void) {
    let (desk, control) = (desk, control)
    queue.async {
      guard let session = try? LiveSync.session(desk, progress: { tell(.exchanging($0, of: $1)) })
      else { return }
      let watch = SyncWatch(
        session: session, environment: desk.store.environment, control: control)
      do throws(Failure) {
        try watch.run { result in
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

  /// There may be something to send.
  func nudge() {
    let control = control
    DispatchQueue.global(qos: .utility).asyncAfter(
      deadline: .now() + .milliseconds(Self.gatheringMilliseconds)
    ) { control.nudge() }
  }

  /// Ends at once; an exchange that is under way may be broken off anywhere, so a node that doesn't
  /// answer keeps nobody from leaving.
  func stop() {
    control.stop()
    let isOver = DispatchSemaphore(value: 0)
    queue.async { isOver.signal() }
    _ = isOver.wait(timeout: .now() + .seconds(1))
  }
}
