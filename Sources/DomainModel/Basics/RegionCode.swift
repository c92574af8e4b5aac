/// Region codes (GB/T 2260 and below): whole codes have 2, 4, 6, 9, 12 or 15 digits, each the prefix of the next.
public enum RegionCode {
  /// The lengths of whole codes, widest region first.
  public static let lengths = [2, 4, 6, 9, 12, 15]

  /// Whether the text is a whole code by its form; whether it exists is another question.
  public static func isWhole(_ code: String) -> Bool {
    lengths.contains(code.utf8.count) && code.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// The whole codes that begin this one, widest first, itself last; empty for a text that isn't whole.
  public static func prefixes(of code: String) -> [String] {
    guard isWhole(code) else { return [] }
    return lengths.filter { $0 <= code.utf8.count }.map { String(code.prefix($0)) }
  }

  /// Whether the first code is the region itself or one that contains it.
  public static func isPrefix(_ scope: String, of code: String) -> Bool {
    isWhole(scope) && isWhole(code) && code.hasPrefix(scope)
  }

  /// The county part, six digits; above a county filled with zeros (`370000`, `370100`).
  public static func county(of code: String) -> String {
    String((code + "000000").prefix(6))
  }

  /// The level of a whole code: 1 province, 2 city, 3 county, 4 street, 5 community, 6 cell; 0 for others.
  public static func level(_ code: String) -> Int {
    isWhole(code) ? (lengths.firstIndex(of: code.utf8.count) ?? -1) + 1 : 0
  }

  /// A national six or twelve digit code without the zeros that only fill it: `370100` is `3701`.
  public static func withoutFilling(_ code: String) -> String {
    var length = code.utf8.count
    guard code.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), length >= 2 else { return code }
    let digits = Array(code.utf8)
    for shorter in lengths.reversed() where shorter < length {
      guard digits[shorter..<length].allSatisfy({ $0 == 0x30 }) else { break }
      length = shorter
    }
    return String(code.prefix(length))
  }
}
