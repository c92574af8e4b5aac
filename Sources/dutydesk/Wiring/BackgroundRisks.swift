import Dispatch
import DomainModel
import LocalStore
import Synchronization
import UseCases

/// Looks for risks while nobody waits for them.
final class BackgroundRisks: Sendable {
  /// Whoever has just sat down has other things to do, and so has the machine.
  private static let firstSeconds = 60.0
  /// Risks are of days; so often is soon enough.
  private static let everySeconds = 300.0

  private let desk: @Sendable () throws(Failure) -> Desk
  private let actor: Actor
  private let queue = DispatchQueue(label: "risks", qos: .utility)
  private let isStopped = Atomic(false)

  /// `desk`: opens the store for writing; throws `.storeBusy` while another process holds it.
  init(desk: @escaping @Sendable () throws(Failure) -> Desk, actor: Actor) {
    (self.desk, self.actor) = (desk, actor)
  }

  /// - Parameter tell: told when other orders stand behind risks than before.
  func start(_ tell: @escaping @Sendable () -> Void) {
    schedule(after: Self.firstSeconds, tell)
  }

  func stop() {
    isStopped.store(true, ordering: .relaxed)
    queue.sync {}
  }

  private func look(_ tell: @escaping @Sendable () -> Void) {
    guard !isStopped.load(ordering: .relaxed) else { return }
    // A store that fails says so at the next command; risks are looked for again later.
    let isChanged = try? StopRequest.obeying({ self.isStopped.load(ordering: .relaxed) }) {
      () throws(Failure) in try KeepRisks(desk: desk())(actor: actor)
    }
    if isChanged == true { tell() }
    schedule(after: Self.everySeconds, tell)
  }

  private func schedule(after seconds: Double, _ tell: @escaping @Sendable () -> Void) {
    queue.asyncAfter(deadline: .now() + seconds) { [self] in look(tell) }
  }
}
