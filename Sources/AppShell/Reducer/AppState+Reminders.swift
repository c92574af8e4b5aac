import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

extension AppState {
  /// Takes in what is due by now; each is said once.
  mutating func note(_ due: [Reminder]) {
    let known = Set(reminders.map(\.id))
    for reminder in due where !known.contains(reminder.id) { say(reminder.words, .info) }
    reminders = due
  }

  /// Lists what is due.
  mutating func showReminders() -> [Effect] {
    guard !reminders.isEmpty else {
      say(ShellPhrases.noReminder, .info)
      return []
    }
    return open(.reminders)
  }

  /// Opens the record that one is reminded of, and is done with the reminder.
  mutating func follow(_ reminder: Reminder) -> [Effect] {
    if let type = reminder.type { openRecord(reminder.record, of: type) }
    guard !desk.isReadOnly else { return [] }
    return perform(
      CommandRequest(
        "grievance.remind", records: [reminder.record], arguments: ["done": true]))
  }
}

extension Reminder {
  /// The reminder in a line.
  var words: Phrase {
    ShellPhrases.reminder(
      at: String(at.localText(.minute).dropFirst(5)), number: number, title: title, text: text)
  }
}
