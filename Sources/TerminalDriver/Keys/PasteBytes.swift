/// Pasted text as it comes in, up to its end mark.
struct PasteBytes: Sendable {
  private var content: [UInt8] = []
  private var matched = 0
  private static let endMark = Array("\u{1B}[201~".utf8)
  // More than any form takes; what is beyond is dropped, so that a stuck mark can't fill memory.
  private static let limit = 1_048_576

  /// Takes a byte; true when the end mark is complete.
  mutating func append(_ byte: UInt8) -> Bool {
    if byte == Self.endMark[matched] {
      matched += 1
      return matched == Self.endMark.count
    }
    keep(Self.endMark[..<matched])
    matched = byte == Self.endMark[0] ? 1 : 0
    if matched == 0 { keep([byte]) }
    return false
  }

  /// The text with line feeds as line breaks and without other controls but tabulators.
  var text: String {
    var result = ""
    var isAfterReturn = false
    for scalar in String(decoding: content, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0D: result.unicodeScalars.append("\n")
      case 0x0A: if !isAfterReturn { result.unicodeScalars.append("\n") }
      case 0x09, 0x20..<0x7F, 0xA0..<0xFFFD, 0xFFFE...: result.unicodeScalars.append(scalar)
      default: break
      }
      isAfterReturn = scalar.value == 0x0D
    }
    return result
  }

  private mutating func keep(_ bytes: some Collection<UInt8>) {
    if content.count + bytes.count <= Self.limit { content.append(contentsOf: bytes) }
  }
}
