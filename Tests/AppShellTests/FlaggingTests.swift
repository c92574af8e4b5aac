import CellGrid
import DomainModel
import LocalStore
import Panes
import Testing
import UseCases

@testable import AppShell

@Suite("Flagging on screen")
struct FlaggingTests {
  @Test("b flags the selected record, the list shows a sign, and b takes it off again")
  func toggles() throws {
    var session = try DeskSession(DeskFixture(), size: Size(columns: 80, rows: 24))
    session.press("2", "j")
    let flagged = try #require(session.selected)

    session.press("b")
    #expect(session.performed.map(\.command) == ["record.flag"])
    session.carryOut()
    #expect(session.state.flagged == [flagged])
    #expect(session.screen.split(separator: "\n").filter { $0.contains("▴") }.count == 1)

    session.press("b")
    session.carryOut()
    #expect(session.state.flagged.isEmpty)
    #expect(!session.screen.contains("▴"))
  }

  @Test("The view of my flags and flag:yes list the same records, and count them")
  func views() throws {
    var session = try DeskSession(DeskFixture())
    session.press("2", "Space", "Space", "b")
    session.carryOut()
    let flagged = session.state.flagged
    #expect(flagged.count == 2)

    session.press("Esc", "w")
    let entry = try #require(session.menu?.entries.last { $0.title == "我的标记" })
    #expect(entry.key == "2")
    while session.menu?.chosen != entry { session.press("Down") }
    session.press("Enter")
    #expect(Set(session.pane?.list.rows.map(\.id) ?? []) == flagged)

    session.press("w", "1", "/")
    session.type("flag:yes")
    session.press("Enter")
    #expect(Set(session.pane?.list.rows.map(\.id) ?? []) == flagged)
  }

  @Test("An undo says first that it takes the flag off")
  func undoes() throws {
    var session = try DeskSession(DeskFixture())
    session.press("2", "b")
    session.carryOut()

    session.press("U")
    #expect(session.confirmation?.sentence.contains("加我的标记") == true)
    session.press("y")
    session.carryOut()
    #expect(session.state.flagged.isEmpty)
  }

  @Test("In linear mode a flagged row begins with the word, after its place")
  func linear() throws {
    var session = try DeskSession(DeskFixture(), isLinear: true)
    session.press("2", "b")
    session.carryOut()
    session.press("j")
    session.forgetSpoken()
    session.press("k")
    #expect(session.spoken.last?.contains("我的标记") == true)
  }

  @Test("A desk that only reads refuses the flag with the reason")
  func refusesReadOnly() throws {
    var session = try DeskSession(isReadOnly: true)
    session.press("2", "b")
    #expect(session.performed.isEmpty)
    #expect(session.state.messages.shown?.role == .error)
  }
}
