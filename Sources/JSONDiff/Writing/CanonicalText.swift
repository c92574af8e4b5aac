extension [UInt8] {
  /// Adds the bytes of a literal.
  @inline(__always)
  mutating func append(_ literal: StaticString) {
    let bytes = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    append(contentsOf: bytes)
  }

  /// Adds a text in quotes with the escapes of RFC 8785 section 3.2.2.2 and no others.
  mutating func appendQuoted(_ text: String) {
    append(.quote)
    CodeUnits.withBytes(of: text) { bytes in
      guard let base = bytes.baseAddress else { return }
      var runStart = 0
      while true {
        let stop = PlainRun.end(in: base, from: runStart, to: bytes.count)
        append(contentsOf: UnsafeBufferPointer(start: base + runStart, count: stop - runStart))
        guard stop < bytes.count else { return }
        appendEscape(of: bytes[stop])
        runStart = stop + 1
      }
    }
    append(.quote)
  }

  private mutating func appendEscape(of byte: UInt8) {
    switch byte {
    case .quote: append("\\\"")
    case .backslash: append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      append("\\u00")
      append(contentsOf: [hexDigit(byte >> 4), hexDigit(byte & 0xF)])
    }
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? .zero + value : UInt8(ascii: "a") + value - 10
}
