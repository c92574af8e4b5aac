import CellGrid

/// Which signs a screen may be drawn with.
public enum SignChoice: String, Hashable, Sendable {
  /// ASCII and signs of certain width.
  case narrow
  /// Box drawing and blocks as well.
  case full

  /// The signs.
  public var signs: SignSet { self == .full ? .full : .narrow }
}

/// How a terminal reads the bytes of Chinese.
public enum TerminalCharset: String, Hashable, Sendable {
  /// As it should.
  case utf8
  /// As GBK: every Chinese byte after this shows rubbish. One ASCII sentence, then English.
  case gbk
  /// It didn't say.
  case unknown
}

/// What the probe found. Worth remembering a terminal, so that the next start paints once.
public struct WidthFinding: Hashable, Sendable {
  /// Signs for boxes and bars.
  public var signs: SignChoice
  /// Cells of the East Asian ambiguous class in text: 1 or 2.
  public var ambiguousColumns: Int
  /// The character set.
  public var charset: TerminalCharset

  /// A finding.
  public init(signs: SignChoice, ambiguousColumns: Int, charset: TerminalCharset) {
    self.signs = signs
    self.ambiguousColumns = ambiguousColumns
    self.charset = charset
  }

  /// What holds until a terminal has answered.
  public static let unknown = WidthFinding(signs: .narrow, ambiguousColumns: 1, charset: .unknown)
}

/// Asks a terminal how wide it draws: a sign of each class is written, then the cursor asked.
///
/// Pure: bytes out, answers in. Answers count whenever they come; the end mark (DA1) decides.
public struct WidthProbe: Hashable, Sendable {
  /// What stands on the screen for a moment. Signs decide on boxes, text on officers' `“…—℃`.
  static let signs: [Unicode.Scalar] = ["─", "│", "┌", "█", "▁", "░", "…"]
  static let texts: [Unicode.Scalar] = ["“", "—", "·", "℃", "①"]
  static let greeting = "你好"

  private let row: Int
  private var columns: [Int] = []

  /// A probe on a row, counted from 0. A report of row 0 would look like F3, so it is never used.
  public init(row: Int = 1) {
    self.row = max(1, row)
  }

  /// The questions, without the end mark. Cursor and attributes are put back; the row must be
  /// painted again.
  public var request: [UInt8] {
    let samples = (Self.signs + Self.texts).map { String($0) } + [Self.greeting]
    let start = "\u{1B}[\(row + 1);1H"
    let questions = samples.map { start + $0 + "\u{1B}[6n" }.joined()
    return Array(("\u{1B}7\u{1B}[m" + questions + "\u{1B}8").utf8)
  }

  /// Takes an answer of the terminal.
  ///
  /// - Returns: the finding at the end mark, else nil.
  public mutating func take(_ reply: TerminalReply) -> WidthFinding? {
    switch reply {
    case .cursor(let position) where position.row == row:
      columns.append(position.column)
      return nil
    case .deviceAttributes: return Self.finding(columns)
    default: return nil
    }
  }

  /// What the columns after each sample mean. Too few or too many of them decide nothing.
  static func finding(_ columns: [Int]) -> WidthFinding {
    guard columns.count == signs.count + texts.count + 1, let greeting = columns.last else {
      return .unknown
    }
    let charset: TerminalCharset = greeting == 4 ? .utf8 : greeting == 6 ? .gbk : .unknown
    guard charset == .utf8 else {
      return WidthFinding(signs: .narrow, ambiguousColumns: 1, charset: charset)
    }
    let wideTexts = columns[signs.count..<signs.count + texts.count].filter { $0 == 2 }.count
    return WidthFinding(
      signs: columns.prefix(signs.count).allSatisfy { $0 == 1 } ? .full : .narrow,
      ambiguousColumns: wideTexts * 2 > texts.count ? 2 : 1, charset: charset)
  }
}
