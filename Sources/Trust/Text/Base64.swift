/// Base64 of RFC 4648, strict: one text for each sequence of bytes, so that a changed letter never
/// reads as the same bytes.
enum Base64 {
  /// `+/` with padding, as C2SP notes have it.
  static func standard(_ bytes: [UInt8]) -> String {
    let text = letters(bytes, alphabet: standardAlphabet)
    return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
  }

  /// `-_` without padding, as keys are printed.
  static func url(_ bytes: [UInt8]) -> String {
    letters(bytes, alphabet: urlAlphabet)
  }

  /// Bytes of padded text; nil for any other spelling.
  static func bytes(standard text: some StringProtocol) -> [UInt8]? {
    guard text.utf8.count % 4 == 0 else { return nil }
    let padding = text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding <= 2 else { return nil }
    return bytes(text.utf8.dropLast(padding), alphabet: standardAlphabet)
  }

  /// Bytes of unpadded text; nil for any other spelling.
  static func bytes(url text: some StringProtocol) -> [UInt8]? {
    bytes(text.utf8.dropLast(0), alphabet: urlAlphabet)
  }

  private static let shared =
    Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
  private static let standardAlphabet = shared + Array("+/".utf8)
  private static let urlAlphabet = shared + Array("-_".utf8)

  private static func letters(_ bytes: [UInt8], alphabet: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var held = 0
    var bits = 0
    for byte in bytes {
      held = (held << 8 | Int(byte)) & 0xFFFF
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(alphabet[held >> bits & 63])
      }
    }
    if bits > 0 { text.append(alphabet[held << (6 - bits) & 63]) }
    return String(decoding: text, as: UTF8.self)
  }

  private static func bytes(
    _ letters: some Collection<UInt8>, alphabet: [UInt8]
  ) -> [UInt8]? {
    guard letters.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    var held = 0
    var bits = 0
    for letter in letters {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      held = (held << 6 | value) & 0xFFFF
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(held >> bits & 255))
    }
    // Bits left over must be zero, else two texts would mean the same bytes.
    return held & (1 << bits - 1) == 0 ? bytes : nil
  }
}
