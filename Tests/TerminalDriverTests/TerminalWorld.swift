import CellGrid
import Glibc
import TestSupport
import Testing

@testable import TerminalDriver

/// Suites that open a terminal: ncurses is global state, so one after the other.
@Suite("Terminals", .serialized)
struct TerminalSuites {}

/// A terminal with a virtual screen at its other end.
final class TerminalWorld {
  let pseudoTerminal: PseudoTerminal
  let terminal: Terminal

  init(
    size: Size = Size(columns: 80, rows: 24), type: String = "xterm-256color",
    environment: [String: String] = [:], character: VirtualTerminal = VirtualTerminal(),
    runFolder: String? = nil, sendsAnswers: Bool = true, bell: WakeBell? = nil
  ) throws {
    _ = CharacterLocale.prepare()
    pseudoTerminal = try PseudoTerminal(
      size: size, character: character, sendsAnswers: sendsAnswers)
    terminal = try Terminal.open(
      input: pseudoTerminal.descriptor, output: pseudoTerminal.descriptor,
      environment: ["TERM": type].merging(environment) { $1 }, runFolder: runFolder, bell: bell)
  }

  deinit { terminal.close() }

  /// Shows a grid and waits until all its bytes were read.
  @discardableResult
  func present(_ grid: CellGrid, theme: Theme = FallbackTheme.theme) throws -> FrameCost {
    pseudoTerminal.forgetBytes()
    let cost = try terminal.present(grid, theme: theme.resolved(for: terminal.colorDepth))
    try #require(pseudoTerminal.wait(forBytes: cost.bytes))
    return cost
  }

  var screen: VirtualScreen { pseudoTerminal.screen }

  /// What of a grid the screen doesn't show, empty when they are equal.
  func difference(
    _ grid: CellGrid, theme: Theme = FallbackTheme.theme, lacking: Emphasis = []
  ) -> String {
    let screen = screen
    let resolved = theme.resolved(for: terminal.colorDepth)
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns {
        let wanted = ExpectedCell(grid[column, row], theme: resolved).without(lacking)
        let shown = ExpectedCell(screen[column, row]).without(lacking)
        if wanted != shown { return "\(column), \(row): wanted \(wanted), shown \(shown)" }
      }
    }
    if let cursor = grid.cursor, cursor != screen.cursor { return "cursor at \(screen.cursor)" }
    // The type ansi has no way to hide the cursor.
    if terminal.type != "ansi", screen.showsCursor != (grid.cursor != nil) {
      return "cursor shown: \(screen.showsCursor)"
    }
    return screen.unknown.isEmpty ? "" : "unknown: \(screen.unknown)"
  }
}

/// A cell as it can be seen: blanks have no foreground.
struct ExpectedCell: Equatable {
  var text: String
  var style: VirtualStyle
  var width: Int

  init(_ cell: VirtualCell) {
    text = cell.text
    style = cell.style
    width = cell.width
    simplify()
  }

  init(_ cell: Cell, theme: ResolvedTheme) {
    text = cell.glyph.string
    width = cell.isContinuation ? 0 : cell.isWide ? 2 : 1
    style = VirtualStyle()
    let look = theme[cell.role]
    let emphasis = look.emphasis.union(cell.emphasis)
    style.foreground = Self.color(look.foreground)
    style.background = Self.color(look.background)
    style.isBold = emphasis.contains(.bold)
    style.isDim = emphasis.contains(.dim)
    style.isUnderlined = emphasis.contains(.underline)
    style.isReversed = emphasis.contains(.reverse)
    simplify()
  }

  /// The cell without attributes that the terminal lacks.
  func without(_ emphasis: Emphasis) -> ExpectedCell {
    var result = self
    if emphasis.contains(.underline) { result.style.isUnderlined = false }
    if emphasis.contains(.dim) { result.style.isDim = false }
    result.simplify()
    return result
  }

  private mutating func simplify() {
    guard text == " " || width == 0 else { return }
    if width == 0 { style = VirtualStyle() }
    if style.isUnderlined || style.isReversed { return }
    style.foreground = .standard
    style.isBold = false
    style.isDim = false
  }

  private static func color(_ color: TerminalColor) -> VirtualColor {
    switch color {
    case .terminal: .standard
    case .index(let index): .index(Int(index))
    case .rgb(let color): exact(color)
    }
  }

  // A 24-bit colour that is one of the 256 is sent in the shorter form.
  private static func exact(_ color: Color) -> VirtualColor {
    if let index = numbers[color] { return .index(index) }
    return .rgb(red: Int(color.red), green: Int(color.green), blue: Int(color.blue))
  }

  private static let numbers = Dictionary(
    (16...255).map { (Palette.color(UInt8($0)), $0) }, uniquingKeysWith: { first, _ in first })
}
