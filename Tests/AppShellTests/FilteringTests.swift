import CellGrid
import DomainModel
import LocalStore
import Panes
import Testing
import UseCases

@testable import AppShell

@Suite("Filtering and finding")
struct FilteringTests {
  @Test(
    "A filter takes pinyin, initials, Chinese, numbers, fields and exclusions",
    arguments: [
      ("sgbl", 1), ("shuiguan", 2), ("水管", 2), ("0147", 1), ("status:signed", 3),
      ("水管 -三单元", 1), ("zzzzqq", 0),
    ])
  func filters(_ text: String, _ count: Int) throws {
    var session = try DeskSession()
    session.press("2", "/")

    session.type(text)

    #expect(session.pane?.list.rows.count == count)
    session.press("Enter")
    #expect(session.pane?.filter == text)
    #expect(session.pane?.filterField == nil)
  }

  @Test("While a filter is typed, letters never run commands")
  func typedLetters() throws {
    var session = try DeskSession()
    session.press("2", "/")

    session.type("aAtrSxcOPMXqU?:!1")

    #expect(session.state.overlays.isEmpty)
    #expect(session.performed.isEmpty)
    #expect(session.pane?.filter == "aAtrSxcOPMXqU?:!1")
  }

  @Test("Esc clears the filter, n and N go over what fits")
  func matches() throws {
    var session = try DeskSession()
    session.press("2", "/")
    session.type("水管")
    session.press("Enter", "n")
    #expect(session.pane?.list.position == 2)
    session.press("N")
    #expect(session.pane?.list.position == 1)

    session.press("/", "Esc")
    #expect(session.pane?.filter == "")
    #expect(session.pane?.list.rows.count == 12)
  }

  @Test("Arrows move in the list while the filter is typed")
  func arrows() throws {
    var session = try DeskSession()
    session.press("2", "/")
    session.type("水管")

    session.press("Down")

    #expect(session.pane?.list.position == 2)
    #expect(session.pane?.filterField != nil)
  }

  @Test("Ctrl-f searches all panes and opens what is chosen in its pane")
  func search() throws {
    var session = try DeskSession()
    session.press("4", "Ctrl-f")
    session.type("预付卡备案")
    #expect(session.menu?.entries.isEmpty == false)

    session.press("Enter")

    #expect(session.state.tab == .inspections)
    #expect(session.pane?.isRecordFocused == true)
    #expect(session.screen.contains("预付卡备案抽查"))
  }

  @Test(
    "Whatever search finds opens as itself, open or closed, in a pane or as a text",
    arguments: [
      ("主管爆裂首报", "洪山路供水主管爆裂首报"), ("洪山路供水主管", "洪山路供水主管爆裂"),
      ("草包麻袋", "草包麻袋"), ("消防通道被共享单车", "消防通道被共享单车堵塞"),
      ("节前食品抽检", "节前食品抽检"), ("孙倩", "孙倩"), ("云舍酒店管理", "济南云舍酒店管理有限公司"),
      ("区城市管理局", "区城市管理局"),
    ])
  func opensWhatWasFound(_ words: (typed: String, title: String)) throws {
    var session = try DeskSession()
    session.press("Ctrl-f")
    session.type(words.typed)
    let index = session.menu?.entries.firstIndex { $0.title == words.title }
    for _ in 0..<(index ?? 0) { session.press("Down") }

    session.press("Enter")

    if case .page(let page)? = session.state.overlays.last {
      #expect(page.text.contains(words.title))
    } else {
      #expect(session.pane?.list.selectedRow?.title == words.title)
      #expect(session.pane?.isRecordFocused == true)
    }
  }

  @Test("A colon opens the palette; it finds by pinyin, English and name, and says why not")
  func palette() throws {
    var session = try DeskSession()
    session.press("2", ":")
    session.type("paidan")
    #expect(session.menu?.entries.first?.title == "派单")
    session.press("Esc", ":")
    session.type("assign")
    #expect(session.menu?.entries.first?.title == "派单")
    session.press("Esc", "Ctrl-p")
    session.type("shouli")
    #expect(session.menu?.entries.first?.note.contains("办理中") == true)
  }

  @Test("Help filters at the first letter and runs what is chosen")
  func help() throws {
    var session = try DeskSession()
    session.press("2", "?")
    let all = session.menu?.entries.count ?? 0

    session.type("放大")
    #expect((session.menu?.entries.count ?? all) < all)
    session.press("Enter")

    #expect(session.state.isZoomed)
    #expect(session.state.overlays.isEmpty)
  }

  @Test("Views and orders are chosen by number; a view's count stands beside it")
  func views() throws {
    var session = try DeskSession()
    session.press("2", ":")
    session.type("视图")
    session.press("Enter")
    #expect(session.menu?.source == .views)
    #expect(session.menu?.entries.first?.key == "12")

    session.press("4")
    #expect(session.pane?.view.identifier == "overdue")
    #expect(session.pane?.list.rows.count == 2)
    session.press("s", "2")
    #expect(session.pane?.list.query.order == .newestFirst)
  }

  @Test("The values of a column are counted and Enter filters by one")
  func values() throws {
    var session = try DeskSession()
    session.press("2", "#")
    #expect(session.menu?.entries.first?.title == "办理中")

    session.press("Enter")

    #expect(session.pane?.filter == "status:signed")
    #expect(session.pane?.list.rows.count == 3)
  }

  @Test("Pasted text opens the filter with its first line and never runs a command")
  func paste() throws {
    var session = try DeskSession()
    session.press("2")

    session.paste("水管\nrm -rf\ny\n")

    #expect(session.pane?.filter == "水管")
    #expect(session.pane?.filterField != nil)
    #expect(session.performed.isEmpty)
    #expect(session.state.overlays.isEmpty)
  }

  @Test("Paste in a record opens the list's filter, in a confirmation it confirms nothing")
  func pasteElsewhere() throws {
    var session = try DeskSession()
    session.press("2", "Enter")
    session.paste("y")
    #expect(session.pane?.isRecordFocused == false)
    #expect(session.pane?.filter == "y")

    var asked = try DeskSession()
    asked.goToRegistered()
    asked.press("A")
    #expect(asked.confirmation != nil)
    asked.paste("yyyy")
    #expect(asked.performed.isEmpty)
  }

  @Test("A filter that leaves nothing says so, how to find a state, and the keys that lead on")
  func nothingFits() throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 24))
    session.press("2", "/")
    session.type("待受理")
    session.press("Enter")

    #expect(session.screen.contains("没有工单符合“待受理”。"))
    #expect(session.screen.contains("状态:待受理") && session.screen.contains("w 换视图"))
    let hints = session.screen.split(separator: "\n").last.map(String.init) ?? ""
    #expect(hints.contains("Esc 取消筛选"))
    #expect(!hints.contains("Enter") && !hints.contains("Space"))

    session.press("/")
    for _ in 0..<3 { session.press("Backspace") }
    session.type("状态:待受理")
    session.press("Enter")
    #expect(session.pane?.list.rows.count == 1)
  }
}
