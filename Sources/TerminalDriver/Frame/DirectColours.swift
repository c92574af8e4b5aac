import CellGrid

/// Sends 24-bit colours through a description that has only 256.
///
/// The descriptions with direct colour are seldom installed, and redefining the terminal's palette
/// would outlive us and every crash. So ncurses gets numbers as stand-ins, and in the finished
/// frame they become `38;2;r;g;b`, or the shorter form for colours that are among the 256.
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

  /// What stands behind `38;` or `48;` for a number.
  func text(of number: Int) -> [UInt8] {
    texts[number] ?? Array("5;\(number)".utf8)
  }

  private static func text(of color: Color) -> [UInt8] {
    if let index = (UInt8(16)...255).first(where: { Palette.color($0) == color }) {
      return Array("5;\(index)".utf8)
    }
    return Array("2;\(color.red);\(color.green);\(color.blue)".utf8)
  }
}
