import CellGrid
import Glibc
import TestSupport
import Testing

@testable import TerminalDriver

extension TerminalSuites {
  @Suite("Listening")
  struct ListeningTests {
    @Test("Mail from another thread wakes the loop and keeps its order")
    func mail() async throws {
      let mailbox = Mailbox<Int>()
      let world = try TerminalWorld(bell: mailbox.bell)
      let posting = Task.detached { for number in 0..<100 { mailbox.post(number) } }

      var taken: [Int] = []
      while taken.count < 100 {
        let events = world.terminal.events(timeoutMilliseconds: 600_000)
        try #require(events == [.posted])
        taken += mailbox.takeAll()
      }
      await posting.value

      #expect(taken == Array(0..<100))
      #expect(mailbox.takeAll().isEmpty)
    }

    @Test("Keys come with what else is waiting, and time without events is a tick")
    func keysAndTicks() throws {
      let world = try TerminalWorld()
      #expect(world.terminal.events(timeoutMilliseconds: 0) == [.tick])

      world.pseudoTerminal.send("督\u{1B}[5~")
      var heard: [KeyEvent] = []
      while heard.count < 2 {
        let events = world.terminal.events(timeoutMilliseconds: 600_000)
        try #require(events != [.tick])
        heard += keys(events)
      }
      #expect(heard == [.character("督"), .pageUp])
    }

    @Test("A lone Esc is given without another key")
    func loneEscape() throws {
      let world = try TerminalWorld()
      world.pseudoTerminal.send("\u{1B}")
      #expect(keys(world.terminal.events(timeoutMilliseconds: 600_000)) == [.escape])
    }

    @Test("The mouse is reported when it is on")
    func mouse() throws {
      let world = try TerminalWorld()
      try world.terminal.setMouse(true)
      #expect(world.pseudoTerminal.wait { $0.modes.isSuperset(of: [1000, 1002, 1006]) })
      try world.terminal.setMouse(false)
      #expect(world.pseudoTerminal.wait { $0.modes.isDisjoint(with: [1000, 1002, 1006]) })
    }

    @Test("The bell rings; copying goes to the terminal, too much is refused")
    func bellsAndCopies() throws {
      let world = try TerminalWorld()
      try world.terminal.ringBell()
      #expect(world.pseudoTerminal.wait { $0.bells == 1 })

      #expect(try world.terminal.copy("工单") == .terminal)
      #expect(world.pseudoTerminal.wait { $0.commands == ["52;c;5bel5Y2V"] })
      #expect(try world.terminal.copy(String(repeating: "a", count: 6_001)) == .tooLong)
    }

    @Test("A terminal without cursor addressing, or none at all, is refused")
    func refused() throws {
      let terminal = try PseudoTerminal(size: Size(columns: 80, rows: 24))
      #expect(throws: TerminalProblem.noCursorAddressing) {
        try Terminal.open(
          input: terminal.descriptor, output: terminal.descriptor, environment: ["TERM": "dumb"])
      }
      var ends: [Int32] = [0, 0]
      pipe(&ends)
      #expect(throws: TerminalProblem.notATerminal) {
        try Terminal.open(input: ends[0], output: ends[1], environment: ["TERM": "xterm"])
      }
      close(ends[0])
      close(ends[1])
    }

    @Test("A large frame is sent as one synchronised update once the terminal said it can")
    func synchronisedUpdates() throws {
      let world = try TerminalWorld(size: Size(columns: 120, rows: 36))
      var grids = RandomGrids(seed: 9, size: world.terminal.size)
      try world.present(grids.next())
      try world.terminal.askQuestions(asksWidths: true)
      while world.terminal.widthFinding == nil {
        try #require(world.terminal.events(timeoutMilliseconds: 600_000) != [.tick])
      }

      world.terminal.repaint()
      let cost = try world.present(grids.next())

      let text = String(decoding: world.pseudoTerminal.bytes, as: UTF8.self)
      #expect(text.hasPrefix("\u{1B}[?2026h") && text.hasSuffix("\u{1B}[?2026l"))
      #expect(cost.writes == 1)
    }
  }
}
