import CWidthTable
import CellGrid

/// A terminal in memory: interprets what ncurses sends for xterm, tmux, screen and linux, and
/// answers questions as a terminal would. It never guesses: what it doesn't know is counted in
/// `unknown`, so that tests can require that there was nothing.
public struct VirtualScreen: Sendable {
  /// Columns and rows.
  public private(set) var size: Size
  /// The cursor; its column may equal `size.columns` after a character in the last one.
  public internal(set) var cursor = Position(column: 0, row: 0)
  /// False after the program hid it.
  public internal(set) var showsCursor = true
  /// True while the alternate screen is shown.
  public internal(set) var isAlternate = false
  /// Private modes that are set, by number, except cursor and alternate screen.
  public internal(set) var modes: Set<Int> = [7]
  /// The window's title.
  public internal(set) var title = ""
  /// How often the bell rang.
  public internal(set) var bells = 0
  /// Texts of OSC sequences other than the title, newest last.
  public internal(set) var commands: [String] = []
  /// What to send back to the program; taken by the session.
  public internal(set) var answers: [UInt8] = []
  /// Sequences that were not understood.
  public internal(set) var unknown: [String] = []
  /// How this terminal differs from others.
  public let character: VirtualTerminal

  var cells: [[VirtualCell]]
  var style = VirtualStyle()
  var saved = Saved()
  var top = 0
  var bottom: Int
  var inserts = false
  var usesLineGraphics = false
  var lastPrinted: Unicode.Scalar = " "
  var parser = SequenceParser()
  private var mainCells: [[VirtualCell]] = []
  private var mainSaved = Saved()

  struct Saved: Sendable {
    var cursor = Position(column: 0, row: 0)
    var style = VirtualStyle()
  }

  /// A blank screen.
  public init(size: Size, character: VirtualTerminal = VirtualTerminal()) {
    self.size = size
    self.character = character
    bottom = size.rows - 1
    cells = Self.blank(size)
  }

  /// Interprets bytes; they may be cut anywhere.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let item = parser.take(byte) else { continue }
      perform(item)
    }
  }

  /// The cell at a place.
  public subscript(column: Int, row: Int) -> VirtualCell { cells[row][column] }

  /// The text of a row without trailing spaces.
  public func text(row: Int) -> String {
    var text = cells[row].map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  /// All rows without trailing spaces, one line each.
  public var text: String { (0..<size.rows).map { text(row: $0) }.joined(separator: "\n") }

  /// True when a row holds the text.
  public func contains(_ text: String) -> Bool {
    (0..<size.rows).contains { self.text(row: $0).contains(text) }
  }

  /// True when the program has left nothing behind: no mode, no style, no alternate screen.
  public var isRestored: Bool {
    !isAlternate && showsCursor && style == VirtualStyle() && modes == [7] && top == 0
      && bottom == size.rows - 1 && !inserts && !usesLineGraphics
  }

  /// Changes the size as a window does: what stays inside is kept.
  public mutating func resize(to size: Size) {
    var larger = Self.blank(size)
    for row in 0..<min(size.rows, self.size.rows) {
      for column in 0..<min(size.columns, self.size.columns) {
        larger[row][column] = cells[row][column]
      }
    }
    cells = larger
    if isAlternate { mainCells = Self.blank(size) }
    self.size = size
    top = 0
    bottom = size.rows - 1
    cursor.column = min(cursor.column, size.columns - 1)
    cursor.row = min(cursor.row, size.rows - 1)
  }

  /// True when the burst of questions was read to its end mark.
  public var hasAnswers: Bool { answers.last == UInt8(ascii: "c") }

  /// Takes what the terminal would send back.
  public mutating func takeAnswers() -> [UInt8] {
    defer { answers = [] }
    return answers
  }

  mutating func setAlternate(_ isOn: Bool) {
    guard isOn != isAlternate else { return }
    isAlternate = isOn
    if isOn {
      saved = Saved(cursor: cursor, style: style)
      mainSaved = saved
      mainCells = cells
      cells = Self.blank(size)
    } else {
      cells = mainCells
      cursor = mainSaved.cursor
      style = mainSaved.style
    }
  }

  static func blank(_ size: Size) -> [[VirtualCell]] {
    Array(repeating: Array(repeating: VirtualCell(), count: size.columns), count: size.rows)
  }
}

/// In what a terminal differs from the plain one.
public struct VirtualTerminal: Hashable, Sendable {
  /// Cells of the East Asian ambiguous class.
  public var ambiguousColumns: Int
  /// Reads every two bytes above 127 as one character of GBK, two cells wide.
  public var decodesGBK: Bool
  /// Answers DA1, cursor reports, modes and colours.
  public var answersQuestions: Bool
  /// Erased cells take the background of the style (bce); tmux and screen don't.
  public var erasesWithBackground: Bool
  /// Goes to the next row as soon as the last column is filled (am without xenl).
  public var wrapsAtOnce: Bool
  /// The background it reports.
  public var background: Color

  /// A terminal like xterm, or one that differs.
  public init(
    ambiguousColumns: Int = 1, decodesGBK: Bool = false, answersQuestions: Bool = true,
    erasesWithBackground: Bool = true, wrapsAtOnce: Bool = false,
    background: Color = Color(red: 0, green: 0, blue: 0)
  ) {
    self.ambiguousColumns = ambiguousColumns
    self.decodesGBK = decodesGBK
    self.answersQuestions = answersQuestions
    self.erasesWithBackground = erasesWithBackground
    self.wrapsAtOnce = wrapsAtOnce
    self.background = background
  }
}
