import DomainModel

extension ShellPhrases {
  package static let reminders = Phrase("到时提醒（打开即了结）", "Due reminders (opening is done with it)")
  package static let noReminder = Phrase("没有到时的提醒。", "No reminder is due.")

  /// How many are due, on the status line.
  package static func remindersDue(_ count: Int, key: String) -> Phrase {
    Phrase("\(key) 提醒 \(count)", "\(key) \(count) \(count == 1 ? "reminder" : "reminders")")
  }

  /// One reminder in a line: when, of what.
  package static func reminder(
    at time: String, number: String?, title: String, text: String
  ) -> Phrase {
    let subject = (number.map { "~\($0.suffix(4)) " } ?? "") + title
    let rest = text.isEmpty ? "" : "  " + text
    return Phrase("提醒 \(time) \(subject)\(rest)", "Reminder \(time) \(subject)\(rest)")
  }
}
