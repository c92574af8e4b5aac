import CellGrid
import CommandCatalog
import DomainModel
import Panes
import Phrasebook
import Testing
import UseCases

@testable import AppShell

@Suite("Moving about by keys")
struct MovingStoriesTests {
  @Test("Arrows and letters move by a row, g and G go to the ends")
  func rows() throws {
    var session = try DeskSession()
    session.press("2")
    #expect(session.pane?.list.position == 1)

    session.press("j", "Down")
    #expect(session.pane?.list.position == 3)
    session.press("k")
    #expect(session.pane?.list.position == 2)
    session.press("G")
    #expect(session.pane?.list.position == 12)
    session.press("g")
    #expect(session.pane?.list.position == 1)
    session.press("End")
    #expect(session.pane?.list.position == 12)
    session.press("Home")
    #expect(session.pane?.list.position == 1)
  }

  @Test(
    "Page keys move a page and keep a line of context",
    arguments: [("PgDn", "PgUp"), ("Ctrl-d", "Ctrl-u")])
  func pages(_ keys: (down: String, up: String)) throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 14))
    session.press("2")

    session.press(keys.down)
    let place = session.pane?.list.position
    #expect((place ?? 0) > 3)
    session.press(keys.up)
    #expect(session.pane?.list.position == 1)
  }

  @Test("Digits show the tabs", arguments: PaneIdentifier.allCases)
  func tabs(_ tab: PaneIdentifier) throws {
    var session = try DeskSession()
    session.press(tab == .board ? "2" : "1")

    session.press("\(tab.rawValue + 1)")

    #expect(session.state.tab == tab)
    #expect(tab == .board || session.state.focused == tab)
  }

  @Test("Tab walks over the panes of the board, elsewhere over the tabs, and Shift-Tab back")
  func tabKey() throws {
    var session = try DeskSession()
    session.press("Tab")
    #expect(session.state.tab == .board)
    #expect(session.state.focused == .inspections)
    session.press("Shift-Tab", "Shift-Tab")
    #expect(session.state.focused == .licences)

    session.press("2", "Tab")
    #expect(session.state.tab == .inspections)
    session.press("Shift-Tab", "Shift-Tab")
    #expect(session.state.tab == .board)
  }

  @Test("Brackets go back and forward over pane, filter and record")
  func places() throws {
    var session = try DeskSession()
    session.press("2", "j", "Enter")
    let record = session.pane?.detail?.id
    session.press("4", "6")

    session.press("[")
    #expect(session.state.tab == .alerts)
    session.press("[")
    #expect(session.state.tab == .grievances)
    #expect(session.pane?.isRecordFocused == true)
    #expect(session.pane?.detail?.id == record)
    session.press("]", "]")
    #expect(session.state.tab == .licences)
  }

  @Test("Enter opens and Esc comes back, layer by layer, to the board")
  func layers() throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 24))
    session.press("2", "/")
    session.type("水管")
    session.press("Enter", "Enter", "Enter")
    #expect(session.menu?.source == .steps)

    session.press("Esc")
    #expect(session.menu == nil)
    #expect(session.pane?.isRecordFocused == true)
    session.press("Esc")
    #expect(session.pane?.isRecordFocused == false)
    #expect(session.pane?.filter == "水管")
    session.press("Esc")
    #expect(session.pane?.filter == "")
    #expect(session.state.tab == .grievances)
    session.press("Esc")
    #expect(session.state.tab == .board)
    #expect(session.performed.isEmpty)
  }

  @Test("In a record, arrows scroll, n and N show its neighbours")
  func record() throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 14))
    session.press("2", "Enter")
    let first = session.pane?.detail?.id

    session.press("j")
    #expect(session.pane?.detail?.offset == 1)
    session.press("G")
    #expect((session.pane?.detail?.offset ?? 0) > 1)
    session.press("g")
    #expect(session.pane?.detail?.offset == 0)
    session.press("n")
    #expect(session.pane?.detail?.id == FixtureID.burstPipe)
    session.press("N")
    #expect(session.pane?.detail?.id == first)
  }

  @Test("q goes back to the top and leaves there, asking while a red alert waits")
  func quit() throws {
    var session = try DeskSession()
    session.press("2", "Enter", "q")
    #expect(session.pane?.isRecordFocused == false)
    session.press("q")
    #expect(session.state.tab == .board)
    #expect(!session.hasQuit)

    session.press("q")
    #expect(session.confirmation?.sentence.contains("红色预警") == true)
    session.press("Esc")
    #expect(!session.hasQuit)
    session.press("q", "y")
    #expect(session.hasQuit)
  }

  @Test("Ctrl-z asks while a red alert waits, and goes at once when none does")
  func suspend() throws {
    var session = try DeskSession()
    session.press("Ctrl-z")
    #expect(session.confirmation?.sentence.contains("不响铃") == true)
    session.press("y")
    #expect(session.effects.contains { if case .suspend = $0 { true } else { false } })

    var quiet = try DeskSession(keepsAlerts: false)
    quiet.press("Ctrl-z")
    #expect(quiet.effects.contains { if case .suspend = $0 { true } else { false } })
  }

  @Test("An exclamation mark acknowledges an alert that stood for 700 ms, from any pane")
  func acknowledges() throws {
    let fixture = try DeskFixture()
    var session = try DeskSession(fixture)
    session.press("!", every: 699)
    #expect(session.performed.isEmpty)
    #expect(session.state.messages.shown?.role == .error)

    session.press("!", every: 1)
    #expect(session.performed.map(\.command) == ["alert.ack"])
    session.carryOut()
    #expect(session.state.alerts.isEmpty, "\(session.state.messages.all)")
    #expect(!session.screen.contains("红色!!! 济南市气象台发布暴雪红色预警   "))
  }

  @Test("The mouse clicks tabs and rows, the wheel moves, the divider is dragged")
  func mouse() throws {
    var session = try DeskSession()
    func at(_ column: Int, _ row: Int, _ kind: MouseEvent.Kind) -> KeyEvent {
      .mouse(
        MouseEvent(
          kind: kind, button: kind == .press || kind == .drag ? .left : .none,
          position: Position(column: column, row: row)))
    }
    session.send(at(10, 1, .press))
    #expect(session.state.tab == .grievances)
    session.send(at(5, 7, .press))
    #expect(session.pane?.list.position == 3)
    session.send(at(5, 7, .wheelDown))
    #expect(session.pane?.list.position == 6)
    session.send(at(60, 10, .drag))
    #expect(session.state.listShare == 50)
  }

  @Test("q at the top leaves at once when nothing waits")
  func quitQuietly() throws {
    var session = try DeskSession(keepsAlerts: false)

    session.press("q")

    #expect(session.hasQuit)
  }

  @Test("z zooms the focused pane of the board and comes back")
  func zoom() throws {
    var session = try DeskSession()
    session.press("Tab", "z")
    #expect(session.screen.contains("监督检查 >"))
    #expect(!session.screen.contains("诉求工单 >"))

    session.press("z")
    #expect(session.screen.contains("诉求工单 >"))
  }

  @Test("Plus and minus move the split")
  func split() throws {
    var session = try DeskSession()
    session.press("2")
    let share = session.state.listShare

    session.press("+")
    #expect(session.state.listShare == share + 5)
    session.press("-", "-")
    #expect(session.state.listShare == share - 5)
  }

  @Test("F2 offers the themes and takes one")
  func themes() throws {
    var session = try DeskSession()

    session.press("F2")
    #expect(session.menu?.entries.map(\.title) == ["auto", "dark", "light"])
    session.press("2")
    #expect(session.state.appearance.themeName == "dark")
  }

  /// Keys that answer by painting alone, or have nothing to answer here.
  private static let quiet: Set<String> = [
    "shell.redraw", "shell.suspend", "shell.linear", "shell.goForward", "shell.pane.grievances",
  ]

  @Test("Every key that is bound answers: something on screen changes or is said")
  func nothingIsSilent() throws {
    let commands = CommandCatalog.commands(in: [.everywhere, .list, .record, .selection])
    for command in commands where !Self.quiet.contains(command.id) {
      guard let key = command.keys.first else { continue }
      let isRecord = command.area == .record
      var session = try DeskSession(size: Size(columns: isRecord ? 80 : 120, rows: 14))
      session.press("3", "2", "j", "j")
      if isRecord { session.press("Enter", "j", "j") }
      if command.id == "list.left" { session.press("Right") }
      if command.id == "shell.zoom" { session.press("1") }
      let before = session.grid
      let effects = session.effects.count

      session.press(key)

      let answers = session.grid != before || session.effects.count > effects
      #expect(answers, "\(command.id) on \(key) is silent")
    }
  }
}
