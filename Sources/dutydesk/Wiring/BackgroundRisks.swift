import Dispatch
import DomainModel
import LocalStore
import Synchronization
import UseCases

/// Looks for risks while nobody waits for them, when orders have changed since it last looked.
final class BackgroundRisks: Sendable {
  /// Risks are of days; so often is soon enough.
  private static let everySeconds = 300.0

  private let desk: @Sendable () throws(Failure) -> Desk
  private let actor: Actor
  private let queue = DispatchQueue(label: "risks", qos: .utility)
  private let isStopped = Atomic(false)
  private let seen = Mutex<Int?>(nil)

  /// `desk`: opens the store for writing; throws `.storeBusy` while another process holds it.
  init(desk: @escaping @Sendable () throws(Failure) -> Desk, actor: Actor) {
    (self.desk, self.actor) = (desk, actor)
  }

  /// - Parameter tell: told when other orders stand behind risks than before.
  func start(_ tell: @escaping @Sendable () -> Void) {
    queue.async { [self] in look(tell) }
  }

  func stop() {
    isStopped.store(true, ordering: .relaxed)
    queue.sync {}
  }

  private func look(_ tell: @escaping @Sendable () -> Void) {
    guard !isStopped.load(ordering: .relaxed) else { return }
    // A store that fails says so at the next command; risks are looked for again later.
    let isChanged = try? StopRequest.obeying({ self.isStopped.load(ordering: .relaxed) }) {
      () throws(Failure) in try keepIfChanged()
    }
    if isChanged == true { tell() }
    queue.asyncAfter(deadline: .now() + Self.everySeconds) { [self] in look(tell) }
  }

  private func keepIfChanged() throws(Failure) -> Bool {
    let desk = try desk()
    let versions = try desk.store.read { (reader) throws(Failure) in try reader.typeVersions() }
    let version = (versions[.grievance] ?? 0) + (versions[.task] ?? 0)
    guard seen.withLock({ $0 }) != version else { return false }
    let isChanged = try KeepRisks(desk: desk)(actor: actor)
    seen.withLock { $0 = version }
    return isChanged
  }
}
