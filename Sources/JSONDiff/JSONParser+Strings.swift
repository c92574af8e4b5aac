extension JSONParser {
  /// Reads a text from behind its opening quote to behind its closing one.
  mutating func parseString() throws(JSONError) -> String {
    let start = position
    position = plainEnd(from: start)
    guard position < end else { throw unterminated(start) }
    guard byte(at: position) == .quote else { return try parseEscapedString(start: start) }
    let text = try decoded(from: start, to: position)
    position += 1
    return text
  }

  private mutating func parseEscapedString(start: Int) throws(JSONError) -> String {
    var bytes: [UInt8] = []
    var runStart = start
    while position < end {
      bytes.append(contentsOf: run(from: runStart, to: position))
      switch byte(at: position) {
      case .quote:
        position += 1
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw invalidEncoding(from: start)
        }
        return text
      case .backslash:
        try parseEscape(into: &bytes)
      default:
        throw error(.syntax, "a control character must be escaped in a text")
      }
      runStart = position
      position = plainEnd(from: runStart)
    }
    throw unterminated(start)
  }

  private mutating func parseEscape(into bytes: inout [UInt8]) throws(JSONError) {
    guard position + 1 < end else { throw error(.syntax, "the text ends in an escape") }
    let letter = byte(at: position + 1)
    if letter == UInt8(ascii: "u") {
      bytes.append(contentsOf: String(try parseEscapedScalar()).utf8)
      return
    }
    guard let meaning = Self.meaning(ofEscape: letter) else {
      throw error(.syntax, "no such escape in a text")
    }
    bytes.append(meaning)
    position += 2
  }

  private static func meaning(ofEscape letter: UInt8) -> UInt8? {
    switch letter {
    case .quote, .backslash, UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// One \uXXXX, or two that are the halves of a surrogate pair (RFC 8259 section 7).
  private mutating func parseEscapedScalar() throws(JSONError) -> Unicode.Scalar {
    let first = try parseCodeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let isPair = first < 0xDC00 && position + 1 < end && byte(at: position) == .backslash
      && byte(at: position + 1) == UInt8(ascii: "u")
    guard isPair else { throw error(.encoding, "a surrogate without its partner") }
    let second = try parseCodeUnit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
    else { throw error(.encoding, "a surrogate without its partner") }
    return scalar
  }

  private mutating func parseCodeUnit() throws(JSONError) -> UInt16 {
    guard position + 6 <= end else { throw error(.syntax, "the text ends in an escape") }
    var value: UInt16 = 0
    for offset in position + 2..<position + 6 {
      guard let digit = Character(Unicode.Scalar(byte(at: offset))).hexDigitValue else {
        throw error(.syntax, "four hexadecimal digits should follow \\u")
      }
      value = value << 4 | UInt16(digit)
    }
    position += 6
    return value
  }

  private func decoded(from start: Int, to stop: Int) throws(JSONError) -> String {
    guard let text = String(validating: run(from: start, to: stop), as: UTF8.self) else {
      throw invalidEncoding(from: start)
    }
    return text
  }

  @inline(__always)
  private func run(from start: Int, to stop: Int) -> UnsafeBufferPointer<UInt8> {
    let bytes = UnsafeRawBufferPointer(start: base + start, count: stop - start)
    return bytes.assumingMemoryBound(to: UInt8.self)
  }

  private func unterminated(_ start: Int) -> JSONError {
    JSONError(.syntax, offset: start - 1, detail: "the text in quotes isn't closed")
  }

  private func invalidEncoding(from start: Int) -> JSONError {
    JSONError(.encoding, offset: start, detail: "bytes in this text aren't UTF-8")
  }
}

extension JSONParser {
  /// The first byte from `start` that ends a plain run: a quote, a backslash or a control
  /// character. Eight bytes at a time (the "haszero" trick of Anderson's Bit Twiddling Hacks):
  /// texts are most of a record.
  @inline(__always)
  private func plainEnd(from start: Int) -> Int {
    var offset = start
    while offset + 8 <= end {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let hits = Self.specialBytes(in: word)
      if hits != 0 { return offset + hits.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < end, !Self.isSpecial(byte(at: offset)) { offset += 1 }
    return offset
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == .quote || byte == .backslash || byte < 0x20
  }

  /// The lowest bit set lies in the first special byte; higher ones may be set by a borrow.
  @inline(__always)
  private static func specialBytes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let controls = (word &- (ones &* 0x20)) & ~word
    let found = ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | controls
    return found & (ones &* 0x80)
  }
}
