import CellGrid
internal import CNcurses

/// What roles look like on this terminal, in numbers of ncurses.
struct ColourPairs {
  /// Attributes and colour pair of a cell.
  struct Look {
    var attributes: UInt16
    var pair: Int32
    /// The pair of a blank with this background, so that blanks don't differ in what can't be seen.
    var blankPair: Int32
  }

  private struct Pair: Hashable {
    let foreground: Int32
    let background: Int32
  }

  private(set) var theme: ResolvedTheme?
  private(set) var direct = DirectColours()
  private var looks: [Look] = []
  private var numbers: [Pair: Int32] = [:]
  private let limit: Int

  /// Pairs stay below 200 because some interfaces of ncurses keep them in eight bits; with at most
  /// 22 roles a theme that is enough for many themes.
  init(limit: Int) {
    self.limit = min(200, limit)
  }

  subscript(role: StyleRole) -> Look { looks[Int(role.rawValue)] }

  /// Takes over a theme. True when numbers that the screen shows now mean something else, so that
  /// all of it must be sent again.
  mutating func use(_ theme: ResolvedTheme) -> Bool {
    guard theme != self.theme else { return false }
    self.theme = theme
    if define(theme) { return false }
    numbers = [:]
    direct = DirectColours()
    _ = define(theme)
    return true
  }

  private mutating func define(_ theme: ResolvedTheme) -> Bool {
    var isComplete = true
    looks = StyleRole.allCases.map { role in
      let style = theme[role]
      let plain = theme[.text]
      let pair = number(style.foreground, style.background)
      let blank = number(plain.foreground, style.background)
      if pair == nil || blank == nil { isComplete = false }
      return Look(
        attributes: UInt16(style.emphasis.rawValue), pair: pair ?? 0,
        blankPair: style.background == .terminal ? 0 : blank ?? 0)
    }
    dutydesk_screen_set_background(self[.text].blankPair)
    return isComplete
  }

  private mutating func number(
    _ foreground: TerminalColor, _ background: TerminalColor
  ) -> Int32? {
    guard let front = colour(foreground), let back = colour(background) else { return nil }
    let pair = Pair(foreground: front, background: back)
    if front < 0 && back < 0 { return 0 }
    if let known = numbers[pair] { return known }
    guard numbers.count < limit else { return nil }
    let number = Int32(numbers.count + 1)
    guard dutydesk_screen_define_pair(number, front, back) != 0 else { return nil }
    numbers[pair] = number
    return number
  }

  private mutating func colour(_ color: TerminalColor) -> Int32? {
    switch color {
    case .terminal: -1
    case .index(let index): Int32(index)
    case .rgb(let color): direct.number(for: color).map(Int32.init)
    }
  }
}
