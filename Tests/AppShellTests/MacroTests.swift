import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@testable import AppShell

@Suite("Running macros")
struct MacroTests {
  private static let bureau = "01930000-0000-7000-9000-000200000003"

  private func keep(_ fixture: DeskFixture, _ name: String, _ steps: String) throws {
    _ = try fixture.perform(
      CommandRequest(
        "macro.keep", arguments: ["name": .string(name), "steps": .string(steps)]))
  }

  private func run(_ fixture: DeskFixture, _ name: String, on numbers: [Int]) throws
    -> CommandOutcome
  {
    try fixture.perform(
      CommandRequest(
        "macro.run", records: numbers.map(FixtureID.grievance),
        arguments: ["name": .string(name)]))
  }

  private func status(_ fixture: DeskFixture, _ number: Int) throws -> String? {
    try fixture.store.read { (reader) throws(Failure) in
      try reader.record(FixtureID.grievance(number))?.record.status
    }
  }

  @Test("Steps go through the same rules one after the other, each undone by itself")
  func steps() throws {
    let fixture = try DeskFixture()
    try keep(fixture, "派城管", "grievance accept; grievance assign --to \(Self.bureau)")

    let outcome = try run(fixture, "派城管", on: [4])

    #expect(try status(fixture, 4) == "assigned")
    #expect(outcome.message.chinese == "宏“派城管”：受理 1 件；派单 1 件")
    #expect(outcome.output?["steps"]?.array?.count == 2)
    _ = try fixture.perform(CommandRequest("store.undo"))
    #expect(try status(fixture, 4) == "accepted")
    _ = try fixture.perform(CommandRequest("store.undo"))
    #expect(try status(fixture, 4) == "registered")
  }

  @Test("Of many each step tells what was refused; a step that nothing allows ends it")
  func refusals() throws {
    let fixture = try DeskFixture()
    try keep(fixture, "m", "grievance accept\ngrievance assign --to \(Self.bureau)")

    let some = try run(fixture, "m", on: [4, 3])
    #expect(try status(fixture, 4) == "assigned")
    #expect(some.refused.map(\.record).contains(FixtureID.grievance(3)))
    #expect(some.exitStatus == 1)

    let none = try run(fixture, "m", on: [3])
    #expect(none.changed.isEmpty)
    #expect(none.output?["notRun"] == 1)
    #expect(none.message.chinese.hasSuffix("其后 1 步未执行"))
  }

  @Test("Only commands on records can be steps, and only known macros run")
  func refusesSteps() throws {
    let fixture = try DeskFixture()
    for line in ["status", "grievance stats", "macro run --name m", "nonsense", "show"] {
      #expect(throws: Failure.self, "\(line)") { try keep(fixture, "m", line) }
    }
    #expect {
      try run(fixture, "none", on: [4])
    } throws: { error in
      (error as? Failure)?.code == .macroUnknown
    }
  }

  @Test("On the screen a macro is chosen by its initials, asks once, and runs on the marks")
  func onScreen() throws {
    let fixture = try DeskFixture()
    try keep(fixture, "派城管", "grievance accept; grievance assign --to \(Self.bureau)")
    var session = try DeskSession(
      fixture, size: Size(columns: 80, rows: 24), keepsAlerts: false)
    session.goToRegistered()

    session.press("@")
    session.type("pcg")
    #expect(session.form?.choices.map(\.title) == ["派城管"])
    session.press("Ctrl-s")
    #expect(session.confirmation?.sentence.contains("派城管") == true)
    session.press("y")
    session.carryOut()

    #expect(try status(fixture, 4) == "assigned")
    #expect(session.state.messages.shown?.text.contains("受理 1 件；派单 1 件") == true)
  }
}
