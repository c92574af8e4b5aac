import Assets
import CellGrid
import CommandCatalog
import DomainModel
import Phrasebook

extension AppState {
  /// Takes a saved configuration in. Only entries that were changed in the file count, so that what
  /// was chosen on the screen since stands when another entry is saved.
  mutating func configure(_ change: ConfigurationChange) -> [Effect] {
    let (before, after) = (change.before, change.after)
    var effects: [Effect] = []
    if after.keys != before.keys { keyMap = KeyMap(overrides: after.keys) }
    if let language = after.language, appearance.showsChinese, after.language != before.language {
      appearance.language = language
      for identifier in panes.keys { panes[identifier]?.isDetailStale = true }
    }
    if after.theme != before.theme {
      appearance.themeName = after.theme
      effects.append(.repaint)
    }
    if let mouse = after.mouse, after.mouse != before.mouse {
      appearance.usesMouse = mouse
      effects.append(.useMouse(mouse))
    }
    if after.ambiguousWidth != before.ambiguousWidth {
      appearance.fixedAmbiguousWidth = after.ambiguousWidth
      effects.append(.repaint)
    }
    bell = Bell(after)
    if after.linear != before.linear {
      appearance.isLinear = after.linear
      effects.append(.repaint)
    }
    if after.readOnly, !before.readOnly { desk.isReadOnly = true }
    say(ShellPhrases.configured, .info)
    let keyProblems = after.keys.isEmpty ? [] : keyMap.problems.map(\.message)
    for problem in change.problems + keyProblems { say(problem, .error) }
    return effects
  }
}
