import CellGrid
import Testing

@testable import TerminalDriver

@Suite("Typing")
struct TypingTests {
  private func read(_ text: String) -> [KeyEvent] {
    var reader = KeyReader()
    return keys(reader.feed(Array(text.utf8), at: 0))
  }

  @Test("Letters, Chinese and controls are their keys")
  func plainKeys() {
    #expect(read("a中 ") == [.character("a"), .character("中"), .character(" ")])
    #expect(read("\r\t\u{7F}\u{08}") == [.enter, .tab, .backspace, .backspace])
    #expect(read("\u{01}\u{06}\u{1A}") == [.control("a"), .control("f"), .control("z")])
    #expect(read("\u{1C}\u{1F}\u{00}") == [.control("\\"), .control("_"), .control(" ")])
  }

  @Test("A letter and its mark in one read are one character")
  func marks() {
    #expect(read("e\u{301}x") == [.character("e\u{301}"), .character("x")])
  }

  @Test("A character cut inside its bytes waits for the rest")
  func cutCharacter() {
    let bytes = Array("督".utf8)
    var reader = KeyReader()

    #expect(reader.feed(bytes.prefix(1), at: 0).isEmpty)
    #expect(reader.feed(bytes[1..<2], at: 400).isEmpty)
    #expect(keys(reader.feed(bytes.suffix(1), at: 800)) == [.character("督")])
  }

  @Test("Broken, overlong and surrogate bytes do nothing")
  func brokenCharacters() {
    var reader = KeyReader()
    let broken: [[UInt8]] = [
      [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5], [0x80], [0xC2, 0x9B],
    ]
    for bytes in broken { #expect(reader.feed(bytes, at: 0).isEmpty, "\(bytes)") }
    #expect(keys(reader.feed([0xE4, 0xB8, 0x61], at: 1)) == [.character("a")])
  }

  @Test("Esc alone is given after 25 ms with the time of its byte, over a network after 100")
  func loneEscape() {
    var near = KeyReader()
    #expect(near.feed([0x1B], at: 1_000).isEmpty)
    #expect(near.deadline == 1_025)
    #expect(near.advance(to: 1_024).isEmpty)
    #expect(near.advance(to: 1_025) == [.key(.escape, at: 1_000)])

    var far = KeyReader(timing: .remote)
    _ = far.feed([0x1B], at: 1_000)
    #expect(far.deadline == 1_100)
  }

  @Test("Two Escs in one read are Esc, and one that waits")
  func twoEscapes() {
    var reader = KeyReader()
    #expect(keys(reader.feed([0x1B, 0x1B], at: 0)) == [.escape])
    #expect(keys(reader.advance(to: 30)) == [.escape])
  }

  @Test("Esc with a letter in one read is Alt and does nothing; in two reads it is both")
  func alternate() {
    #expect(read("\u{1B}x").isEmpty)
    #expect(read("\u{1B}中").isEmpty)
    #expect(read("\u{1B}中a") == [.character("a")])
    #expect(read("\u{1B}\rj") == [.character("j")])

    var reader = KeyReader()
    _ = reader.feed([0x1B], at: 0)
    #expect(keys(reader.feed(Array("x".utf8), at: 10)) == [.escape, .character("x")])
  }

  @Test("A bracket long after Esc is a key again")
  func bracketAfterEscape() {
    var reader = KeyReader()
    _ = reader.feed([0x1B], at: 0)
    #expect(keys(reader.advance(to: 25)) == [.escape])
    #expect(keys(reader.feed(Array("[".utf8), at: 501)) == [.character("[")])
  }

  @Test("A swallowed bracket doesn't take the letter after it, and no key between ends it")
  func letterAfterSwallowedBracket() {
    var reader = KeyReader()
    _ = reader.feed([0x1B], at: 0)
    _ = reader.advance(to: 30)
    #expect(reader.feed(Array("[".utf8), at: 300).isEmpty)
    #expect(keys(reader.feed(Array("j".utf8), at: 400)) == [.character("j")])

    _ = reader.feed([0x1B], at: 1_000)
    _ = reader.advance(to: 1_030)
    #expect(keys(reader.feed(Array("k".utf8), at: 1_100)) == [.character("k")])
    #expect(keys(reader.feed(Array("[".utf8), at: 1_200)) == [.character("[")])
  }

  @Test("A sign that might begin an answer after Esc is a key once nothing follows")
  func signAfterEscape() {
    var reader = KeyReader()
    _ = reader.feed([0x1B], at: 0)
    _ = reader.advance(to: 30)
    #expect(reader.feed(Array("]".utf8), at: 100).isEmpty)
    #expect(keys(reader.advance(to: 600)) == [.character("]")])

    _ = reader.feed([0x1B], at: 1_000)
    _ = reader.advance(to: 1_030)
    #expect(reader.feed(Array("P".utf8), at: 1_100).isEmpty)
    #expect(keys(reader.feed(Array("y".utf8), at: 1_200)) == [.character("P"), .character("y")])
  }

  @Test("Ctrl-C inside an unfinished sequence is heard")
  func controlInsideSequence() {
    #expect(read("\u{1B}[1;\u{03}") == [.control("c")])
  }
}

@Suite("Pasting")
struct PastingTests {
  private func paste(_ text: String) -> [KeyEvent] {
    var reader = KeyReader()
    return keys(reader.feed(Array("\u{1B}[200~\(text)\u{1B}[201~".utf8), at: 0))
  }

  @Test("Controls are dropped, line ends become line feeds, tabulators stay")
  func controls() {
    #expect(paste("一\r\n二\r三\n\t四\u{07}\u{1B}[31m五\u{7F}") == [.paste("一\n二\n三\n\t四[31m五")])
    #expect(paste("") == [.paste("")])
  }

  @Test("An unfinished end mark inside belongs to the text")
  func almostEnd() {
    #expect(paste("a\u{1B}[201b\u{1B}\u{1B}[20") == [.paste("a[201b[20")])
  }

  @Test("A paste without end is handed over after two seconds of silence")
  func timeLimit() {
    var reader = KeyReader()
    #expect(reader.feed(Array("\u{1B}[200~半".utf8), at: 0).isEmpty)
    #expect(reader.feed(Array("句".utf8), at: 1_900).isEmpty)
    #expect(reader.deadline == 3_900)
    #expect(reader.advance(to: 3_900) == [.key(.paste("半句"), at: 3_900)])
    #expect(keys(reader.feed(Array("j".utf8), at: 4_000)) == [.character("j")])
  }

  @Test("A megabyte is read in linear time and no more than that is kept")
  func longPaste() {
    var reader = KeyReader()
    _ = reader.feed(Array("\u{1B}[200~".utf8), at: 0)
    let chunk = [UInt8](repeating: 0x61, count: 65_536)
    for _ in 0..<20 { _ = reader.feed(chunk, at: 1) }
    let events = keys(reader.feed(Array("\u{1B}[201~".utf8), at: 2))
    guard case .paste(let text)? = events.first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == 1_048_576)
  }
}
