import CellGrid
import CommandCatalog
import DomainModel
import LocalStore
import Panes
import Phrasebook
import Testing

@testable import AppShell

@Suite("Fitting every word to its place")
struct FittingWordsTests {
  private static let languages: [Language] = [.chinese, .english]

  private func width(_ text: String) -> Int { TextWidth.columns(of: text, ambiguous: 1) }

  @Test("At 80 columns the tabs fit with counts of four digits", arguments: languages)
  func tabs(_ language: Language) throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 24), language: language)
    for pane in PaneIdentifier.lists {
      session.state.counts[pane] = PaneCount(open: 9_999, pressing: 999)
    }
    let row = session.grid.text(row: 1)

    for tab in 1...6 { #expect(row.contains("\(tab) "), "\(row)") }
    #expect(width(row) <= 80)
    #expect(!row.hasSuffix("~"))
    #expect(row.contains("9999"), "\(row)")
  }

  @Test("Titles of dialogs and of their hints fit into 40 columns", arguments: languages)
  func dialogs(_ language: Language) {
    let sources: [Menu.Source] = [
      .palette, .help, .steps, .search, .views, .orders, .messages, .values, .copies, .themes,
    ]
    for source in sources { #expect(width(source.title(language)) <= 30) }
    for hints in [
      ShellPhrases.filterHints, ShellPhrases.menuHints, ShellPhrases.formHints,
      ShellPhrases.pageHints,
    ] {
      let line = hints.map { $0.key + " " + $0.title(language) }.joined(separator: "   ")
      #expect(width(line) <= 78, "\(line)")
    }
  }

  @Test("Command titles fit beside their help in menus of 80 columns", arguments: languages)
  func commandTitles(_ language: Language) {
    for command in CommandCatalog.all {
      let title = command.title(language)
      #expect(width(title) <= 25, "\(command.id): \(title)")
      #expect(command.keys.allSatisfy { width($0) <= 9 })
    }
  }

  @Test(
    "Form labels fit a third of 80 columns, and each command's help its line", arguments: languages)
  func forms(_ language: Language) {
    for command in CommandCatalog.all {
      let form = CommandForm(command, subjects: [])
      for field in form.fields {
        let label = field.argument.title(language) + (field.argument.isRequired ? " *" : "")
        #expect(width(label) <= 26, "\(command.id): \(label)")
      }
      guard !form.fields.isEmpty else { continue }
      #expect(width(command.help(language)) <= 77, "\(command.id): \(command.help(language))")
    }
  }

  @Test(
    "Enter, filter and help are hinted in every state of every type at 80 columns",
    arguments: languages)
  func hints(_ language: Language) throws {
    for (keys, wanted) in [
      (["2"], ["Enter ", "/ ", "? "]), (["2", "Enter"], ["Enter ", "Esc ", "? "]),
      ([], ["/ ", "? "]),
    ] {
      var session = try DeskSession(size: Size(columns: 80, rows: 24), language: language)
      for key in keys { session.press(key) }
      for _ in 0..<12 {
        let hints = session.grid.text(row: 23)
        for word in wanted { #expect(hints.contains(word), "\(hints)") }
        #expect(width(hints) <= 80)
        session.press(keys.count > 1 ? "n" : "j")
      }
    }
  }

  @Test("A question's lines are whole on 80 columns", arguments: languages)
  func questions(_ language: Language) throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 24), language: language)
    session.press("2", "G", "k", "k", "k", "*", "A")
    let rows = (0..<24).map { session.grid.text(row: $0) }

    #expect(rows.contains { $0.contains(ShellPhrases.confirmKeys(["y", "8"])(language)) })
    #expect(
      session.confirmation?.sentence.split(separator: "\n").allSatisfy { width(String($0)) <= 76 }
        == true)
  }
}

@Suite("Speaking one language at a time")
struct OneLanguageTests {
  /// Rows of a desk whose records hold no letters of the other language.
  private func chrome(_ language: Language, _ keys: [String]) throws -> [String] {
    var session = try DeskSession(size: Size(columns: 120, rows: 36), language: language)
    for key in keys { session.press(key) }
    return session.grid.text.split(separator: "\n").map(String.init)
  }

  @Test("The Chinese screen has no English word but names of keys and data")
  func chineseOnly() throws {
    let allowed: Set<String> = [
      "Enter", "Esc", "Space", "Ctrl", "Tab", "Shift", "PgUp", "PgDn", "Home", "End", "Left",
      "Right", "Down", "Up", "JSON", "RFC", "GIS", "CAP", "F1", "F2", "F3", "F4", "F5", "F9",
      "auto", "dark", "light", "uscc", "string",
    ]
    for keys in [
      [], ["2"], ["3"], ["4"], ["5"], ["6"], ["2", "Enter"], ["3", "Enter"], ["4", "Enter"],
      ["5", "Enter"], ["6", "Enter"], ["2", "?"], ["2", "Enter", "Enter"], ["2", "a"], ["2", "y"],
      ["2", "s"], ["2", "#"], ["F2"], ["q"],
    ] {
      for row in try chrome(.chinese, keys) {
        for word in row.split(whereSeparator: { !($0.isASCII && $0.isLetter) })
        where word.count > 2 && !allowed.contains(String(word)) {
          Issue.record("\(keys): \(word) in \(row)")
        }
      }
    }
  }

  @Test("The English screen has no Chinese in tabs, headings, hints, menus and forms")
  func englishOnly() throws {
    for keys in [["2", "?"], ["F2"], ["2", "s"], [":"]] {
      var session = try DeskSession(size: Size(columns: 80, rows: 24), language: .english)
      for key in keys { session.press(key) }
      let menu = try #require(session.menu)
      for entry in menu.entries {
        #expect(!Self.hasHan(entry.title + entry.note), "\(entry.title) \(entry.note)")
      }
      #expect(!Self.hasHan(session.grid.text(row: 1)))
      #expect(!Self.hasHan(session.grid.text(row: 23)))
    }
    for pane in PaneCatalog.all {
      #expect(!Self.hasHan(pane.title.english + pane.emptyText.english))
      for column in pane.columns { #expect(!Self.hasHan(column.title.english)) }
      for view in pane.views { #expect(!Self.hasHan(view.title.english)) }
    }
    for command in CommandCatalog.all {
      #expect(!Self.hasHan(command.title.english + command.help.english), "\(command.id)")
      for argument in command.arguments { #expect(!Self.hasHan(argument.title.english)) }
    }
  }

  @Test("F3 changes every word on screen, of details and messages to come too")
  func switching() throws {
    var session = try DeskSession()
    session.press("2", "Enter", "F3")

    #expect(session.screen.contains("Grievances >"))
    #expect(session.pane?.detail?.blocks.contains(.heading("Due")) == true)
    let english = try DeskSession(language: .english).grid.text(row: 1)
    #expect(session.grid.text(row: 1) == english)
    session.press("F3")
    #expect(session.screen.contains("诉求工单 >"))
  }

  private static func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isIdeographic }
  }
}
