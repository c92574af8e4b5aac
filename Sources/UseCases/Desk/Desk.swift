import DomainModel
import JSONDiff
import LocalStore

/// An open store with the clock that its commands go by.
public struct Desk: Sendable {
  /// The open store.
  public let store: LocalStore
  /// Whether `--now` fixed the clock; a change then carries `simulated`.
  public let isClockFixed: Bool
  /// The terminal at which commands are given, in one line whose first word names the machine's
  /// run; an operator's key is unlocked at a seat.
  public let seat: String
  /// The entries of the configuration in whose place a unit's `rules` come once the store has joined
  /// a node, in the same shape.
  public var rules: JSONObject { liveRules.current }

  private let liveRules: DeskRules

  /// Sits down at a store.
  public init(
    store: LocalStore, isClockFixed: Bool = false, seat: String = "",
    rules: DeskRules = DeskRules()
  ) {
    liveRules = rules
    self.store = store
    self.isClockFixed = isClockFixed
    self.seat = seat
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
