import CellGrid
import DomainModel
import JSONDiff
import Panes
import Testing

@testable import AppShell

@Suite("Coming back to where one was")
struct ComingBackTests {
  @Test("Place, filter, record and look survive a restart through the store's JSON")
  func survives() throws {
    var session = try DeskSession(language: .english, signs: .full)
    session.press("2", "/")
    session.type("水管")
    session.press("Enter", "j", "Enter")
    session.state.listShare = 40
    session.frame()
    let left = RememberedPlace(
      place: session.state.place, appearance: session.state.appearance,
      listShare: session.state.listShare)

    let back = RememberedPlace(
      try #require(try JSON.parse(JSON.object(left.json).canonicalText).object),
      over: Appearance(language: .english))
    var again = try DeskSession(language: .english, signs: .full)
    again.state.listShare = back.listShare
    again.state.go(to: back.place)
    again.frame()

    #expect(back.place == left.place)
    let terminal = TerminalFinding(signs: .full, ambiguousWidth: 2, hasBraille: true)
    #expect(TerminalFinding(terminal.json) == terminal)
    #expect(again.screen == session.screen)
  }

  @Test("A remembered record that is gone leaves the list open on its first row")
  func recordIsGone() throws {
    var session = try DeskSession()
    session.state.go(
      to: Place(tab: .grievances, focused: .grievances, viewIndex: 0, filter: "", record: "gone"))
    session.frame()

    #expect(session.state.tab == .grievances)
    #expect(session.pane?.list.position == 1)
    #expect(session.screen.contains("诉求工单 >"))
  }

  @Test("Going back to a record that left its list opens no other one", arguments: [80, 120])
  func recordLeftTheList(_ columns: Int) throws {
    var session = try DeskSession(size: Size(columns: columns, rows: 24))
    session.press("2", "j", "j")
    session.state.go(
      to: Place(tab: .grievances, focused: .grievances, viewIndex: 0, filter: "", record: "gone"))
    session.frame()

    #expect(session.pane?.isRecordFocused == false)
    #expect(session.state.messages.shown?.text.contains("已不在此列表") == true)
  }

  @Test("Nonsense in the kept place opens the board")
  func nonsense() {
    let place = RememberedPlace(
      ["tab": "nowhere", "focused": 7, "view": "x", "listShare": "wide"],
      over: Appearance(language: .chinese))

    #expect(place.place.tab == .board)
    #expect(place.place.focused == .grievances)
    #expect(place.listShare == 55)
  }

  @Test("Drafts of the last session are offered in their forms")
  func drafts() throws {
    var session = try DeskSession()
    session.press("2")
    let selected = try #require(session.selected)
    session.state.drafts = ["record.note \(selected)": ["text": "昨夜没写完"]]

    session.press("i")
    #expect(session.form?.fields.first?.field.text == "昨夜没写完")

    session.press("Esc", "j", "i")
    #expect(session.form?.fields.first?.field.text == "", "another record's form is empty")
  }

  @Test("Keys typed ahead act on what they were typed for")
  func typedAhead() throws {
    var session = try DeskSession()
    session.sendTogether(
      [.character(":")] + "放大".map { .character($0) } + [.enter])

    #expect(session.state.isZoomed)
    #expect(session.state.overlays.isEmpty)
  }

  @Test("SIGTERM, SIGHUP and a closed terminal keep the place and end", arguments: [0, 1, 2])
  func ended(_ which: Int) throws {
    let events: [TerminalEvent] = [.signal(.terminate), .signal(.hangup), .endOfInput]
    var session = try DeskSession()
    session.effects += session.state.handle(.terminal(events[which]))

    #expect(session.hasQuit)
    #expect(session.effects.contains { if case .rememberPlace = $0 { true } else { false } })
  }
}
