extension JSONParser {
  /// Reads a text from behind its opening quote to behind its closing one.
  mutating func parseString() throws(JSONError) -> String {
    let start = position
    position = PlainRun.end(in: base, from: start, to: end)
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
        guard let text = bytes.withUnsafeBufferPointer({ Self.decoded($0) }) else {
          throw invalidEncoding(from: start)
        }
        return text
      case .backslash:
        try parseEscape(into: &bytes)
      default:
        throw error(.syntax, "a control character must be escaped in a text")
      }
      runStart = position
      position = PlainRun.end(in: base, from: runStart, to: end)
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

  /// One `\u` with four digits, or two that are the halves of a surrogate pair (RFC 8259 section 7).
  private mutating func parseEscapedScalar() throws(JSONError) -> Unicode.Scalar {
    let first = try parseCodeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if UTF16.isLeadSurrogate(first), skip("\\u") {
      position -= 2
      let second = try parseCodeUnit()
      if UTF16.isTrailSurrogate(second) {
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
      }
    }
    throw error(.encoding, "a surrogate without its partner")
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

  @inline(__always)
  private func decoded(from start: Int, to stop: Int) throws(JSONError) -> String {
    guard let text = Self.decoded(run(from: start, to: stop)) else {
      throw invalidEncoding(from: start)
    }
    return text
  }

  /// Decoding repairs what is no UTF-8, so bytes that come out as they went in were right. The
  /// validating initialiser says so itself, but isn't specialised and took twice the time.
  @inline(__always)
  private static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return CodeUnits.hasBytes(text, bytes) ? text : nil
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
