import CellGrid
import ChineseText
import CommandCatalog
import DomainModel
import Phrasebook
import UseCases

extension MenuEntries {
  /// Conflicts first, the oldest on top; then refused work, the newest on top.
  func fillUnsettled(_ menu: inout Menu, _ typed: String) {
    let unsettled = reads.unsettled()
    let all = unsettled.conflicts.map(entry) + unsettled.refused.map(entry)
    let matcher = PinyinMatcher(typed, allowsSubsequence: false)
    let fitting =
      typed.isEmpty
      ? all : all.filter { matcher.quality(of: $0.title + " " + $0.note) != nil }
    menu.fill(
      fitting, footnote: all.isEmpty ? ShellPhrases.nothingUnsettled(language) : "")
  }

  private func entry(_ conflict: OpenConflict) -> Menu.Entry {
    let words = ConflictWords(conflict, language)
    return Menu.Entry(
      words.subject, note: "\(words.members)  \(words.cause)",
      key: ShellPhrases.conflictTitle(language), action: .conflict(conflict))
  }

  private func entry(_ work: RefusedWork) -> Menu.Entry {
    let words = RefusedWords(work, language)
    return Menu.Entry(
      words.subject, note: "\(words.cause)  \(words.reason)",
      key: Menu.Source.refused(work).title(language), role: .warning, action: .refused(work))
  }

  /// What can be done, and under it what it was and why it was refused.
  func entries(for work: RefusedWork) -> [Menu.Entry] {
    let words = RefusedWords(work, language)
    var entries: [Menu.Entry] = []
    if work.isAmendable {
      entries.append(Menu.Entry(ShellPhrases.amendAndSend(language), action: .amend(work)))
    }
    entries.append(Menu.Entry(ShellPhrases.sendAsIs(language), action: .sendAgain(work)))
    entries.append(Menu.Entry(ShellPhrases.giveUp(language), action: .giveUp(work)))
    let facts = [words.subject, words.cause, words.reason] + words.changes
    let room = OverlayView.pageColumns(of: state.size) - 4
    return entries
      + facts.flatMap { Self.wrapped($0, room, state.appearance.ambiguousWidth) }.map {
        Menu.Entry($0, role: .muted, action: .none)
      }
  }
}
