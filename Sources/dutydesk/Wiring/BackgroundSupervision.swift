import Dispatch
import DomainModel
import LocalStore
import Synchronization
import UseCases

/// Makes the supervised items of overdue orders while a workstation is open: soon after the start, then
/// each hour.
final class BackgroundSupervision: Sendable {
  private static let firstSeconds = 120.0
  private static let intervalSeconds = 3600.0

  private let desk: @Sendable () throws(Failure) -> Desk
  private let queue = DispatchQueue(label: "supervision", qos: .utility)
  private let isStopped = Atomic(false)

  /// `desk`: opens the store for writing; throws `.storeBusy` while another process holds it.
  init(desk: @escaping @Sendable () throws(Failure) -> Desk) {
    self.desk = desk
  }

  /// - Parameter tell: told what it failed at; a store that was only held is tried an hour later.
  func start(_ tell: @escaping @Sendable (Failure) -> Void) {
    schedule(after: Self.firstSeconds, tell)
  }

  func stop() {
    isStopped.store(true, ordering: .relaxed)
    queue.sync {}
  }

  private func schedule(after seconds: Double, _ tell: @escaping @Sendable (Failure) -> Void) {
    queue.asyncAfter(deadline: .now() + seconds) { [self] in
      guard !isStopped.load(ordering: .relaxed) else { return }
      do throws(Failure) {
        try StopRequest.obeying({ self.isStopped.load(ordering: .relaxed) }) {
          () throws(Failure) in try SuperviseOverdue(desk: desk()).unlessLooked(withinHours: 1)
        }
      } catch {
        if error.code != .storeBusy, error.code != .interrupted { tell(error) }
      }
      schedule(after: Self.intervalSeconds, tell)
    }
  }
}
