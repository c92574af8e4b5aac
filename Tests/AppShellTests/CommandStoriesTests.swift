import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Panes
import Phrasebook
import Testing
import UseCases

@testable import AppShell

@Suite("Commands on records")
struct CommandStoriesTests {
  /// The order that is being handled, under the cursor.
  private func atBurstPipe(
    _ fixture: DeskFixture? = nil, isReadOnly: Bool = false
  ) throws -> DeskSession {
    var session = try DeskSession(fixture, isReadOnly: isReadOnly)
    session.press("2", "/")
    session.type("0147")
    session.press("Enter")
    return session
  }

  @Test("The form of a visit says how often was tried and what to say")
  func visitScript() throws {
    var session = try DeskSession()
    session.reads.script = { _ in "您好，这里是综合指挥中心，回访您反映的事项。" }
    session.press("2", "/")
    session.type("status:resolved")
    session.press("Enter", "p")

    let screen = session.screen
    #expect(screen.contains("第 1 次（未接通须 3 次、2 天；已 0 次、0 天）"))
    #expect(screen.contains("您好，这里是综合指挥中心"))
  }

  @Test("What stands behind an order becomes a task with one key and one more to agree")
  func riskToTask() throws {
    var session = try atBurstPipe()

    session.press("E", "Ctrl-s")

    #expect(session.performed.map(\.command) == ["grievance.warn"])
    #expect(session.performed.first?.records == [FixtureID.burstPipe])
  }

  @Test("The key of figures asks nothing, and what they answer is a page to read")
  func figuresAtOnce() throws {
    var session = try DeskSession()
    session.press("2", "$")

    #expect(session.performed.map(\.command) == ["grievance.stats"])
    #expect(session.state.overlays.isEmpty)

    session.press(":")
    session.type("统计")
    session.press("Enter")
    guard case .form = session.state.overlays.last else {
      Issue.record("the palette asks for the options")
      return
    }
  }

  @Test("A command takes the record under the cursor with the revision it was read at")
  func bindsRecord() throws {
    var session = try atBurstPipe()
    let rev = session.pane?.detail?.rev ?? "none"

    session.press("i")
    session.type("请回告")
    session.press("Ctrl-s")

    #expect(session.performed.count == 1)
    #expect(session.performed.first?.records == [FixtureID.burstPipe])
    #expect(session.performed.first?.expectedRevisions == [FixtureID.burstPipe: rev])
    #expect(session.performed.first?.arguments["text"]?.string == "请回告")
  }

  @Test("An answer opens as words under the command's title", arguments: ["T", "H"])
  func answersInWords(_ key: String) throws {
    var session = try atBurstPipe()

    session.press(key)
    session.carryOut()

    guard case .page(let page)? = session.state.overlays.last else {
      Issue.record("no page opened")
      return
    }
    let title = key == "T" ? "时限说明" : "变更"
    #expect(page.title == title)
    #expect(page.text.contains("G3701") && !page.text.contains("{"))
    let widest = page.text.split(separator: "\n").map { TextWidth.columns(of: String($0)) }.max()
    #expect(widest ?? 0 <= OverlayView.pageColumns(of: session.state.size))
  }

  @Test("The revision is the one at the key, even when the record changes under the form")
  func bindsRevision() throws {
    let fixture = try DeskFixture()
    var session = try atBurstPipe(fixture)
    let rev = session.pane?.detail?.rev
    session.press("x")

    try fixture.retitle(FixtureID.burstPipe, "别的工作站改了标题")
    session.carryOut()
    #expect(session.pane?.detail?.rev != rev)
    session.type("催办")
    session.press("Ctrl-s", "y")

    #expect(session.performed.first?.expectedRevisions.values.first == rev)
    session.carryOut()
    #expect(session.state.messages.shown?.role == .error)
  }

