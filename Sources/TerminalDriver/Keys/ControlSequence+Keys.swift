import CellGrid

extension ControlSequence {
  /// What follows is pasted text.
  var startsPaste: Bool {
    isPlain && final == UInt8(ascii: "~") && parameters.first == .some(200)
  }

  /// The key, or nil for what is no known key or is held with Alt or a system key.
  var key: KeyEvent? {
    if prefix == UInt8(ascii: "<"), intermediates.isEmpty { return mouseKey }
    guard isPlain else { return nil }
    switch final {
    case UInt8(ascii: "~"): return tildeKey
    case UInt8(ascii: "u"): return key(ofCode: parameter(0, default: 0), modifiers: modifiers(1))
    case UInt8(ascii: "Z"): return .backTab
    default: return letterKey(modifiers: modifiers(1))
    }
  }

  /// The key of a sequence that began with `ESC O`. Old terminals put the modifier before the
  /// letter, as the only parameter.
  var singleShiftKey: KeyEvent? {
    let place = parameters.count == 1 ? 0 : 1
    if let key = letterKey(modifiers: modifiers(place)) { return key }
    guard parameters.isEmpty else { return nil }
    return keypadKey
  }

  private var isPlain: Bool { prefix == nil && intermediates.isEmpty }

  private func modifiers(_ index: Int) -> Modifiers {
    Modifiers(rawValue: max(0, parameter(index, default: 1) - 1))
  }

  private func letterKey(modifiers: Modifiers) -> KeyEvent? {
    switch final {
    case UInt8(ascii: "A"): modifiers.moving(.up)
    case UInt8(ascii: "B"): modifiers.moving(.down)
    case UInt8(ascii: "C"): modifiers.moving(.right)
    case UInt8(ascii: "D"): modifiers.moving(.left)
    case UInt8(ascii: "F"): modifiers.moving(.end)
    case UInt8(ascii: "H"): modifiers.moving(.home)
    case UInt8(ascii: "P")...UInt8(ascii: "S"):
      modifiers.bare(.function(Int(final) - Int(UInt8(ascii: "P")) + 1))
    default: nil
    }
  }

  private var tildeKey: KeyEvent? {
    let number = parameter(0, default: 0)
    if number == 27 { return key(ofCode: parameter(2, default: 0), modifiers: modifiers(1)) }
    let modifiers = modifiers(1)
    switch number {
    case 1, 7: return modifiers.moving(.home)
    case 2: return modifiers.moving(.insert)
    case 3: return modifiers.moving(.delete)
    case 4, 8: return modifiers.moving(.end)
    case 5: return modifiers.moving(.pageUp)
    case 6: return modifiers.moving(.pageDown)
    // The numbers of the function keys of a VT220 leave gaps at 16 and 22.
    case 11...15: return modifiers.bare(.function(number - 10))
    case 17...21: return modifiers.bare(.function(number - 11))
    case 23, 24: return modifiers.bare(.function(number - 12))
    default: return nil
    }
  }

  /// Keys in xterm's and kitty's own encodings, if a program before us left them switched on.
  private func key(ofCode code: Int, modifiers: Modifiers) -> KeyEvent? {
    guard modifiers.isDisjoint(with: .foreign), let byte = UInt8(exactly: code) else { return nil }
    switch byte {
    case 0x1B: return .escape
    case 0x09 where modifiers.contains(.shift): return .backTab
    case 0x00..<0x20, 0x7F: return KeyReader.key(ofControl: byte)
    case 0x20..<0x7F:
      let character = Character(Unicode.Scalar(byte))
      guard modifiers.contains(.control) else { return .character(character) }
      return .control(Character(character.lowercased()))
    default: return nil
    }
  }

  private var keypadKey: KeyEvent? {
    switch final {
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "I"): .tab
    case UInt8(ascii: "X"): .character("=")
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      // The keypad's letters j…y stand for the characters * … 9 in the order of ASCII.
      .character(Character(Unicode.Scalar(final - 0x40)))
    default: nil
    }
  }
}

/// Keys held down with another, as terminals number them.
struct Modifiers: OptionSet, Sendable {
  let rawValue: Int

  static let shift = Modifiers(rawValue: 1)
  static let control = Modifiers(rawValue: 4)
  /// Alt, super, hyper, meta: never bound, because they don't exist everywhere.
  static let foreign = Modifiers(rawValue: 2 | 8 | 16 | 32)
  private static let held = Modifiers(rawValue: 63)

  /// Keys that move mean the same with Shift and Control.
  func moving(_ key: KeyEvent) -> KeyEvent? {
    isDisjoint(with: .foreign) ? key : nil
  }

  /// Function keys count only alone: F9 locks, but Shift-F9 is somebody else's.
  func bare(_ key: KeyEvent) -> KeyEvent? {
    isDisjoint(with: Self.held) ? key : nil
  }
}
