import CellGrid

extension KeyReader {
  mutating func stepControl(_ byte: UInt8, _ pending: ControlBytes) {
    var pending = pending
    switch byte {
    case 0x1B:
      finish()
      startEscape()
    case 0x20..<0x40:
      pending.append(byte)
      state = .control(pending)
    case 0x40..<0x7F: finishControl(pending, final: byte)
    default:
      finish()
      step(byte)
    }
  }

  private mutating func finishControl(_ pending: ControlBytes, final: UInt8) {
    if pending.isEmpty, final == UInt8(ascii: "[") {
      state = .consoleFunction
    } else if pending.isEmpty, final == UInt8(ascii: "M") {
      state = .oldMouse([])
    } else if isDropping, pending.isEmpty, !Self.mayFollowLate(final) {
      // A bracket typed after Esc is lost, but not the key that followed it.
      finish()
      step(final)
    } else {
      perform(ControlSequence(pending, final: final))
    }
  }

  private mutating func perform(_ sequence: ControlSequence?) {
    defer { if case .control = state { finish() } }
    guard let sequence else { return }
    if sequence.startsPaste {
      isDropping = false
      state = .paste
    } else if let reply = sequence.reply {
      emit(reply: reply)
    } else {
      emit(sequence.key)
    }
  }

  mutating func stepSingleShift(_ byte: UInt8, _ pending: ControlBytes) {
    var pending = pending
    switch byte {
    case 0x1B:
      finish()
      startEscape()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"):
      pending.append(byte)
      state = .singleShift(pending)
    case 0x40..<0x7F where isDropping && pending.isEmpty && !Self.mayFollowLateShift(byte):
      finish()
      step(byte)
    case 0x40..<0x7F:
      emit(ControlSequence(pending, final: byte)?.singleShiftKey)
      finish()
    default:
      finish()
      step(byte)
    }
  }

  mutating func stepConsoleFunction(_ byte: UInt8) {
    if byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "E") {
      emit(.function(Int(byte) - Int(UInt8(ascii: "A")) + 1))
      finish()
    } else {
      finish()
      if byte < 0x20 || byte >= 0x7F { step(byte) }
    }
  }

  mutating func stepOldMouse(_ byte: UInt8, _ pending: [UInt8]) {
    guard byte != 0x1B else {
      finish()
      return startEscape()
    }
    let bytes = pending + [byte]
    guard bytes.count == 3 else {
      state = .oldMouse(bytes)
      return
    }
    if let event = MouseEvent(oldReport: bytes) { emit(.mouse(event)) }
    finish()
  }

  // MARK: Strings

  mutating func stepStringStart(_ byte: UInt8, _ kind: StringBytes.Kind) {
    if kind.beginsContent(byte) {
      var content = StringBytes(kind: kind)
      _ = content.append(byte)
      state = .string(content)
      return
    }
    // No answer begins so: after a late Esc the sign was typed, else it was Alt with the sign.
    let wasTyped = isDropping
    finish()
    if wasTyped { typed.unicodeScalars.append(kind.introducer) }
    step(byte)
  }

  mutating func stepString(_ byte: UInt8, _ pending: StringBytes) {
    var pending = pending
    switch pending.append(byte) {
    case .more: state = .string(pending)
    case .complete:
      if let reply = pending.reply { emit(reply: reply) }
      finish()
    case .broken:
      finish()
      startEscape()
      step(byte)
    }
  }

  mutating func stepPaste(_ byte: UInt8) {
    guard paste.append(byte) else { return }
    finishPaste()
    finish()
  }

  mutating func finishPaste() {
    emit(.paste(paste.text))
    paste = PasteBytes()
  }

  /// Finals of keys without parameters. Anything else after a swallowed bracket is a key.
  private static func mayFollowLate(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "H"), UInt8(ascii: "I"),
      UInt8(ascii: "M"), UInt8(ascii: "O")...UInt8(ascii: "S"), UInt8(ascii: "Z"):
      true
    default: false
    }
  }

  private static func mayFollowLateShift(_ byte: UInt8) -> Bool {
    // The keypad's letters too: a letter typed so soon after Esc and O is lost, not misread.
    mayFollowLate(byte) || (UInt8(ascii: "j")...UInt8(ascii: "y")).contains(byte)
  }
}
