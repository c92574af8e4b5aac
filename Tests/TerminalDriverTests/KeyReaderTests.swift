import CellGrid
import Testing

@testable import TerminalDriver

@Suite("Reading keys")
struct KeyReaderTests {
  @Test("Each known sequence in one piece gives its key", arguments: KnownSequence.all)
  func wholeSequences(_ known: KnownSequence) {
    var reader = KeyReader()

    let events = reader.feed(known.bytes, at: 1_000)

    #expect(events == known.events(at: 1_000))
    #expect(reader.deadline == nil)
  }

  @Test("A sequence cut at any byte gives its key or nothing", arguments: KnownSequence.all)
  func cutSequences(_ known: KnownSequence) {
    for cut in 1..<max(2, known.bytes.count) {
      for gap in stride(from: UInt64(0), through: 400, by: 20) {
        for timing in [KeyTiming.local, .remote] {
          var reader = KeyReader(timing: timing)
          var events = reader.feed(known.bytes.prefix(cut), at: 1_000)
          events += reader.feed(known.bytes.dropFirst(cut), at: 1_000 + gap)
          events += reader.advance(to: 20_000)
          #expect(known.allows(events), "cut at \(cut), gap \(gap): \(events)")
        }
      }
    }
  }

  @Test("A sequence that comes byte by byte gives its key or nothing", arguments: KnownSequence.all)
  func crumbs(_ known: KnownSequence) {
    for gap in stride(from: UInt64(0), through: 400, by: 40) {
      var reader = KeyReader()
      var events: [TerminalEvent] = []
      for (index, byte) in known.bytes.enumerated() {
        events += reader.feed([byte], at: 1_000 + UInt64(index) * gap)
      }
      events += reader.advance(to: 60_000)
      #expect(known.allows(events), "gap \(gap): \(events)")
    }
  }

  @Test("Random bytes never stop the reader and end in no waiting")
  func rubbish() {
    var random = SeededRandom(seed: 7)
    var reader = KeyReader()
    var time: UInt64 = 0
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: .min ... .max, using: &random)
          : [0x1B, 0x5B, 0x4F, 0x5D, 0x3B, 0x31, 0x7E][Int.random(in: 0..<7, using: &random)]
      }
      time += UInt64.random(in: 0...600, using: &random)
      _ = reader.feed(bytes, at: time)
    }
    _ = reader.advance(to: time + 10_000)
    #expect(reader.deadline == nil)
    #expect(keys(reader.feed(Array("j".utf8), at: time + 20_000)) == [.character("j")])
  }
}

/// The keys among events.
func keys(_ events: [TerminalEvent]) -> [KeyEvent] {
  events.compactMap { event in
    guard case .key(let key, _) = event else { return nil }
    return key
  }
}
