import CellGrid

extension KeyReader {
  mutating func stepGround(_ byte: UInt8) {
    let isLate = lateUntil.map { now <= $0 } ?? false
    lateUntil = nil
    if isLate, startLate(byte) { return }
    switch byte {
    case 0x1B: startEscape()
    case 0..<0x20, 0x7F: emit(Self.key(ofControl: byte))
    case 0x20..<0x7F: typed.unicodeScalars.append(Unicode.Scalar(byte))
    default: startCharacter(byte)
    }
  }

  /// The tail of a sequence whose Esc came long ago is read and dropped.
  private mutating func startLate(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "["): state = .control(ControlBytes())
    case UInt8(ascii: "O"): state = .singleShift(ControlBytes())
    case UInt8(ascii: "]"): state = .stringStart(.command)
    case UInt8(ascii: "P"): state = .stringStart(.device)
    default: return false
    }
    isDropping = true
    return true
  }

  mutating func stepEscape(_ byte: UInt8, at time: UInt64, isSameRead: Bool) {
    switch byte {
    case 0x1B:
      emit(.escape, at: time)
      startEscape()
    case UInt8(ascii: "["): state = .control(ControlBytes())
    case UInt8(ascii: "O"): state = .singleShift(ControlBytes())
    case UInt8(ascii: "]"): state = .stringStart(.command)
    case UInt8(ascii: "P"): state = .stringStart(.device)
    default:
      finish()
      if isSameRead {
        stepAlternate(byte)
      } else {
        emit(.escape, at: time)
        stepGround(byte)
      }
    }
  }

  /// Esc and a byte in one read are Alt with a key, which is never bound; Esc and tabulator is
  /// Shift-Tab of the Linux console.
  private mutating func stepAlternate(_ byte: UInt8) {
    if byte == 0x09 {
      emit(.backTab)
    } else if byte >= 0x80 {
      startCharacter(byte)
      if case .character = state { isDropping = true }
    }
  }

  // MARK: Characters of several bytes

  private mutating func startCharacter(_ byte: UInt8) {
    if let pending = CharacterBytes(first: byte) { state = .character(pending) }
  }

  mutating func stepCharacter(_ byte: UInt8, _ pending: CharacterBytes) {
    var pending = pending
    guard pending.append(byte) else {
      finish()
      return step(byte)
    }
    guard pending.isComplete else {
      state = .character(pending)
      return
    }
    if let scalar = pending.scalar, scalar.value >= 0xA0, !isDropping {
      typed.unicodeScalars.append(scalar)
    }
    finish()
  }

  static func key(ofControl byte: UInt8) -> KeyEvent {
    switch byte {
    case 0x00: .control(" ")
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0D: .enter
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }
}

/// The bytes of one character in UTF-8 as they come in.
struct CharacterBytes: Sendable {
  private var value: UInt32
  private var missing: Int
  private let smallest: UInt32

  /// Nil for a byte that begins no character.
  init?(first byte: UInt8) {
    switch byte {
    case 0xC2...0xDF: (value, missing, smallest) = (UInt32(byte & 0x1F), 1, 0x80)
    case 0xE0...0xEF: (value, missing, smallest) = (UInt32(byte & 0x0F), 2, 0x800)
    case 0xF0...0xF4: (value, missing, smallest) = (UInt32(byte & 0x07), 3, 0x10000)
    default: return nil
    }
  }

  var isComplete: Bool { missing == 0 }

  /// Nil for surrogates and forms longer than needed.
  var scalar: Unicode.Scalar? { value >= smallest ? Unicode.Scalar(value) : nil }

  /// False for a byte that doesn't continue the character.
  mutating func append(_ byte: UInt8) -> Bool {
    guard byte & 0xC0 == 0x80 else { return false }
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    return true
  }
}
