import CellGrid
import DomainModel
import Panes
import Phrasebook

/// The board and the five panes with their counts, as long as the line allows.
struct TabBar {
  private let entries: [(tab: PaneIdentifier, text: String)]
  private let ambiguousWidth: Int

  /// Takes the longest wording that fits.
  init(_ state: AppState, columns: Int) {
    ambiguousWidth = state.appearance.ambiguousWidth
    let language = state.appearance.language
    let wordings: [(PaneIdentifier) -> String] = [
      { Self.title($0, language) + Self.wordedCounts(state.counts[$0], $0, language) },
      { Self.title($0, language) + Self.counts(state.counts[$0]) },
      { Self.shortTitle($0, language) + Self.counts(state.counts[$0]) },
      { Self.shortTitle($0, language) + Self.openCount(state.counts[$0]) },
      { Self.shortTitle($0, language) },
    ]
    let candidates = wordings.lazy.map { wording in
      PaneIdentifier.allCases.map { ($0, "\($0.rawValue + 1) \(wording($0))") }
    }
    let width = ambiguousWidth
    entries =
      candidates.first { Self.width($0.map(\.1), width) <= columns } ?? candidates[4]
  }

  func render(_ state: AppState, into canvas: inout Canvas) {
    var column = 1
    for (tab, text) in entries {
      let isShown = tab == state.tab || (tab == state.focused && state.isZoomed)
      column += canvas.write(
        text, column: column, row: 0, role: isShown ? .accent : .muted,
        emphasis: isShown ? [.bold, .underline] : [])
      column += 2
    }
  }

  func tab(at column: Int) -> PaneIdentifier? {
    var start = 1
    for (tab, text) in entries {
      let end = start + TextWidth.columns(of: text, ambiguous: ambiguousWidth)
      if column >= start && column < end { return tab }
      start = end + 2
    }
    return nil
  }

  private static func width(_ texts: [String], _ ambiguous: Int) -> Int {
    texts.reduce(1) { $0 + TextWidth.columns(of: $1, ambiguous: ambiguous) + 2 } - 2
  }

  private static func title(_ tab: PaneIdentifier, _ language: Language) -> String {
    (PaneCatalog.pane(tab)?.title ?? ShellPhrases.board)(language)
  }

  private static func shortTitle(_ tab: PaneIdentifier, _ language: Language) -> String {
    ShellPhrases.shortTitle(tab.rawValue)(language)
  }

  private static func counts(_ count: PaneCount?) -> String {
    guard let count, count.open > 0 else { return "" }
    return count.pressing > 0 ? " \(count.open)/\(count.pressing)" : " \(count.open)"
  }

  private static func openCount(_ count: PaneCount?) -> String {
    count.map { $0.open > 0 ? " \($0.open)" : "" } ?? ""
  }

  private static func wordedCounts(
    _ count: PaneCount?, _ tab: PaneIdentifier, _ language: Language
  ) -> String {
    guard let count, count.open > 0 else { return "" }
    guard count.pressing > 0 else { return " \(count.open)" }
    return " \(count.open) "
      + ShellPhrases.pressing(tab.rawValue, count.pressing)(language)
  }
}
