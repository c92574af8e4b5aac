import CellGrid
import Testing

@testable import TerminalDriver

/// A sequence that terminals send, and what it means.
struct KnownSequence: Sendable, CustomTestStringConvertible {
  enum Meaning: Sendable {
    case key(KeyEvent)
    case reply(TerminalReply)
    case nothing
  }

  let text: String
  let meaning: Meaning

  var bytes: [UInt8] { Array(text.utf8) }

  var testDescription: String {
    text.replacing("\u{1B}", with: "ESC ") + " is \(meaning)"
  }

  init(_ text: String, _ key: KeyEvent) {
    self.text = "\u{1B}" + text
    meaning = .key(key)
  }

  init(_ text: String, reply: TerminalReply) {
    self.text = "\u{1B}" + text
    meaning = .reply(reply)
  }

  init(nothing text: String) {
    self.text = "\u{1B}" + text
    meaning = .nothing
  }

  func events(at time: UInt64) -> [TerminalEvent] {
    switch meaning {
    case .key(let key): [.key(key, at: time)]
    case .reply(let reply): [.reply(reply)]
    case .nothing: []
    }
  }

  /// Cut sequences may become nothing, or an Escape (which changes nothing) and nothing else, but
  /// never a letter. Esc and tabulator in two reads are two keys, as nobody can tell.
  func allows(_ events: [TerminalEvent]) -> Bool {
    let withoutEscape = events.filter { event in
      guard case .key(.escape, _) = event else { return true }
      return false
    }
    if withoutEscape.isEmpty { return true }
    if text == "\u{1B}\t" {
      return keys(withoutEscape) == [.tab] || keys(withoutEscape) == [.backTab]
    }
    switch meaning {
    case .key(let key): return keys(withoutEscape) == [key] && withoutEscape.count == 1
    case .reply(let reply): return withoutEscape == [.reply(reply)]
    case .nothing: return false
    }
  }

  static let all: [KnownSequence] = arrows + functions + replies + others

  private static let arrows: [KnownSequence] = {
    let letters: [(String, KeyEvent)] = [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ]
    return letters.flatMap { letter, key in
      [
        KnownSequence("[" + letter, key), KnownSequence("O" + letter, key),
        KnownSequence("[1;2" + letter, key), KnownSequence("[1;5" + letter, key),
        KnownSequence("[1;1:1" + letter, key), KnownSequence("O5" + letter, key),
        KnownSequence(nothing: "[1;3" + letter), KnownSequence(nothing: "[1;9" + letter),
      ]
    }
  }()

  private static let functions: [KnownSequence] = {
    let numbers = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24]
    var result = numbers.enumerated().map { index, number in
      KnownSequence("[\(number)~", .function(index + 1))
    }
    for (index, letter) in ["P", "Q", "R", "S"].enumerated() {
      result.append(KnownSequence("O" + letter, .function(index + 1)))
      result.append(KnownSequence("[" + letter, .function(index + 1)))
      result.append(KnownSequence(nothing: "[1;2" + letter))
      result.append(KnownSequence(nothing: "O2" + letter))
    }
    for (index, letter) in ["A", "B", "C", "D", "E"].enumerated() {
      result.append(KnownSequence("[[" + letter, .function(index + 1)))
    }
    return result
  }()

  private static let replies: [KnownSequence] = [
    KnownSequence("[2;7R", reply: .cursor(Position(column: 6, row: 1))),
    KnownSequence("[24;80R", reply: .cursor(Position(column: 79, row: 23))),
    KnownSequence("[?62;1;6;22c", reply: .deviceAttributes([62, 1, 6, 22])),
    KnownSequence("[?6c", reply: .deviceAttributes([6])),
    KnownSequence("[>0;276;0c", reply: .other(">0;276;0c")),
    KnownSequence("[?2026;2$y", reply: .mode(number: 2026, setting: 2)),
    KnownSequence("[?997;1n", reply: .colourScheme(isDark: true)),
    KnownSequence("[?997;2n", reply: .colourScheme(isDark: false)),
    KnownSequence("[0n", reply: .other("0n")),
    KnownSequence("[I", reply: .focus(true)),
    KnownSequence("[O", reply: .focus(false)),
    KnownSequence(
      "]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", reply: .background(Color(red: 30, green: 30, blue: 46))),
    KnownSequence(
      "]11;rgb:ff/80/00\u{07}", reply: .background(Color(red: 255, green: 128, blue: 0))),
    KnownSequence("]10;rgb:ffff/ffff/ffff\u{1B}\\", reply: .other("10;rgb:ffff/ffff/ffff")),
    KnownSequence("P>|XTerm(379)\u{1B}\\", reply: .name("XTerm(379)")),
  ]

  private static let others: [KnownSequence] = [
    KnownSequence("[2~", .insert), KnownSequence("[3~", .delete), KnownSequence("[5~", .pageUp),
    KnownSequence("[6~", .pageDown), KnownSequence("[1~", .home), KnownSequence("[4~", .end),
    KnownSequence("[7~", .home), KnownSequence("[8~", .end), KnownSequence("[3;5~", .delete),
    KnownSequence("[Z", .backTab), KnownSequence("\t", .backTab), KnownSequence("OM", .enter),
    KnownSequence("Ok", .character("+")), KnownSequence("Oq", .character("1")),
    KnownSequence("[27;5;97~", .control("a")), KnownSequence("[97;5u", .control("a")),
    KnownSequence("[27u", .escape),
    KnownSequence("[<0;5;7M", mouse(.press, .left, column: 4, row: 6)),
    KnownSequence("[<0;5;7m", mouse(.release, .left, column: 4, row: 6)),
    KnownSequence("[<32;300;7M", mouse(.drag, .left, column: 299, row: 6)),
    KnownSequence("[<64;5;7M", mouse(.wheelUp, .none, column: 4, row: 6)),
    KnownSequence("[<65;5;7M", mouse(.wheelDown, .none, column: 4, row: 6)),
    KnownSequence("[M %'", mouse(.press, .left, column: 4, row: 6)),
    KnownSequence("[200~ab\r\nc\u{1B}[201~", .paste("ab\nc")),
    KnownSequence(nothing: "[201~"), KnownSequence(nothing: "[99;99;99X"),
    KnownSequence(nothing: "[1;5Y"), KnownSequence(nothing: "[?1;2;3z"),
    KnownSequence(nothing: "[<66;5;7M"), KnownSequence(nothing: "[30~"),
  ]

  private static func mouse(
    _ kind: MouseEvent.Kind, _ button: MouseEvent.Button, column: Int, row: Int
  ) -> KeyEvent {
    .mouse(MouseEvent(kind: kind, button: button, position: Position(column: column, row: row)))
  }
}

/// Random numbers that are the same each time (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
