/// Takes out of a frame what changes nothing, and puts 24-bit colours in.
///
/// ncurses sets both colours each time one of them changes, and resets all at the end of a frame
/// to set them again in the next. Here sequences of style are taken out, and only when something
/// is painted the difference to what the terminal has is sent. So the style may stay set between
/// frames; a move of one row costs half as much on a theme with colours of its own.
struct FrameShortener: Sendable {
  private var wanted = SentStyle()
  private var actual: SentStyle?
  private var hasPlainCharacters = false
  private var result: [UInt8] = []

  /// Someone else wrote to the terminal: its style is unknown.
  mutating func forget() {
    actual = nil
    hasPlainCharacters = false
  }

  /// The frame, shorter. `colours` tells what numbers stand for.
  mutating func shortened(
    _ frame: UnsafeBufferPointer<UInt8>, colours: DirectColours
  ) -> [UInt8] {
    result = []
    result.reserveCapacity(frame.count)
    var index = 0
    while index < frame.count {
      switch frame[index] {
      case 0x1B: index = takeEscape(frame, at: index, colours)
      case 0x0D, 0x08, 0x07:
        result.append(frame[index])
        index += 1
      case 0x0F where hasPlainCharacters: index += 1
      default:
        settle(colours)
        result.append(frame[index])
        index += 1
      }
    }
    return result
  }

  /// Sends what is missing before something is painted.
  private mutating func settle(_ colours: DirectColours) {
    guard wanted != actual else { return }
    result += wanted.sequence(from: actual, colours: colours)
    actual = wanted
  }

  private mutating func takeEscape(
    _ frame: UnsafeBufferPointer<UInt8>, at start: Int, _ colours: DirectColours
  ) -> Int {
    guard start + 1 < frame.count else {
      result.append(0x1B)
      return start + 1
    }
    switch frame[start + 1] {
    case UInt8(ascii: "["): return takeControl(frame, at: start, colours)
    case UInt8(ascii: "]"): return copy(frame, from: start) { $0 == 0x07 }
    case 0x20..<0x30: return takeCharacterSet(frame, at: start)
    default:
      settle(colours)
      return copy(frame, from: start) { _ in true }
    }
  }

  /// Copies from an Esc to the first byte behind the introducer that ends it.
  private mutating func copy(
    _ frame: UnsafeBufferPointer<UInt8>, from start: Int, endsAt isEnd: (UInt8) -> Bool
  ) -> Int {
    var end = start + 1
    while end < frame.count - 1, !isEnd(frame[end]) { end += 1 }
    result.append(contentsOf: frame[start...end])
    return end + 1
  }

  private mutating func takeCharacterSet(
    _ frame: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Int {
    let isPlain =
      start + 2 < frame.count && frame[start + 1] == UInt8(ascii: "(")
      && frame[start + 2] == UInt8(ascii: "B")
    if isPlain && hasPlainCharacters { return start + 3 }
    hasPlainCharacters = isPlain
    return copy(frame, from: start) { $0 >= 0x30 }
  }

  private mutating func takeControl(
    _ frame: UnsafeBufferPointer<UInt8>, at start: Int, _ colours: DirectColours
  ) -> Int {
    var end = start + 2
    while end < frame.count - 1, frame[end] < 0x40 { end += 1 }
    let content = frame[(start + 2)..<end]
    switch frame[end] {
    case UInt8(ascii: "m") where content.allSatisfy({ $0 >= 0x30 && $0 < 0x3C }):
      if wanted.apply(Self.numbers(content)) { return end + 1 }
      // Not ours to shorten: through with it, and start from nothing afterwards.
      actual = nil
    case UInt8(ascii: "A")...UInt8(ascii: "D"), UInt8(ascii: "G"), UInt8(ascii: "H"),
      UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "r"), UInt8(ascii: "h"),
      UInt8(ascii: "l"):
      break
    default: settle(colours)
    }
    result.append(contentsOf: frame[start...end])
    return end + 1
  }

  private static func numbers(_ content: Slice<UnsafeBufferPointer<UInt8>>) -> [Int] {
    content.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
      digits.reduce(0) { min(9_999, $0 * 10 + Int($1 & 0x0F)) }
    }
  }
}
