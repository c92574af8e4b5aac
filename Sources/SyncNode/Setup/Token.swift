import Trust

/// Secrets that are shown once and kept as their digest.
enum Token {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// 256 bits in base64url without padding.
  static func drawn(_ random: (Int) -> [UInt8]) -> String {
    var letters: [UInt8] = []
    var (buffer, bits) = (0, 0)
    for byte in random(32) {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        letters.append(alphabet[buffer >> bits & 63])
      }
      buffer &= 1 << bits - 1
    }
    letters.append(alphabet[buffer << (6 - bits) & 63])
    return String(decoding: letters, as: UTF8.self)
  }

  /// What is kept. The secret has 256 bits, so a slow hash would add nothing; and being looked up
  /// by its digest, it can't be guessed letter by letter from the time that takes.
  static func digest(_ token: String) -> String { SM3.hex(Array(token.utf8)) }
}
