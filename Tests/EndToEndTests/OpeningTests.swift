import CellGrid
import TestSupport
import Testing

@Suite("Opening the workstation")
struct OpeningTests {
  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 36), Size(columns: 160, rows: 45),
  ]

  @Test("It opens in Chinese at every size", arguments: sizes)
  func chinese(_ size: Size) throws {
    let desk = try Desk()

    let session = try desk.open(size: size, first: "退出")

    #expect(session.screen.contains("值守台"))
    #expect(session.screen.contains("历下区"))
    #expect(session.screen.contains("2026-11-23 一 21:04"))
    #expect(session.screen.unknown.isEmpty)
  }

  @Test("It opens in English at every size", arguments: sizes)
  func english(_ size: Size) throws {
    let desk = try Desk()

    let session = try desk.open(["--lang", "en"], size: size, first: "Dutydesk")

    try session.require("the whole screen") { screen in
      screen.contains("Mon 21:04") && screen.text(row: size.rows - 1).contains("Enter Open")
    }
    #expect(session.screen.unknown.isEmpty)
  }

  @Test("Without a terminal the board is printed as text")
  func text() throws {
    let desk = try Desk()

    let result = try desk.command([])

    #expect(result.status == 0)
    #expect(result.output.hasPrefix("值守台  2026-11-23 21:04"))
    #expect(result.output.contains("最先到期的诉求"))
    #expect(!result.output.contains("\u{1B}"))
    let english = try desk.command(["--lang", "en"])
    #expect(english.output.hasPrefix("Dutydesk  2026-11-23 21:04"))
  }
}