  @Test("On the board a command has the record's revision too", arguments: ["i", "x"])
  func bindsRevisionOnBoard(_ key: String) throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 24))
    session.press("j", key)
    session.type("一句")
    session.press("Ctrl-s", "y")

    #expect(session.performed.first?.records == [FixtureID.burstPipe])
    #expect(session.performed.first?.expectedRevisions.count == 1)
  }

  @Test("The record stays the one the form was opened on when rows are filtered under it")
  func keepsRecord() throws {
    var session = try atBurstPipe()
    session.press("x")
    #expect(session.form != nil)

    session.effects += session.state.handle(.storeChanged(types: ["grievance"]))
    session.frame()
    session.type("催办")
    session.press("Ctrl-s")
    session.press("y")

    #expect(session.performed.first?.records == [FixtureID.burstPipe])
  }

  @Test("Assign by initials: the unit is found, the order assigned, and one undo takes it back")
  func assigns() throws {
    let fixture = try DeskFixture()
    var session = try atBurstPipe(fixture)
    let before = try fixture.digest()

    session.press("a")
    session.type("qcsglj")
    #expect(session.form?.choices.first?.title == "区城市管理局")
    session.press("Enter", "Ctrl-s")
    #expect(session.performed.first?.arguments["to"]?.string != nil)
    session.carryOut()
    #expect(session.state.messages.shown?.role == .ok, "\(session.state.messages.all)")
    #expect(session.pane?.detail?.steps.contains { $0.command.id == "grievance.sign" } == true)
    #expect(try fixture.digest() != before)

    session.press("U")
    #expect(session.confirmation != nil)
    session.press("y")
    session.carryOut()
    #expect(session.state.messages.shown?.role == .ok)
    #expect(session.pane?.list.selectedRow?.status == "signed")
  }

  @Test("A missing value is named under its field and the form stays")
  func missing() throws {
    var session = try atBurstPipe()

    session.press("x", "Ctrl-s")

    #expect(session.form?.fields.first?.problem == "必填")
    #expect(session.performed.isEmpty)
  }

  @Test("Esc keeps the draft and the form offers it again; it goes when the command succeeded")
  func drafts() throws {
    let fixture = try DeskFixture()
    var session = try atBurstPipe(fixture)
    session.press("i")
    session.type("半句")
    session.press("Esc")
    #expect(session.state.messages.shown?.text.contains("草稿") == true)

    session.press("i")
    #expect(session.form?.fields.first?.field.text == "半句")
    session.type("话")
    session.press("Ctrl-s")
    session.carryOut()
    #expect(session.state.messages.shown?.role == .ok, "\(session.state.messages.all)")
    session.press("i")
    #expect(session.form?.fields.first?.field.text == "")
  }

  @Test(
    "What needs files or values by place is for the command line, and runs nothing here",
    arguments: CommandCatalog.all.filter(\.isForCommandLine).map(\.id))
  func onlyOnCommandLine(_ id: String) throws {
    var session = try DeskSession()
    let command = try #require(CommandCatalog.command(id: id))
    session.effects += session.state.begin(command, opener: nil)
    session.frame()
    #expect(session.performed.isEmpty && session.form == nil)
    #expect(session.state.messages.shown?.role == .error)
  }

  @Test("A form writes what was changed; paragraphs that nobody touched stay")
  func keepsParagraphs() throws {
    let record = Record([
      "id": "1", "type": "grievance", "title": "漏水", "content": "一楼\n二楼",
      "source": "hotline12345",
    ])
    let form = RecordForm(type: .grievance)
    var values = form.texts(of: record).mapValues(TextField.shown)
    values["title"] = "漏水了"
    #expect(
      form.patch(from: record, to: values)
        == [["op": "replace", "path": "/title", "value": "漏水了"]])
  }

  @Test("The cursor stays where it went while a command ran")
  func cursorStays() throws {
    var session = try atBurstPipe(DeskFixture())
    session.press("Esc", "2", "/", "Ctrl-u", "Enter", "i")
    session.type("已联系")
    session.press("Ctrl-s", "j", "j")
    let selected = session.selected
    session.carryOut()
    #expect(session.state.messages.shown?.role == .ok)
    #expect(session.selected == selected)
  }

  @Test("An outward command asks with one sentence; y confirms, and nothing else does")
  func confirmation() throws {
    var session = try atBurstPipe()
    session.press("x")
    session.type("限时回复")
    session.press("Ctrl-s")
    let sentence = session.confirmation?.sentence ?? ""
    #expect(sentence.contains("督办") && sentence.contains("水管爆裂"))
    #expect(sentence.contains("限时回复"))

    session.press("Enter", "Space", "x", "Y", "u", "d", "f", "b", "Tab", "Ctrl-s")
    #expect(session.performed.isEmpty)
    #expect(session.confirmation != nil)
    session.press("y")
    #expect(session.performed.map(\.command) == ["grievance.urge"])
  }

  @Test("A confirming key counts only when the sentence stood for a quarter of a second")
  func tooEarly() throws {
    var session = try DeskSession()
    session.goToRegistered()
    session.press("A")

    session.press("y", every: 249)
    #expect(session.performed.isEmpty)
    #expect(session.confirmation != nil)
    session.press("y", every: 1)
    #expect(session.performed.map(\.command) == ["grievance.accept"])
  }

  @Test("The opening key and y in one write run nothing")
  func together() throws {
    var session = try DeskSession()
    session.goToRegistered()

    session.sendTogether([.character("A"), .character("y")])
    #expect(session.performed.isEmpty)
    session.sendTogether([.character("y"), .character("y"), .enter])
    #expect(session.performed.count == 1)
  }

  @Test("Esc and n leave the question and say that nothing was done", arguments: ["Esc", "n"])
  func declined(_ key: String) throws {
    var session = try DeskSession()
    session.goToRegistered()
    session.press("A", key)

    #expect(session.confirmation == nil)
    #expect(session.state.messages.shown?.text == "未执行。")
    #expect(session.performed.isEmpty)
  }

  @Test("Marked records: the sentence gives the number, the first three and the hidden ones")
  func marks() throws {
    var session = try DeskSession()
    session.press("2", "G", "k", "k", "k", "*")
    #expect(session.pane?.list.marks.count == 12)
    #expect(session.pane?.list.selectedRow?.status == "registered")
    session.press("A")
    #expect(session.confirmation?.sentence.contains("共 12 件") == true)
    let lines = session.confirmation?.sentence.split(separator: "\n") ?? []
    #expect(lines.filter { $0.hasPrefix("~") }.count == 3)
    session.press("Esc", "*")
    #expect(session.pane?.list.marks.isEmpty == true)
  }

  @Test("Marks outlive a filter, and the sentence says how many it hides")
  func hiddenMarks() throws {
    var session = try DeskSession()
    session.press("2", "Space", "Space", "End", "k", "k", "k", "Space", "/")
    session.type("楼道灯")
    session.press("Enter", "A")

    #expect(session.confirmation?.sentence.contains("共 3 件") == true)
    #expect(session.confirmation?.sentence.contains("2 件不在当前筛选内") == true)
  }

  @Test("A range is marked from one row to another")
  func range() throws {
    var session = try DeskSession()
    session.press("2", "v", "j", "j", "v")

    #expect(session.pane?.list.marks.count == 3)
  }

  @Test("A key that the state refuses says so at once", arguments: [80, 120])
  func refusedByState(_ columns: Int) throws {
    var session = try DeskSession(size: Size(columns: columns, rows: 36))
    session.press("2", "c")

    #expect(session.form == nil && session.confirmation == nil)
    #expect(session.state.messages.shown?.role == .error)
    #expect(session.state.messages.shown?.text.contains("办理中") == true)
  }

  @Test("One key means what the state allows: A accepts, or signs")
  func keyByState() throws {
    var accepting = try DeskSession()
    accepting.press("2", "/")
    accepting.type("楼道灯")
    accepting.press("Enter", "A")
    #expect(accepting.confirmation?.sentence.hasPrefix("受理") == true)

    var signing = try DeskSession()
    signing.press("2", "/")
    signing.type("0098")
    signing.press("Enter", "A")
    #expect(signing.confirmation?.sentence.hasPrefix("签收") == true)
  }

  @Test("A read-only desk refuses with the reason and the remedy")
  func readOnly() throws {
    var session = try atBurstPipe(isReadOnly: true)

    for key in ["a", "r", "x", "i", "U", "S", "Ctrl-n"] {
      session.press(key)
      #expect(session.state.overlays.isEmpty, "\(key)")
      #expect(session.state.messages.shown?.text.contains("--read-only") == true, "\(key)")
    }
    #expect(session.performed.isEmpty)
    #expect(session.screen.contains("只读"))
  }

  @Test("Next steps by Enter and digits run a whole story without letters")
  func digits() throws {
    var session = try atBurstPipe()
    session.press("Enter", "Enter")
    let urge = session.menu?.entries.firstIndex { $0.title == "督办" } ?? 0

    session.press("\(urge + 1)")
    session.type("1")
    session.press("Enter")
    session.press("8")

    #expect(session.performed.map(\.command) == ["grievance.urge"])
  }

  @Test("A failure is said with its remedy and no success replaces it")
  func errorsStay() throws {
    var session = try atBurstPipe()
    let request = CommandRequestForTests.urge
    session.effects += session.state.handle(
      .performed(request, .failure(Failure(.storeBusy, ["path": "x"]))))
    session.frame()
    let error = session.state.messages.shown

    session.effects += session.state.handle(
      .performed(request, .success(CommandRequestForTests.done)))
    session.frame()

    #expect(error?.role == .error)
    #expect(session.state.messages.shown == error)
    #expect(session.screen.contains("错误"))
    session.press("j")
    #expect(session.state.messages.shown == nil)
    #expect(session.state.messages.all.count == 2)
  }

  @Test("Messages of the shift carry the command line that does the same")
  func commandLines() throws {
    var session = try atBurstPipe()
    session.effects += session.state.handle(
      .performed(CommandRequestForTests.urge, .success(CommandRequestForTests.done)))

    session.press(":")
    session.type("消息")
    session.press("Enter")

    #expect(
      session.menu?.entries.first?.note
        == "dutydesk grievance urge \(FixtureID.burstPipe) --reason '限时 回复'")
  }

  @Test("Of a refusal only what its lane demands is asked for, and it must be there")
  func lanes() throws {
    var session = try DeskSession()
    session.goToRegistered()
    session.press("t")
    #expect(session.form?.fields.map(\.argument.name) == ["lane", "reason"])

    session.type("fdtj")
    session.press("Enter")
    #expect(session.form?.fields.map(\.argument.name) == ["lane", "which", "where", "reason"])
    session.press("Ctrl-s")
    #expect(session.confirmation == nil && session.form?.fields[1].problem == "必填")

    session.type("诉讼")
    session.press("Tab")
    session.type("区人民法院")
    session.press("Ctrl-s")
    #expect(session.confirmation?.sentence.contains("何处受理：区人民法院") == true)
    session.press("y")
    #expect(
      session.performed.first?.arguments == [
        "lane": "legalRoute", "which": "诉讼", "where": "区人民法院",
      ])
  }

  @Test("For what was explained the reason serves too")
  func laneByReason() throws {
    var session = try DeskSession()
    session.goToRegistered()
    session.press("t")
    session.type("jssm")
    session.press("Enter", "Tab")
    session.type("不在受理范围")
    session.press("Ctrl-s")

    #expect(session.confirmation != nil)
  }
}
