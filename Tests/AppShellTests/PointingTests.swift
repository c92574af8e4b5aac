import CellGrid
import CommandCatalog
import DomainModel
import Foundation
import LocalStore
import Panes
import Testing

@testable import AppShell

@Suite("Pointing with the mouse")
struct PointingTests {
  private let size = Size(columns: 120, rows: 36)

  @Test("The wheel moves what is under it: the record beside its list, or any list of the board")
  func wheel() throws {
    var session = try DeskSession(size: Size(columns: 120, rows: 14), keepsAlerts: false)
    session.press("2")
    session.turn(.wheelDown, over: session.cell(of: "经过") ?? Position(column: 90, row: 8))
    #expect(session.pane?.list.position == 1)
    #expect(session.pane?.detail?.offset == 3)

    session.turn(.wheelDown, over: Position(column: 5, row: 8))
    #expect(session.pane?.list.position == 4)

    var board = try DeskSession(size: size, keepsAlerts: false)
    let frame = try #require(Layout(board.state).frames[.inspections])
    board.turn(.wheelDown, over: Position(column: frame.list.column + 2, row: frame.list.row + 1))
    #expect(board.state.panes[.inspections]?.list.position ?? 0 > 1)
    #expect(board.state.panes[.grievances]?.list.position == 1)
  }

  @Test("A click selects the row that is drawn there, again opens it; headings and gaps do nothing")
  func rows() throws {
    var session = try DeskSession(size: size, keepsAlerts: false)
    session.press("2")
    let before = session.selected
    let list = try #require(Layout(session.state).frames[.grievances]?.list)

    session.click(Position(column: 3, row: list.row))
    session.click(Position(column: 3, row: list.endRow - 1))
    #expect(session.selected == before, "a heading and an empty line are no rows")

    let cell = try #require(session.cell(of: "楼道灯"))
    session.click(cell)
    #expect(session.pane?.list.selectedRow?.title.contains("楼道灯") == true)
    #expect(session.pane?.isRecordFocused == false)
    session.click(cell)
    #expect(session.pane?.isRecordFocused == true)
  }

  @Test("After scrolling, a click means the row that is drawn there")
  func scrolledRows() throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 14), keepsAlerts: false)
    session.press("2", "G")
    let list = try #require(Layout(session.state).rowsPart(of: .grievances))
    let row = list.row + ListRenderer.headingLines(list.rows)
    let drawn = session.grid.text(row: row)

    session.click(Position(column: 3, row: row))

    let number = session.pane?.list.selectedRow?.number?.suffix(4) ?? "?"
    #expect(drawn.contains(number), "\(drawn)")
  }

  @Test("In a dialog a click takes the entry that is drawn there, the wheel moves the choice")
  func dialogs() throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 16), keepsAlerts: false)
    session.press("2", ":")
    session.turn(.wheelDown, over: Position(column: 5, row: 8))
    #expect(session.menu?.selection == 1)
    session.type("peise")
    session.click(try #require(session.cell(of: "配色")))
    #expect(session.menu?.source == .themes)
  }

  @Test("A page scrolls by the wheel and outlives a click; no click confirms anything")
  func pages() throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 14), keepsAlerts: false)
    session.press("2", "=")
    session.click(Position(column: 5, row: 6))
    session.turn(.wheelDown, over: Position(column: 5, row: 6))
    guard case .page? = session.state.overlays.last else {
      Issue.record("the page is gone")
      return
    }

    session.press("Esc", "/")
    session.type("楼道灯")
    session.press("Enter", "A")
    for row in 0..<14 { session.click(Position(column: 5, row: row)) }
    #expect(session.confirmation != nil)
    #expect(session.performed.isEmpty)
  }

  @Test("An error stays until a key, whatever the mouse does")
  func keepsErrors() throws {
    var session = try DeskSession(size: size, keepsAlerts: false)
    session.press("2", "c")
    session.send(
      .mouse(MouseEvent(kind: .release, button: .left, position: Position(column: 1, row: 9))))
    #expect(session.state.messages.shown?.role == .error)
  }
}

@Suite("Filling forms on a small screen")
struct SmallFormTests {
  @Test("Every field of a long form is on screen with its caret while it is filled")
  func everyField() throws {
    var session = try DeskSession(size: Size(columns: 40, rows: 12), keepsAlerts: false)
    session.press("2", "Enter", ":")
    session.type("修改")
    session.press("Enter")
    let fields = try #require(session.form?.fields)
    try #require(fields.count > 6)

    for field in fields {
      let label = field.argument.title(.chinese).prefix(4)
      let cursor = try #require(session.grid.cursor, "\(label)")
      #expect(session.grid.text(row: cursor.row).contains(label), "\(session.screen)")
      session.press("Tab")
    }
  }

  @Test("What is wrong with a field stands under it, whole, at 40 by 12")
  func problem() throws {
    var session = try DeskSession(size: Size(columns: 40, rows: 12), keepsAlerts: false)
    session.press("2", "e", "Ctrl-s")
    let form = try #require(session.form)
    let problem = try #require(form.current?.problem)
    let row = try #require(session.grid.cursor?.row)

    #expect(session.grid.text(row: row + 1).contains(problem), "\(session.screen)")
  }
}

extension DeskSession {
  fileprivate mutating func click(_ position: Position) {
    send(.mouse(MouseEvent(kind: .press, button: .left, position: position)))
  }

  fileprivate mutating func turn(_ kind: MouseEvent.Kind, over position: Position) {
    send(.mouse(MouseEvent(kind: kind, button: .none, position: position)))
  }

  /// Where a text is drawn first.
  fileprivate func cell(of text: String) -> Position? {
    for row in 0..<grid.size.rows {
      guard let place = grid.text(row: row).range(of: text) else { continue }
      let before = String(grid.text(row: row)[..<place.lowerBound])
      return Position(column: TextWidth.columns(of: before, ambiguous: 1), row: row)
    }
    return nil
  }
}
