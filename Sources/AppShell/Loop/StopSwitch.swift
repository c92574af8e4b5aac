import Synchronization

/// Asks the work that was begun under it to stop.
final class StopSwitch: Sendable {
  private let pressed = Atomic(false)

  var isPressed: Bool { pressed.load(ordering: .relaxed) }

  func press() { pressed.store(true, ordering: .relaxed) }
}
