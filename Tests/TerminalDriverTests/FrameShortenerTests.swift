import CellGrid
import TestSupport
import Testing

@testable import TerminalDriver

@Suite("Shortening frames")
struct FrameShortenerTests {
  private func shortened(_ frames: [String], colours: DirectColours = DirectColours()) -> [String] {
    var shortener = FrameShortener()
    return frames.map { frame in
      let bytes = Array(frame.replacing("^", with: "\u{1B}").utf8)
      let result = bytes.withUnsafeBufferPointer { shortener.shortened($0, colours: colours) }
      return String(decoding: result, as: UTF8.self).replacing("\u{1B}", with: "^")
    }
  }

  @Test("Styles that paint nothing are left out, those that last aren't sent again")
  func lasting() {
    #expect(
      shortened(["^[31m^[44mab^[39;49m^(B^[m", "^[2;1H^[31m^[44mc^[39;49m^[m", "^[3;1Hd"])
        == ["^[0;31;44mab^(B", "^[2;1Hc", "^[3;1H^[md"])
  }

  @Test("Only the colour that differs is sent")
  func differences() {
    #expect(
      shortened(["^[38;5;48m^[48;5;233ma^[38;5;42m^[48;5;233mb^[1mc^[0;38;5;42m^[48;5;233md"])
        == ["^[0;38;5;48;48;5;233ma^[38;5;42mb^[1mc^[0;38;5;42;48;5;233md"])
  }

  @Test("Erasing and scrolling count as painting, moving doesn't")
  func painting() {
    #expect(shortened(["^[44m^[5G\r^[m", "^[44m^[K"]) == ["^[5G\r", "^[0;44m^[K"])
    #expect(shortened(["^[44m\n"]) == ["^[0;44m\n"])
    #expect(shortened(["^[7m^M"]) == ["^[0;7m^M"])
  }

  @Test("What isn't understood passes through")
  func unknown() {
    #expect(shortened(["^[5mx"]) == ["^[5m^[mx"])
    #expect(shortened(["^]104\u{07}^[?25l^7^[22;0;0t"]) == ["^]104\u{07}^[?25l^[m^7^[22;0;0t"])
  }

  @Test("24-bit colours stand in for their numbers, in the shorter form where one of the 256")
  func directColours() throws {
    var colours = DirectColours()
    let first = colours.number(for: Color(red: 1, green: 2, blue: 3))
    let second = colours.number(for: Color(red: 255, green: 0, blue: 0))
    let again = colours.number(for: Color(red: 1, green: 2, blue: 3))
    #expect(first == again)
    let odd = try #require(first)
    let cube = try #require(second)
    #expect(
      shortened(["^[38;5;\(odd)m^[48;5;\(cube)mx"], colours: colours)
        == ["^[0;38;2;1;2;3;48;5;196mx"])
  }

  @Test("Numbers for colours run out, the user's own 16 are never taken")
  func manyColours() {
    var colours = DirectColours()
    let numbers = (0..<300).map { colours.number(for: Color(UInt32($0))) }
    #expect(numbers.compactMap { $0 }.count == 240)
    #expect(numbers.compactMap { $0 }.min() == 16)
  }

  @Test("A shortened frame paints the same screen as the long one")
  func sameScreen() {
    var random = SeededRandom(seed: 11)
    let pieces = [
      "a", "中", "^[31m", "^[44m", "^[39;49m", "^[m", "^[1m", "^[0;4m", "^[K", "\r", "^[3G",
      "\n", "^[2;2H", "^[38;5;100m", "^[48;5;200m", "^[7m", "^(B", "^[2P", "^[1@", "^[L", "^[27m",
    ]
    var long = VirtualScreen(size: Size(columns: 12, rows: 4))
    var short = long
    var shortener = FrameShortener()
    for _ in 0..<400 {
      let frame = (0..<20).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
      let bytes = Array(frame.joined().replacing("^", with: "\u{1B}").utf8)
      long.feed(bytes)
      short.feed(
        bytes.withUnsafeBufferPointer { shortener.shortened($0, colours: DirectColours()) })
      for row in 0..<4 {
        for column in 0..<12 { #expect(long[column, row] == short[column, row]) }
      }
      #expect(long.cursor == short.cursor)
    }
  }
}
