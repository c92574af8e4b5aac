import CNcurses
import CellGrid
import TestSupport
import Testing

@testable import TerminalDriver

extension TerminalSuites {
  @Suite("Presenting grids")
  struct PresentingTests {
    static let colourful = Theme(
      name: "colourful", isDark: true, minimumContrast: 1,
      styles: Dictionary(
        uniqueKeysWithValues: StyleRole.allCases.enumerated().map { index, role in
          let value = UInt8(index * 11)
          let pair = ColorPair(
            foreground: .rgb(Color(red: value, green: 255 - value, blue: 120)),
            background: index % 3 == 0
              ? .rgb(Color(red: 20, green: value / 4, blue: 30)) : .rgb(Color(0x101018)))
          return (role, Style(colors: pair))
        }))

    @Test(
      "The screen equals the grid after each frame, in one write",
      arguments: [
        ("xterm-256color", ""), ("xterm-256color", "truecolor"), ("tmux-256color", ""),
        ("screen-256color", ""), ("linux", ""), ("xterm", ""), ("vt220", ""), ("ansi", ""),
        ("xterm-kitty", "truecolor"), ("xterm-direct", ""), ("nonsense", ""),
      ])
    func roundTrip(_ type: String, _ colorTerm: String) throws {
      let isInside = type.hasPrefix("tmux") || type.hasPrefix("screen")
      for size in [Size(columns: 80, rows: 24), Size(columns: 53, rows: 11)] {
        let world = try TerminalWorld(
          size: size, type: type, environment: ["COLORTERM": colorTerm],
          character: VirtualTerminal(
            erasesWithBackground: !isInside, wrapsAtOnce: type == "ansi"))
        var grids = RandomGrids(seed: UInt64(size.columns), size: size)
        for frame in 0..<30 {
          let theme = frame / 10 % 2 == 0 ? FallbackTheme.theme : Self.colourful
          let grid = grids.next(keepsCornerFree: isInside || type == "ansi")
          let cost = try world.present(grid, theme: theme)
          #expect(cost.writes <= 1)
          let difference = world.difference(grid, theme: theme, lacking: Self.lacking(type))
          try #require(difference == "", "\(type), frame \(frame)")
        }
      }
    }

    /// Attributes that a type doesn't have, or not together with colours.
    private static func lacking(_ type: String) -> Emphasis {
      switch type {
      case "linux", "ansi": [.underline, .dim]
      case "vt220", "nonsense": .dim
      default: []
      }
    }

    @Test("A terminal that draws ambiguous signs wide agrees with grids drawn so")
    func wideAmbiguous() throws {
      let size = Size(columns: 60, rows: 12)
      let world = try TerminalWorld(
        size: size, character: VirtualTerminal(ambiguousColumns: 2))
      world.terminal.setAmbiguousColumns(2)
      var grids = RandomGrids(seed: 5, size: size, ambiguousColumns: 2)
      for frame in 0..<40 {
        let grid = grids.next()
        try world.present(grid)
        try #require(world.difference(grid) == "", "frame \(frame)")
      }
    }

    @Test("The same grid again sends nothing")
    func nothingChanged() throws {
      let world = try TerminalWorld()
      var grids = RandomGrids(seed: 1, size: world.terminal.size)
      let grid = grids.next()
      try world.present(grid)

      #expect(try world.present(grid) == FrameCost(bytes: 0, writes: 0))
    }

    @Test("A new size is taken over and painted whole")
    func resizing() throws {
      let world = try TerminalWorld()
      var grids = RandomGrids(seed: 2, size: world.terminal.size)
      try world.present(grids.next())

      let larger = Size(columns: 100, rows: 30)
      world.pseudoTerminal.resize(to: larger)
      #expect(world.terminal.adoptSize())
      var largerGrids = RandomGrids(seed: 3, size: larger)
      let grid = largerGrids.next()
      try world.present(grid)

      #expect(world.difference(grid) == "")
    }

    @Test("A grid of another size than the terminal is cut, never wrapped")
    func tooLargeGrid() throws {
      let world = try TerminalWorld(size: Size(columns: 21, rows: 4))
      var canvas = Canvas(size: Size(columns: 40, rows: 8))
      for row in 0..<8 { _ = canvas.write("一二三四五六七八九十一二三", column: 0, row: row) }
      try world.present(canvas.grid)

      #expect(world.screen.text(row: 3) == "一二三四五六七八九十")
      #expect(world.screen.unknown.isEmpty)
    }

    @Test("ncurses and the grid count the same columns", arguments: [1, 2])
    func widthsAgree(_ ambiguous: Int) throws {
      let world = try TerminalWorld()
      world.terminal.setAmbiguousColumns(ambiguous)
      let samples = "aé中“”…—·℃①─█▴∙한ｱＡ〓々（）、。𠮷𪚥☎♀αЖ※◆★→😀¥×÷§"
      for scalar in samples.unicodeScalars {
        #expect(
          Int(dutydesk_screen_columns_of([scalar.value], 1))
            == TextWidth.columns(of: String(scalar), ambiguous: ambiguous), "\(scalar)")
      }
      #expect(dutydesk_screen_columns_of([0x323AF], 1) > 0)
      world.terminal.setAmbiguousColumns(1)
    }
  }

  @Suite("Spending few bytes")
  struct FrameCostTests {
    /// A list as the panes draw it, beside a detail pane that stays.
    static func list(size: Size, selected: Int) -> CellGrid {
      var canvas = Canvas(size: size)
      for row in 2..<(size.rows - 1) {
        let isSelected = row - 2 == selected
        let role: StyleRole = isSelected ? .selection : .text
        _ = canvas.write(isSelected ? ">" : " ", column: 0, row: row, role: role)
        _ = canvas.write("-00:42 ! 急", column: 1, row: row, role: role)
        _ = canvas.write("…01\(row) 三单元水管爆裂，水漫楼道  办理中 水务", column: 14, row: row)
      }
      _ = canvas.write("\(selected + 1)/\(size.rows - 3)", column: 2, row: size.rows - 1)
      canvas.placeCursor(column: 0, row: selected + 2)
      return canvas.grid
    }

    @Test(
      "A move of one row with its counter costs at most 100 bytes, 125 with 24-bit colours",
      arguments: [(80, 24), (120, 36), (160, 45)])
    func moveOfOneRow(_ columns: Int, _ rows: Int) throws {
      for colorTerm in ["", "truecolor"] {
        let size = Size(columns: columns, rows: rows)
        let world = try TerminalWorld(size: size, environment: ["COLORTERM": colorTerm])
        let theme = PresentingTests.colourful
        try world.present(Self.list(size: size, selected: 0), theme: theme)
        for selected in 1..<(rows - 4) {
          let cost = try world.present(Self.list(size: size, selected: selected), theme: theme)
          #expect(cost.writes == 1)
          #expect(cost.bytes <= (colorTerm.isEmpty ? 100 : 125), "\(columns)x\(rows)")
        }
      }
    }
  }
}
