/// Cuts the bytes of a program into characters, controls and sequences.
struct SequenceParser: Sendable {
  enum Item: Sendable {
    case bytes([UInt8])
    case control(UInt8)
    case escape(String)
    case sequence(ParsedSequence)
    case command(String)
    case device(String)
  }

  private enum State: Sendable {
    case ground
    case escape([UInt8])
    case control([UInt8])
    case string(isDevice: Bool, content: [UInt8], endsInEscape: Bool)
  }

  private var state = State.ground
  private var pending: [UInt8] = []
  private var missing = 0

  mutating func take(_ byte: UInt8) -> Item? {
    switch state {
    case .ground: return takeGround(byte)
    case .escape(let bytes): return takeEscape(byte, bytes)
    case .control(let bytes):
      guard byte >= 0x40 else {
        state = .control(bytes + [byte])
        return nil
      }
      state = .ground
      return .sequence(ParsedSequence(bytes, final: byte))
    case .string(let isDevice, let content, let endsInEscape):
      return takeString(byte, isDevice, content, endsInEscape)
    }
  }

  private mutating func takeGround(_ byte: UInt8) -> Item? {
    switch byte {
    case 0x1B:
      state = .escape([])
      return nil
    case 0..<0x20, 0x7F: return .control(byte)
    case 0x20..<0x7F where missing == 0: return .bytes([byte])
    default: return takeCharacter(byte)
    }
  }

  private mutating func takeCharacter(_ byte: UInt8) -> Item? {
    if missing == 0 {
      pending = [byte]
      missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0
    } else {
      pending.append(byte)
      missing -= 1
    }
    return missing == 0 ? .bytes(pending) : nil
  }

  private mutating func takeEscape(_ byte: UInt8, _ bytes: [UInt8]) -> Item? {
    state = .ground
    switch byte {
    case UInt8(ascii: "[") where bytes.isEmpty: state = .control([])
    case UInt8(ascii: "]") where bytes.isEmpty:
      state = .string(isDevice: false, content: [], endsInEscape: false)
    case UInt8(ascii: "P") where bytes.isEmpty:
      state = .string(isDevice: true, content: [], endsInEscape: false)
    case 0x20..<0x30: state = .escape(bytes + [byte])
    default: return .escape(String(decoding: bytes + [byte], as: UTF8.self))
    }
    return nil
  }

  private mutating func takeString(
    _ byte: UInt8, _ isDevice: Bool, _ content: [UInt8], _ endsInEscape: Bool
  ) -> Item? {
    // Inside a device string an escape may be doubled, as tmux wants it.
    if byte == 0x07 && !isDevice || endsInEscape && byte == UInt8(ascii: "\\") {
      state = .ground
      let text = String(decoding: content, as: UTF8.self)
      return isDevice ? .device(text) : .command(text)
    }
    let isEscape = byte == 0x1B && !endsInEscape
    state = .string(
      isDevice: isDevice, content: isEscape ? content : content + [byte], endsInEscape: isEscape)
    return nil
  }
}

/// A control sequence with its numbers.
struct ParsedSequence: Sendable {
  let prefix: String
  let numbers: [Int]
  let ending: String

  init(_ bytes: [UInt8], final: UInt8) {
    let text = String(decoding: bytes, as: UTF8.self)
    prefix = String(text.prefix { "<=>?".contains($0) })
    let middle = text.drop { "<=>?".contains($0) }.prefix { $0.isNumber || $0 == ";" || $0 == ":" }
    numbers = middle.split(separator: ";", omittingEmptySubsequences: false).map {
      Int($0.prefix { $0 != ":" }) ?? 0
    }
    let rest = text.drop { "<=>?".contains($0) }.dropFirst(middle.count)
    ending = String(rest) + String(UnicodeScalar(final))
  }

  /// A number that means 1 when it isn't given.
  func count(_ index: Int = 0) -> Int {
    index < numbers.count ? max(1, numbers[index]) : 1
  }

  func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }

  var description: String {
    prefix + numbers.map(String.init).joined(separator: ";") + ending
  }
}
