import CellGrid
import DomainModel
import LocalStore
import Testing

@testable import Panes

@Suite("Fitting columns to their words")
struct ColumnFittingTests {
  private static let languages: [Language] = [.chinese, .english]

  private func width(_ text: String) -> Int { TextWidth.columns(of: text, ambiguous: 1) }

  @Test("Every heading fits its column", arguments: PaneIdentifier.lists, languages)
  func headings(_ identifier: PaneIdentifier, _ language: Language) throws {
    let pane = try #require(PaneCatalog.pane(identifier))
    for column in pane.columns {
      #expect(
        width(column.title(language)) <= column.leastWidth(language),
        "\(column.title(language))")
    }
  }

  @Test(
    "Every state and type of a pane fits its column", arguments: PaneIdentifier.lists, languages)
  func states(_ identifier: PaneIdentifier, _ language: Language) throws {
    let pane = try #require(PaneCatalog.pane(identifier))
    for column in pane.columns {
      for type in pane.types {
        let titles: [String] =
          switch column.identifier {
          case "status":
            TypeDeclaration.of(type).machine?.states.map { $0.title(language) } ?? []
          case "type": [TypeDeclaration.of(type).title(language)]
          default: []
          }
        for title in titles {
          #expect(width(title) <= column.leastWidth(language), "\(type) \(title)")
        }
      }
    }
  }

  @Test("Time left fits its column however long it is", arguments: languages)
  func timeLeft(_ language: Language) {
    let now = Instant(milliseconds: 1_795_439_040_000)
    for minutes in [0, 1, 59, 60, 1_439, 1_440, 14_399, 14_400, 143_999, 1_440_000] {
      for sign in [-1, 1] {
        let due = now.adding(milliseconds: Int64(sign * minutes) * 60_000)
        #expect(width(TimeLeft(until: due, now: now).text(language)) <= 8)
      }
    }
  }

  @Test("Alert colours fit their column, the word first, then the sign", arguments: languages)
  func colours(_ language: Language) {
    for rank in 0...4 {
      let text = AlertColour(rank: rank).text(language).text
      #expect(width(text) <= 10)
      #expect(text.first?.isLetter == true)
      #expect(text.last == "!" || text.last == ".")
    }
  }

  @Test("At 80 columns every list shows its title with 22 columns at least", arguments: languages)
  func titles(_ language: Language) {
    for pane in PaneCatalog.all {
      let layout = ColumnLayout(pane.columns, width: 79, language: language)
      let title = layout.columns.first { $0.column.identifier == "title" }
      #expect((title?.width ?? 0) >= 22, "\(pane.identifier)")
      #expect(layout.columns.reduce(-1) { $0 + $1.width + 1 } <= 79)
    }
  }

  @Test("However narrow the pane, the title is the last column to go")
  func narrow() {
    for pane in PaneCatalog.all {
      for width in 4...200 {
        let layout = ColumnLayout(pane.columns, width: width, language: .chinese)
        #expect(layout.columns.contains { $0.column.priority == 0 })
      }
    }
  }
}
