import CellGrid
import DomainModel
import JSONDiff
import Testing
import UseCases

@testable import AppShell

@Suite("Saying what was taken back")
struct UndoWordsTests {
  private static let orders = (1...4).map(FixtureID.grievance)

  private func numbers(_ fixture: DeskFixture) throws -> [String] {
    try Self.orders.map { id in
      try fixture.perform(CommandRequest("record.show", records: [id])).output?["number"]?.string
        ?? id
    }
  }

  @Test("A bulk is called by its command, three of its records and how many in all")
  func bulk() throws {
    let fixture = try DeskFixture()
    let numbers = try numbers(fixture)
    _ = try fixture.perform(
      CommandRequest("record.note", records: Self.orders, arguments: ["text": "查看"]))

    let undone = try fixture.perform(CommandRequest("store.undo"))
    let redone = try fixture.perform(CommandRequest("store.redo"))

    for outcome in [undone, redone] {
      let (chinese, english) = (outcome.message.chinese, outcome.message.english)
      #expect(Self.orders.count == outcome.changed.count)
      #expect(numbers.filter(chinese.contains).count == 3, "\(chinese)")
      #expect(numbers.filter(english.contains).count == 3, "\(english)")
      #expect(chinese.hasSuffix(" 等 4 条") && english.hasSuffix(" and others, 4 in all"))
    }
    #expect(undone.message.chinese.hasPrefix("已撤销：备注 G"))
    #expect(redone.message.chinese.hasPrefix("已重做：备注 G"))
  }

  @Test("Two records are both named, without a count; one has its whole record as the answer")
  func few() throws {
    let fixture = try DeskFixture()
    let numbers = try numbers(fixture)
    for count in [2, 1] {
      _ = try fixture.perform(
        CommandRequest(
          "record.note", records: Array(Self.orders.prefix(count)),
          arguments: ["text": "查看"]))

      let undone = try fixture.perform(CommandRequest("store.undo"))

      #expect(numbers.prefix(count).allSatisfy(undone.message.chinese.contains))
      #expect(!undone.message.chinese.contains("条"))
      #expect(undone.output?["items"]?.array?.count == (count == 1 ? 1 : nil))
      #expect(undone.output?["changed"]?.array?.count == (count == 1 ? nil : 2))
    }
  }

  @Test("Flags are named as records are, and answered with ids when there are several")
  func flags() throws {
    let fixture = try DeskFixture()
    let numbers = try numbers(fixture)
    _ = try fixture.perform(CommandRequest("record.flag", records: Self.orders))

    let undone = try fixture.perform(CommandRequest("store.undo"))

    #expect(numbers.filter(undone.message.chinese.contains).count == 3)
    #expect(undone.message.chinese.hasPrefix("已撤销：加我的标记 G"))
    #expect(undone.message.chinese.hasSuffix(" 等 4 条"))
    #expect(undone.output?["changed"]?.array?.count == 4 && undone.output?["items"] == nil)
  }

  @Test("The message line and linear mode say it", arguments: [false, true])
  func onScreen(isLinear: Bool) throws {
    var session = try DeskSession(
      DeskFixture(), size: Size(columns: 80, rows: 24), isLinear: isLinear)
    session.press("2", "Space", "Space", "Space", "Space", "i")
    session.type("查看")
    session.press("Ctrl-s", "y")
    session.carryOut()

    session.press("U", "y")
    session.carryOut()

    #expect(session.state.messages.shown?.text.contains("已撤销：备注 ") == true)
    #expect(session.state.messages.shown?.text.hasSuffix(" 等 4 条") == true)
    if isLinear { #expect(session.spoken.contains { $0.contains(" 等 4 条") }) }
  }
}
