import CellGrid

/// A string answer (OSC, DCS) as it comes in, up to BEL or ST.
struct StringBytes: Sendable {
  enum Kind: Sendable {
    case command
    case device

    /// The byte after Esc that begins it.
    var introducer: Unicode.Scalar { self == .command ? "]" : "P" }

    /// Whether an answer's content begins with this byte; else a person typed the introducer.
    func beginsContent(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: ">"), UInt8(ascii: "!"): self == .device
      default: false
      }
    }
  }

  enum Step {
    case more
    case complete
    case broken
  }

  let kind: Kind
  private var content: [UInt8] = []
  private var endsInEscape = false
  private static let limit = 4_096

  init(kind: Kind) {
    self.kind = kind
  }

  mutating func append(_ byte: UInt8) -> Step {
    if endsInEscape { return byte == UInt8(ascii: "\\") ? .complete : .broken }
    switch byte {
    case 0x07: return .complete
    case 0x1B: endsInEscape = true
    default: if content.count < Self.limit { content.append(byte) }
    }
    return .more
  }

  /// What the terminal said.
  var reply: TerminalReply? {
    let text = String(decoding: content, as: UTF8.self)
    switch kind {
    case .command:
      guard text.hasPrefix("11;") else { return .other(text) }
      return Self.color(text.dropFirst(3)).map(TerminalReply.background)
    case .device:
      return text.hasPrefix(">|") ? .name(String(text.dropFirst(2))) : .other(text)
    }
  }

  /// A colour in the notation of X11: `rgb:` with one to four hexadecimal digits a channel, or
  /// `#rrggbb`.
  static func color(_ text: Substring) -> Color? {
    if text.hasPrefix("#") { return Color(hex: String(text)) }
    guard text.hasPrefix("rgb") else { return nil }
    let channels = text.drop { $0 != ":" }.dropFirst().split(separator: "/").map(channel)
    guard channels.count >= 3, let red = channels[0], let green = channels[1],
      let blue = channels[2]
    else { return nil }
    return Color(red: red, green: green, blue: blue)
  }

  private static func channel(_ digits: Substring) -> UInt8? {
    guard digits.count <= 4, let value = UInt32(digits, radix: 16) else { return nil }
    let largest: UInt32 = (1 << (4 * UInt32(digits.count))) - 1
    return UInt8(value * 255 / largest)
  }
}
