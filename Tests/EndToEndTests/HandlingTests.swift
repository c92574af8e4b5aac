import CellGrid
import TestSupport
import Testing

@Suite("Handling an order")
struct HandlingTests {
  private let title = StoreTemplate.acceptedTitle

  @Test("Find, open, assign and take back, by keys")
  func byKeys() throws {
    let desk = try Desk()
    let session = try desk.open()
    try session.findOrder(StoreTemplate.acceptedInitials)

    try session.press(Key.enter, for: "老人出门不便")
    try session.press("a", for: "提交")
    session.send("区城管局" + Key.control("s"))
    try session.require("派单") { $0.contains("已派单") }

    #expect(try desk.status(of: title) == "assigned")
    let shown = try desk.run(["grievance", "show", "--json", desk.number(of: title)])
    #expect(shown.contains("assignedTo"))
    try session.press("U", for: "撤销自己的")
    try session.confirm()
    try session.require("已撤销")
    #expect(try desk.status(of: title) == "accepted")
  }

  @Test("The same with arrows, Enter, Esc and digits alone")
  func byDigits() throws {
    let desk = try Desk.small()
    let session = try desk.open()
    try session.press("2", for: "编号")
    for _ in 0..<5 where !session.screen.selectedRow.contains("泺源巷路灯") {
      let before = session.screen
      session.send(Key.down)
      try session.require("the next row") { $0.cursor != before.cursor }
    }
    try session.press(Key.enter, for: "老人出门不便")
    session.send(Key.enter)
    try session.require("the step with its digit") {
      $0.contains("下一步") && $0.text.contains(/[1-9] 派单/)
    }
    let digit = try #require(session.screen.text.firstMatch(of: /([1-9]) 派单/)?.1)

    try session.press(String(digit), for: "提交")
    try session.press(Key.down, for: "提交")
    session.send(Key.enter + Key.enter)

    try session.require("派单") { $0.contains("已派单") }
    #expect(try desk.status(of: title) == "assigned")
  }

  @Test("Keys typed ahead mean what they would have meant one by one")
  func typedAhead() throws {
    let desk = try Desk()
    let session = try desk.open()

    session.send("2/" + StoreTemplate.acceptedInitials + Key.enter + "a区城管局" + Key.control("s"))

    try session.require("派单") { $0.contains("已派单") }
    let shown = try desk.run(["grievance", "show", desk.number(of: title), "--json"])
    let unit = try desk.run(["search", "区城管局", "--type", "unit", "--json"])
    let assigned = try #require(shown.firstMatch(of: /"assignedTo":"([^"]+)"/)?.1)
    #expect(unit.contains(assigned))
  }

  @Test("A list is filtered by pinyin initials, Chinese, and the two together with a field")
  func filtering() throws {
    let desk = try Desk()
    let session = try desk.open()
    try session.press("2", for: "编号")
    try session.press("/", for: "取消筛选")

    try session.press("lyxjg", for: "1/1")
    #expect(session.screen.contains(StoreTemplate.registeredTitle))
    try session.press(Key.escape, away: "取消筛选")
    try session.press("泺源巷", for: "2")
    try session.require("both orders") { $0.contains("井盖松动") && $0.contains("路灯整夜") }
    #expect(!session.screen.contains("错误"))
  }

  @Test("Read-only, a write is refused with the reason and nothing changes")
  func readOnly() throws {
    let desk = try Desk()
    let digest = try desk.digest()
    let session = try desk.open(["--read-only"])
    try session.require("只读")
    try session.findOrder(StoreTemplate.acceptedInitials)

    try session.press("a", for: "--read-only")

    #expect(!session.screen.contains("提交"))
    let result = try desk.command(
      ["grievance", "assign", desk.number(of: title), "--read-only"])
    #expect(result.status == 73)
    #expect(result.errors.contains("--read-only"))
    #expect(try desk.digest() == digest)
  }

  @Test("The language changes while the program runs, everywhere on the screen")
  func language() throws {
    let desk = try Desk()
    let session = try desk.open()

    try session.press(Key.f3, for: "Dutydesk")

    try session.require("English") { !$0.contains("退出") && $0.contains("Enter Open") }
    try session.press(Key.f3, for: "值守台")
  }
}
