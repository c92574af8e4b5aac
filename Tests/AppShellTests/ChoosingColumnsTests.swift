import CellGrid
import DomainModel
import JSONDiff
import Panes
import Phrasebook
import Testing

@testable import AppShell

@Suite("Choosing columns")
struct ChoosingColumnsTests {
  private static let small = Size(columns: 80, rows: 24)

  @Test("A digit hides a column and shows it again, behind the others")
  func togglesByDigit() throws {
    var session = try DeskSession(size: Self.small)
    session.press("2", "C")
    let first = try #require(session.menu?.entries.first)
    #expect(session.shownColumns.first == "due")

    session.press("1")
    #expect(!session.shownColumns.contains("due"))
    #expect(session.menu?.source == .columns, "the menu stays open")
    #expect(session.menu?.entries.contains { $0.action == first.action } == true)

    session.choose("due")
    #expect(session.shownColumns.last == "due")
  }

  @Test("Arrows move a column and the cursor goes with it")
  func movesByArrows() throws {
    var session = try DeskSession(size: Self.small)
    session.press("2", "C")
    let before = session.shownColumns

    session.press("Right")
    #expect(session.shownColumns == [before[1], before[0]] + before.dropFirst(2))
    #expect(session.menu?.selection == 1)
    session.press("Left", "Left")
    #expect(session.shownColumns == before, "the first column stays at the left end")
  }

  @Test("A column that the pane opens without can be shown, and the screen shows it")
  func addsAColumn() throws {
    var session = try DeskSession(size: Size(columns: 160, rows: 45))
    session.press("3", "C")
    #expect(!session.shownColumns.contains("assignee"))

    session.choose("assignee")
    session.press("Esc", "z")

    #expect(session.shownColumns.contains("assignee"))
    #expect(session.screen.contains("经办"))
  }

  @Test("The last column stays, and the way back gives the usual ones")
  func lastStays() throws {
    var session = try DeskSession()
    session.press("2", "C")
    let usual = session.shownColumns
    for name in usual { session.choose(name) }
    #expect(session.shownColumns == [usual[usual.count - 1]])
    #expect(session.state.messages.shown?.text == ShellPhrases.lastColumn(.chinese))

    session.press("G", "Esc", "C")
    while session.menu?.chosen?.action != .usualColumns { session.press("Down") }
    session.press("Enter")
    #expect(session.shownColumns == usual)
  }

  @Test("Each pane keeps its own columns over a restart")
  func survives() throws {
    var session = try DeskSession(size: Self.small)
    session.press("2", "C", "1", "Right", "Esc", "3")
    let inspections = session.shownColumns
    #expect(session.effects.contains { if case .rememberPlace = $0 { true } else { false } })

    let kept = try JSON.parse(JSON.object(session.state.remembered.json).canonicalText).object
    let back = RememberedPlace(
      try #require(kept), over: Appearance(language: .chinese))
    var again = try DeskSession(size: Self.small)
    again.state.comeBack(to: back)
    again.frame()

    #expect(again.shownColumns == inspections)
    again.press("2")
    session.press("2")
    #expect(again.shownColumns == session.shownColumns)
    #expect(!again.shownColumns.contains("due"))
    #expect(again.screen == session.screen)
  }

  @Test("In linear mode the list of columns is said, and a row is said by the chosen ones")
  func linear() throws {
    var session = try DeskSession(isLinear: true)
    session.press("2")
    session.forgetSpoken()
    session.press("C")
    #expect(session.spoken.first == "显示哪些列")
    #expect(session.spoken.contains { $0.hasPrefix("1 时限") && $0.contains("显示") })

    session.press("1", "Esc")
    session.forgetSpoken()
    session.press("g", "j")
    #expect(session.spoken.last?.contains("水管") == true)
    #expect(session.spoken.last?.contains("-00:") == false)
  }
}

extension DeskSession {
  fileprivate var shownColumns: [String] { pane?.columns.map(\.identifier) ?? [] }

  /// Goes to a column in the open menu and chooses it.
  fileprivate mutating func choose(_ column: String) {
    while let menu, menu.selection > 0 { press("Up") }
    while let menu, menu.chosen?.action != .column(column), menu.selection < menu.entries.count - 1
    {
      press("Down")
    }
    press("Enter")
  }
}
