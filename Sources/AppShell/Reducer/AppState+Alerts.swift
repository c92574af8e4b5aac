import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Panes
import Phrasebook
import UseCases

extension AppState {
  /// Acknowledges the alert on the alert line, from any pane.
  mutating func acknowledgeAlert(at time: UInt64) -> [Effect] {
    guard let alert = alertOnLine else {
      say(ShellPhrases.noAlertWaiting, .info)
      return []
    }
    guard time >= alert.since + Timers.alertStanding else {
      say(ShellPhrases.alertTooNew, .error)
      return []
    }
    guard !desk.isReadOnly else {
      say(ShellPhrases.readOnly, .error)
      return []
    }
    return perform(CommandRequest("alert.ack", records: [alert.id]))
  }

  /// Shows one of the lists of alerts in their pane.
  mutating func showAlerts(_ name: String) {
    guard let index = panes[.alerts]?.pane.views.firstIndex(where: { $0.identifier == name })
    else { return }
    show(.alerts)
    panes[.alerts]?.setFilter("")
    panes[.alerts]?.choose(view: index)
  }

  /// Many are acknowledged together only below red: each red one is looked at by itself.
  mutating func withoutRed(_ subjects: [String]) -> [String] {
    guard subjects.count > 1 else { return subjects }
    let rest = subjects.filter { panes[focused]?.list.row($0)?.urgency != 4 }
    let left = subjects.count - rest.count
    if left > 0 {
      let key = keyMap.shownKey(of: "shell.acknowledgeAlert")
      let words =
        rest.isEmpty ? ShellPhrases.redOneByOne(key: key) : ShellPhrases.redLeftOut(left)
      say(words, .error)
    }
    return rest
  }

  /// Opens the subject that the record under the cursor is about.
  mutating func openSubject() -> [Effect] {
    let record = panes[focused]?.detail?.record
    let names = ["subject", "holder", "applicant"]
    let subject =
      names.compactMap { record?.text($0) }.first ?? record?["contact"]?["subject"]?.string
    guard let subject else {
      say(ShellPhrases.noSubject, .info)
      return []
    }
    openRecord(subject, of: .subject)
    return []
  }
}

extension AppState {
  /// A new red or orange alert rings, and again each minute until a key is pressed or nobody waits
  /// for it any more.
  mutating func noteAlarm(formerly: Set<String>, at time: UInt64) {
    // By rank, 4 is red and 3 orange.
    let loud = alerts.filter { $0.urgency >= 3 }
    let isNew = loud.contains { !formerly.contains($0.id) }
    let isDue = alarmRangAt.map { time >= $0 + Timers.alarmAgain } ?? false
    guard isNew || (isDue && !loud.isEmpty) else { return }
    alarmRangAt = time
    alarm = .alert(rank: loud.map(\.urgency).max() ?? 4)
  }
}
