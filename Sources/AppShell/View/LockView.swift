import CellGrid
import DomainModel
import Phrasebook
import UseCases

/// Draws who is asked and where the passphrase goes; of what is typed nothing is shown, not even
/// its length.
struct LockView {
  private let lock: ScreenLock
  private let language: Language
  private static let mostPeople = 5

  init(_ lock: ScreenLock, language: Language) {
    self.lock = lock
    self.language = language
  }

  func render(into canvas: inout Canvas) {
    let people = lock.people ?? []
    let first = max(0, min(lock.chosen - Self.mostPeople / 2, people.count - Self.mostPeople))
    let shown = Array(people.dropFirst(first).prefix(Self.mostPeople))
    OverlayView.box(
      title: ShellPhrases.whoActs(language), lines: shown.count + 2, in: &canvas
    ) {
      for (row, person) in shown.enumerated() {
        let isChosen = first + row == lock.chosen
        if isChosen { $0.put($0.signs.selected, column: 0, row: row, role: .selection) }
        $0.write(words(of: person), column: 1, row: row, role: isChosen ? .accent : .text)
      }
      let line = question
      let columns = $0.write(line.text, column: 1, row: shown.count, role: line.role)
      $0.placeCursor(column: 1 + columns, row: shown.count)
      if let problem = lock.problem {
        $0.write("! " + problem, column: 1, row: shown.count + 1, role: .error)
      }
    }
  }

  private func words(of person: DeskPerson) -> String {
    person.name + (person.unitName.isEmpty ? "" : "  " + person.unitName)
  }

  private var question: (text: String, role: StyleRole) {
    if lock.isTrying { return (ShellPhrases.trying(language), .info) }
    guard let person = lock.person else { return ("", .muted) }
    return person.hasPassphrase
      ? (ShellPhrases.passphraseOf(person.name)(language), .accent)
      : (ShellPhrases.needsNoPassphrase(person.name)(language), .muted)
  }
}
