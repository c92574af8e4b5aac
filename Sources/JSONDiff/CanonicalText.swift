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
      var runStart = 0
      for index in bytes.indices where needsEscape(bytes[index]) {
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[runStart..<index]))
        appendEscape(of: bytes[index])
        runStart = index + 1
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[runStart...]))
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

@inline(__always)
private func needsEscape(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == .quote || byte == .backslash
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? .zero + value : UInt8(ascii: "a") + value - 10
}

extension JSONNumber {
  /// Adds the number as ECMAScript prints its double (RFC 8785 section 3.2.2.3).
  func appendCanonical(to bytes: inout [UInt8]) {
    // A whole number of up to fifteen digits is printed as it stands; only -0 isn't.
    let count = text.utf8.count
    if count <= 15, text != "-0", isPlainWhole {
      bytes.append(contentsOf: text.utf8)
    } else {
      bytes.append(contentsOf: ECMAScriptNumber.text(of: double).utf8)
    }
  }

  private var isPlainWhole: Bool {
    text.utf8.allSatisfy { (UInt8.zero ... .nine).contains($0) || $0 == .minus }
  }
}
