import CellGrid
import DomainModel
import Phrasebook

extension AppState {
  /// Takes in what the terminal was found to do with widths; kept when it is news.
  mutating func note(_ finding: ScreenFinding) -> [Effect] {
    let before = appearance.terminal
    appearance.terminal.signs = finding.signs
    appearance.terminal.ambiguousWidth = finding.ambiguousWidth
    if !finding.showsChinese {
      appearance.goWithoutChinese()
      say(ShellPhrases.wrongCharset, .error)
    }
    return appearance.terminal == before ? [] : [.keepTerminal(appearance.terminal)]
  }

  /// Says by which ways a text went, and nothing that isn't known.
  mutating func noteCopy(by way: CopyWay, path: String?) {
    let words: Phrase
    switch way {
    case .tmux: words = ShellPhrases.copiedToTmux
    case .clipboard: words = ShellPhrases.copiedByTerminal
    case .tooLong: words = ShellPhrases.copyTooLong
    case .nowhere: words = ShellPhrases.copyNowhere
    }
    let isCopied = way == .tmux || way == .clipboard || path != nil
    say(ShellPhrases.copied(words, path: path), isCopied ? .ok : .error)
  }
}
