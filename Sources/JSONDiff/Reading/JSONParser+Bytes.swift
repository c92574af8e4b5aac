extension JSONParser {
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    base.load(fromByteOffset: offset, as: UInt8.self)
  }

  @inline(__always)
  mutating func skipSpace() {
    while position < end {
      switch byte(at: position) {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// Passes a byte if it stands here.
  @inline(__always)
  mutating func skip(_ expected: UInt8) -> Bool {
    guard position < end, byte(at: position) == expected else { return false }
    position += 1
    return true
  }

  /// Passes a literal if it stands here.
  mutating func skip(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard end - position >= count else { return false }
    for index in 0..<count where byte(at: position + index) != literal.utf8Start[index] {
      return false
    }
    position += count
    return true
  }

  func error(_ reason: JSONError.Reason, _ detail: String) -> JSONError {
    JSONError(reason, offset: position, detail: detail)
  }
}

/// The bytes that mean something in JSON.
extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let colon = UInt8(ascii: ":")
  static let comma = UInt8(ascii: ",")
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let point = UInt8(ascii: ".")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
}
