import Interchange
import Testing

@Suite("Splitting a stream into lines")
struct SplittingLinesTests {
  @Test("Lines come out the same however the stream is cut", arguments: 1...9)
  func chunksDoNotMatter(size: Int) {
    let bytes = Array("a\nbb\r\n\nccc".utf8)
    var splitter = LineSplitter()
    var lines: [LineSplitter.Line] = []

    for start in stride(from: 0, to: bytes.count, by: size) {
      lines += splitter.take(bytes[start..<min(start + size, bytes.count)])
    }
    if let last = splitter.finish() { lines.append(last) }

    #expect(
      lines == [
        .bytes(number: 1, Array("a".utf8)), .bytes(number: 2, Array("bb".utf8)),
        .bytes(number: 4, Array("ccc".utf8)),
      ])
  }

  @Test("A line over the limit is named and thrown away, the next one is kept")
  func longLine() {
    var splitter = LineSplitter(limitBytes: 8)

    let lines = splitter.take(Array("0123456789abcdef\nok\n".utf8)[...])

    #expect(lines == [.tooLong(number: 1), .bytes(number: 2, Array("ok".utf8))])
  }

  @Test("A line of a hundred megabytes costs the limit only")
  func hugeLine() {
    var splitter = LineSplitter(limitBytes: 1024)
    let chunk = [UInt8](repeating: 0x78, count: 1 << 20)
    var lines: [LineSplitter.Line] = []

    for _ in 0..<100 { lines += splitter.take(chunk[...]) }
    lines += splitter.take(Array("\n{}\n".utf8)[...])

    #expect(lines == [.tooLong(number: 1), .bytes(number: 2, Array("{}".utf8))])
  }

  @Test("A byte order mark before the first line is left out")
  func byteOrderMark() {
    var splitter = LineSplitter()

    let lines = splitter.take([0xEF, 0xBB, 0xBF, 0x7B, 0x7D, 0x0A][...])

    #expect(lines == [.bytes(number: 1, Array("{}".utf8))])
  }
}
