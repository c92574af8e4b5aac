import DomainModel
import LocalStore

/// An open store with the clock that its commands go by.
public struct Desk: Sendable {
  /// The open store.
  public let store: LocalStore
  /// Whether `--now` fixed the clock; a change then carries `simulated`.
  public let isClockFixed: Bool

  /// Sits down at a store.
  public init(store: LocalStore, isClockFixed: Bool = false) {
    self.store = store
    self.isClockFixed = isClockFixed
  }

  /// The present instant.
  public var now: Instant { store.environment.now() }

  /// The present day at +08:00.
  public var today: CivilDate { now.civilDate }

  /// A fresh id.
  public func newID() -> String {
    IDs.uuidV7(milliseconds: now.milliseconds, random: store.environment.random)
  }
}
