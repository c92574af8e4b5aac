import CellGrid
import DomainModel
import LocalStore
import Phrasebook
import UseCases

extension AppState {
  /// Whether keys do nothing but ask for the passphrase. Until it is known who has one, they do.
  public var isLocked: Bool {
    guard let lock else { return false }
    return lock.people?.first { $0.id == desk.operatorID }?.hasPassphrase ?? true
  }

  /// Closes the key of the operator and asks who acts from now on.
  mutating func lockScreen() -> [Effect] {
    lock = ScreenLock(isAsking: true)
    return [.lockKey]
  }

  /// Locks by itself after ten minutes without a key, never while a red alert stands
  /// unacknowledged: that one must be taken by whoever comes first.
  mutating func lockWhenIdle(_ reads: ShellReads, at time: UInt64) -> [Effect] {
    guard lock == nil else { return [] }
    guard let last = lastKeyAt else {
      lastKeyAt = time
      return []
    }
    guard time >= last + Timers.lockAfter, !alerts.contains(where: { $0.urgency == 4 }) else {
      return []
    }
    var newLock = ScreenLock(isAsking: false)
    newLock.fill(reads.people(), present: desk.operatorID)
    guard newLock.person?.id == desk.operatorID, newLock.person?.hasPassphrase == true else {
      lastKeyAt = time
      return []
    }
    lock = newLock
    say(ShellPhrases.lockedItself, .info)
    return [.lockKey]
  }

  /// Keys of a locked screen.
  mutating func handleLock(_ key: KeyEvent) -> [Effect] {
    guard var asked = lock else { return [] }
    let outcome = asked.handle(key)
    lock = asked
    switch outcome {
    case .stays: return []
    case .leaves:
      if isLocked { lock?.isAsking = false } else { lock = nil }
      return []
    case .tries(let operatorID, let passphrase):
      return [.unlock(operatorID: operatorID, passphrase: passphrase)]
    }
  }

  /// What came of the passphrase.
  mutating func noteUnlocking(_ operatorID: String, _ failure: Failure?) -> [Effect] {
    lock?.isTrying = false
    lock?.typed = ""
    if let failure {
      lock?.problem = failure.message.headline(appearance.language)
      return []
    }
    guard operatorID == desk.operatorID else { return [.rememberPlace, .sitDown(operatorID)] }
    if isLocked { say(ShellPhrases.unlocked(desk.operatorName), .ok) }
    lock = nil
    return []
  }

  /// Reads who may sit here, in the frame that asks.
  mutating func settleLock(_ reads: ShellReads) {
    guard lock != nil, lock?.people == nil else { return }
    lock?.fill(reads.people(), present: desk.operatorID)
  }
}
