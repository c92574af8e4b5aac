import CommandCatalog
import DomainModel
import Panes
import Phrasebook

/// What stands where a list has no rows: that it has none, and the way on.
struct EmptyList {
  let state: AppState

  /// A line each; on the board, where several lists stand, the first only.
  func lines(_ pane: PaneState) -> [Phrase] {
    let none = pane.pane.emptyText
    guard !state.isBoard else { return [none] }
    let views = state.keyMap.shownKey(of: "list.views")
    guard !pane.filter.isEmpty else { return [none, ShellPhrases.otherViews(views)] }
    let byState = states(of: pane).first { title in
      [title.chinese, title.english.lowercased()].contains(pane.filter.lowercased())
    }
    return [ShellPhrases.noneMatch(none, pane.filter)]
      + [byState.map(ShellPhrases.filterByState)].compactMap { $0 }
      + [ShellPhrases.clearOrOtherViews(views)]
  }

  private func states(of pane: PaneState) -> [Phrase] {
    pane.pane.types.flatMap { StateMachine.of($0)?.states ?? [] }.map(\.title)
  }
}
