import CellGrid

extension ControlSequence {
  /// The answer of a terminal, or nil when the sequence is none.
  var reply: TerminalReply? {
    switch (prefix, final) {
    case (nil, UInt8(ascii: "R")): cursorReply
    case (nil, UInt8(ascii: "I")) where parameters.isEmpty: .focus(true)
    case (nil, UInt8(ascii: "O")) where parameters.isEmpty: .focus(false)
    case (UInt8(ascii: "?"), UInt8(ascii: "c")):
      .deviceAttributes(parameters.compactMap { $0 })
    case (UInt8(ascii: "?"), UInt8(ascii: "y")) where intermediates == [UInt8(ascii: "$")]:
      .mode(number: parameter(0, default: 0), setting: parameter(1, default: 0))
    case (UInt8(ascii: "?"), UInt8(ascii: "n")) where parameter(0, default: 0) == 997:
      .colourScheme(isDark: parameter(1, default: 1) == 1)
    case (.some, UInt8(ascii: "c")), (_, UInt8(ascii: "n")), (nil, UInt8(ascii: "t")):
      .other(description)
    default: nil
    }
  }

  // A report of row 1 looks like F3 with modifiers; we never ask there.
  private var cursorReply: TerminalReply? {
    let row = parameter(0, default: 1)
    guard row > 1, parameters.count == 2, intermediates.isEmpty else { return nil }
    return .cursor(Position(column: max(0, parameter(1, default: 1) - 1), row: row - 1))
  }

  /// The sequence without its introducer.
  private var description: String {
    let start = prefix.map { String(UnicodeScalar($0)) } ?? ""
    let numbers = parameters.map { $0.map(String.init) ?? "" }.joined(separator: ";")
    let end = (intermediates + [final]).map { String(UnicodeScalar($0)) }.joined()
    return start + numbers + end
  }
}
