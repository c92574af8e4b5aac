import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Phrasebook

extension AppState {
  /// What the exchange in the background did: words on the status line, a message only where a
  /// person has something to do.
  mutating func note(_ activity: SyncActivity) -> [Effect] {
    switch activity {
    case .exchanging(let done, let total): exchange = (done, total)
    case .rests(let report):
      exchange = nil
      toldFailure = nil
      isBoardStale = true
      let conflicts = report?["conflicts"]?.int ?? 0
      let refused = report?["rejected"]?.int ?? 0
      if conflicts + refused > 0 {
        let key = keyMap.shownKey(of: "shell.unsettled")
        say(
          ShellPhrases.needsSettling(conflicts: conflicts, refused: refused, key: key), .warning)
      }
    case .failed(let failure):
      exchange = nil
      isBoardStale = true
      // Being away from the node, or waiting for the store, is no news and stands on the status
      // line.
      let isNews =
        ![.nodeUnreachable, .storeBusy].contains(failure.code) && failure.code != toldFailure
      toldFailure = failure.code
      guard isNews else { return [] }
      say(failureText(failure), .error)
      alarm = .exchange
    case .writable:
      isStoreHeld = false
      say(ShellPhrases.writableAgain, .ok)
    }
    return []
  }

  /// The alarm of a desk that has lost its node: once, when it becomes so.
  mutating func noteBlindness(since former: Instant?) {
    guard let since = sync.blindSince, former == nil else { return }
    say(ShellPhrases.blindAlarm(since: since), .error)
    alarm = .blind
  }
}
