import CellGrid
import TestSupport
import Testing

@testable import TerminalDriver

@Suite("Deciding by widths")
struct WidthFindingTests {
  private let signs = WidthProbe.signs.count
  private let texts = WidthProbe.texts.count

  private func finding(signs: Int, texts: Int, greeting: Int = 4) -> WidthFinding {
    WidthProbe.finding(
      Array(repeating: signs, count: self.signs) + Array(repeating: texts, count: self.texts)
        + [greeting])
  }

  @Test("All signs in one cell allow the full set; one wide sign keeps it narrow")
  func signSets() {
    #expect(finding(signs: 1, texts: 1).signs == .full)
    var columns = Array(repeating: 1, count: signs + texts) + [4]
    columns[signs - 1] = 2
    #expect(WidthProbe.finding(columns).signs == .narrow)
  }

  @Test("Text decides the ambiguous class by majority")
  func ambiguousText() {
    #expect(finding(signs: 2, texts: 2).ambiguousColumns == 2)
    #expect(
      finding(signs: 1, texts: 2) == WidthFinding(signs: .full, ambiguousColumns: 2, charset: .utf8)
    )
    var columns = Array(repeating: 1, count: signs + texts) + [4]
    columns[signs] = 2
    #expect(WidthProbe.finding(columns).ambiguousColumns == 1)
  }

  @Test("A greeting of six cells is a terminal that decodes GBK; others say nothing")
  func charsets() {
    #expect(finding(signs: 3, texts: 3, greeting: 6).charset == .gbk)
    #expect(finding(signs: 3, texts: 3, greeting: 6).signs == .narrow)
    #expect(finding(signs: 1, texts: 1, greeting: 2).charset == .unknown)
    #expect(WidthProbe.finding([]) == .unknown)
  }

  @Test("Reports of other rows don't count")
  func otherRows() {
    var probe = WidthProbe(row: 1)
    for _ in 0..<20 {
      #expect(probe.take(.cursor(Position(column: 1, row: 5))) == nil)
    }
    #expect(probe.take(.deviceAttributes([62])) == .unknown)
  }
}

extension TerminalSuites {
  @Suite("Probing terminals")
  struct ProbingWidthsTests {
    private func grid(_ size: Size) -> CellGrid {
      var canvas = Canvas(size: size)
      for row in 0..<size.rows { _ = canvas.write("第 \(row) 行 line", column: row % 5, row: row) }
      canvas.placeCursor(column: 3, row: 4)
      return canvas.grid
    }

    /// Runs the loop until the end mark of the questions was read.
    private func listen(_ world: TerminalWorld) -> [TerminalEvent] {
      var heard: [TerminalEvent] = []
      while world.terminal.widthFinding == nil {
        let events = world.terminal.events(timeoutMilliseconds: 600_000)
        heard += events
        if events == [.tick] { break }
      }
      return heard
    }

    @Test(
      "The finding is what the terminal does, and the screen is as before",
      arguments: [
        (VirtualTerminal(), WidthFinding(signs: .full, ambiguousColumns: 1, charset: .utf8)),
        (
          VirtualTerminal(ambiguousColumns: 2),
          WidthFinding(signs: .narrow, ambiguousColumns: 2, charset: .utf8)
        ),
      ])
    func probing(_ character: VirtualTerminal, _ finding: WidthFinding) throws {
      let world = try TerminalWorld(character: character)
      let grid = grid(world.terminal.size)
      try world.present(grid)

      try world.terminal.askQuestions(asksWidths: true)
      let heard = listen(world)

      #expect(world.terminal.widthFinding == finding)
      #expect(keys(heard).isEmpty)
      #expect(heard.contains(.reply(.background(character.background))))
      #expect(heard.contains(.reply(.name("VirtualScreen 1"))))
      #expect(world.difference(grid) == "")
    }

    @Test("A terminal that decodes GBK is noticed")
    func gbk() throws {
      let world = try TerminalWorld(character: VirtualTerminal(decodesGBK: true))
      try world.present(CellGrid(size: world.terminal.size))

      try world.terminal.askQuestions(asksWidths: true)
      _ = listen(world)

      #expect(world.terminal.widthFinding?.charset == .gbk)
    }

    @Test("Answers count however late they come, and give no stray key")
    func lateAnswers() throws {
      let world = try TerminalWorld(sendsAnswers: false)
      let grid = grid(world.terminal.size)
      try world.present(grid)
      world.pseudoTerminal.forgetBytes()
      try world.terminal.askQuestions(asksWidths: true)

      #expect(world.terminal.events(timeoutMilliseconds: 0) == [.tick])
      #expect(world.pseudoTerminal.wait { $0.hasAnswers })
      world.pseudoTerminal.send("j")
      world.pseudoTerminal.sendAnswers()
      let heard = listen(world)

      #expect(keys(heard) == [.character("j")])
      #expect(world.terminal.widthFinding?.signs == .full)
    }

    @Test("The remembered finding asks nothing about widths")
    func remembered() throws {
      let world = try TerminalWorld()
      try world.present(grid(world.terminal.size))
      world.pseudoTerminal.forgetBytes()

      try world.terminal.askQuestions(asksWidths: false)

      #expect(world.pseudoTerminal.wait(forBytes: 4))
      #expect(!String(decoding: world.pseudoTerminal.bytes, as: UTF8.self).contains("[6n"))
    }
  }
}
