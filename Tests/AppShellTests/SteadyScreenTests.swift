import CellGrid
import DomainModel
import LocalStore
import Panes
import Synchronization
import Testing

@testable import AppShell

@Suite("Holding the screen still")
struct SteadyScreenTests {
  @Test("A single move shows its record at once, fast moves wait for the last one")
  func detailFollows() throws {
    var session = try DeskSession()
    session.press("2", "j")
    #expect(session.pane?.detail?.id == session.selected)

    session.press("j", "j", "j", every: 20)
    #expect(session.pane?.detail?.id != session.selected)
    #expect(session.state.detailDueAt == session.time + 60)
    session.time += 60
    session.frame()
    #expect(session.pane?.detail?.id == session.selected)
    #expect(session.state.detailDueAt == nil)
  }

  @Test("A jump in a fast movement is the last move that the detail waits for")
  func jumpsBelongToTheMovement() throws {
    var session = try DeskSession()
    session.press("2", "j")
    session.press("j", "j", "G", every: 20)
    #expect(session.state.detailDueAt == session.time + 60)

    session.time += 400
    session.press("g")
    #expect(session.pane?.detail?.id == session.selected)
  }

  @Test("A movement that comes back, or one on the board, waits for nothing")
  func movementWithoutDetail() throws {
    var session = try DeskSession()
    session.press("2", "j")
    session.press("j", "k", every: 20)
    #expect(session.pane?.detail?.id == session.selected)
    #expect(session.state.detailDueAt == nil)

    session.press("1", "j", "j", "j", every: 20)
    #expect(session.state.isBoard)
    #expect(session.state.detailDueAt == nil)
  }

  @Test("Rows of other desks wait, shown ones change in place, and g lets them in")
  func rowsHoldStill() throws {
    let fixture = try DeskFixture()
    var session = try DeskSession(fixture)
    session.press("2", "j", "j")
    let selected = session.selected

    try fixture.add(900, title: "新来的一件")
    session.carryOut()

    #expect(session.pane?.list.waiting == 1)
    #expect(session.selected == selected)
    #expect(session.screen.contains("+1 新"))
    #expect(!session.screen.contains("新来的一件"))
    session.press("g")
    #expect(session.screen.contains("新来的一件"))
    #expect(session.pane?.list.waiting == 0)
  }

  @Test("Leaving the list lets waiting rows in")
  func leavingLetsIn() throws {
    let fixture = try DeskFixture()
    var session = try DeskSession(fixture)
    session.press("2", "j")
    try fixture.add(901, title: "新来的一件")
    session.carryOut()

    session.press("4", "2")

    #expect(session.screen.contains("新来的一件"))
  }

  @Test("The clock moves the countdowns once a minute and nothing else")
  func clock() throws {
    var session = try DeskSession()
    session.press("2")
    let before = session.screen
    session.effects += session.state.handle(.clock(DeskFixture.now.adding(milliseconds: 30_000)))
    session.frame()
    #expect(session.screen == before)

    session.effects += session.state.handle(.clock(DeskFixture.now.adding(milliseconds: 60_000)))
    session.frame()
    #expect(session.screen.contains("21:05"))
    #expect(session.screen.contains("-00:43"))
    #expect(session.selected == FixtureID.grievance(9))
  }

  @Test("A record being read keeps its place while others change it, and its countdown goes on")
  func recordKeepsPlace() throws {
    let fixture = try DeskFixture()
    var session = try DeskSession(fixture, size: Size(columns: 80, rows: 14))
    session.press("2", "j", "Enter", "j", "j", "j")
    #expect(session.pane?.detail?.offset == 3)

    try fixture.retitle(FixtureID.burstPipe, "换了标题")
    session.carryOut()
    session.effects += session.state.handle(.clock(DeskFixture.now.adding(milliseconds: 60_000)))
    session.frame()

    #expect(session.pane?.detail?.offset == 3)
    session.press("g")
    #expect(session.screen.contains("换了标题"))
    session.press("G")
    session.press("g", "j", "j", "j", "j", "j")
    #expect(session.pane?.detail?.lines.contains { $0.text.contains("-00:43") } == true)
  }

  @Test("A half-typed form survives changes of other desks and another size")
  func formSurvives() throws {
    let fixture = try DeskFixture()
    var session = try DeskSession(fixture)
    session.press("2", "i")
    session.type("写到一半")

    try fixture.add(902, title: "新来的一件")
    session.carryOut()
    session.effects += session.state.handle(.terminal(.resize(Size(columns: 39, rows: 8))))
    session.frame()
    #expect(session.screen.contains("40 列 12 行"))
    session.effects += session.state.handle(.terminal(.resize(Size(columns: 80, rows: 24))))
    session.frame()

    #expect(session.form?.fields.first?.field.text == "写到一半")
    #expect(session.screen.contains("写到一半"))
  }

  @Test("The terminal cursor stands on the selected row, or at the caret of an input line")
  func cursor() throws {
    var session = try DeskSession()
    session.press("2", "j", "j")
    let row = session.grid.cursor?.row ?? 0
    #expect(session.grid.text(row: row).hasPrefix(">"))

    session.press("/")
    session.type("水管")
    let caret = try #require(session.grid.cursor)
    #expect(session.grid.text(row: caret.row).hasPrefix(" / 水管"))
    #expect(caret.column == 7)
  }

  @Test("The same state draws the same cells")
  func drawsTheSame() throws {
    var session = try DeskSession()
    session.press("2", "Enter", "?")

    #expect(session.grid == session.grid)
  }

  @Test(
    "No size breaks the layout, and every wide cell is whole",
    arguments: [
      Size(columns: 40, rows: 12), Size(columns: 61, rows: 13), Size(columns: 99, rows: 24),
      Size(columns: 100, rows: 24), Size(columns: 137, rows: 41), Size(columns: 7, rows: 3),
    ])
  func sizes(_ size: Size) throws {
    for keys in [[], ["2"], ["2", "Enter"], ["2", "?"], ["2", "a"], ["2", "y"], ["4", "z"]] {
      for language in [Language.chinese, .english] {
        var session = try DeskSession(size: size, language: language)
        for key in keys { session.press(key) }
        let grid = session.grid
        for row in 0..<size.rows {
          let cells = Array(grid.row(row))
          #expect(cells.last?.isWide != true)
          for (left, right) in zip(cells, cells.dropFirst()) where left.isWide {
            #expect(right.isContinuation)
          }
        }
        #expect(grid.cursor != nil || size.columns < 5, "\(keys) hides the cursor")
      }
    }
  }
}
