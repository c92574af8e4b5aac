import CellGrid

/// Sends 24-bit colours through a description that has only 256.
///
/// The descriptions with direct colour are seldom installed, and redefining the terminal's palette
/// would outlive us and every crash. So ncurses gets numbers as stand-ins, and in the finished
/// frame its `38;5;N` becomes `38;2;r;g;b`, or the shorter form for colours of the 256.
struct DirectColours: Sendable {
  private var slots: [Color: UInt8] = [:]
  private var texts: [[UInt8]?] = Array(repeating: nil, count: 256)
  private var next = 255
  // The first 16 numbers stay what they are: colours that the user chose.
  private static let first = 16

  /// The stand-in for a colour; nil when there are no more.
  mutating func number(for color: Color) -> UInt8? {
    if let known = slots[color] { return known }
    guard next >= Self.first else { return nil }
    let slot = UInt8(next)
    next -= 1
    slots[color] = slot
    texts[Int(slot)] = Self.text(of: color)
    return slot
  }

  /// A frame of ncurses with the colours that were meant.
  func translated(_ frame: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]) {
    var index = 0
    var copied = 0
    while index < frame.count {
      guard frame[index] == 0x1B, let found = Self.number(in: frame, at: index),
        let text = texts[found.number]
      else {
        index += 1
        continue
      }
      // Up to the `8;` of `38;` or `48;`.
      result.append(contentsOf: frame[copied..<(index + 5)])
      result.append(contentsOf: text)
      copied = found.end
      index = found.end
    }
    result.append(contentsOf: frame[copied...])
  }

  /// The number in `ESC [ 38 ; 5 ; N m` or with 48, and where its digits end.
  private static func number(
    in frame: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (number: Int, end: Int)? {
    guard start + 8 < frame.count, frame[start + 1] == UInt8(ascii: "["),
      frame[start + 2] == UInt8(ascii: "3") || frame[start + 2] == UInt8(ascii: "4"),
      frame[start + 3] == UInt8(ascii: "8"), frame[start + 4] == UInt8(ascii: ";"),
      frame[start + 5] == UInt8(ascii: "5"), frame[start + 6] == UInt8(ascii: ";")
    else { return nil }
    var number = 0
    var index = start + 7
    while index < frame.count, frame[index] >= 0x30, frame[index] <= 0x39 {
      number = number * 10 + Int(frame[index] - 0x30)
      index += 1
    }
    guard number < 256, index < frame.count, frame[index] == UInt8(ascii: "m") else { return nil }
    return (number, index)
  }

  private static func text(of color: Color) -> [UInt8] {
    if let index = (UInt8(16)...255).first(where: { Palette.color($0) == color }) {
      return Array("5;\(index)".utf8)
    }
    return Array("2;\(color.red);\(color.green);\(color.blue)".utf8)
  }
}
