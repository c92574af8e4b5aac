/// Whole numbers in words or digits.
public enum ChineseNumber {
  /// The number that a text stands for: digits (full-width too) or Chinese numerals below 万
  /// (`十二`, `两百零五`, `三千`); nil for anything else.
  public static func value(of text: String) -> Int? {
    let folded = SearchKeys.folded(text)
    if let digits = Int(folded), digits >= 0 { return digits }
    var total = 0
    var digit: Int?
    var lastPower = 10_000
    for character in folded {
      if let power = powers[character] {
        guard power < lastPower, digit != 0 else { return nil }
        total += (digit ?? 1) * power
        lastPower = power
        digit = nil
      } else if let value = digits[character] {
        guard digit == nil || digit == 0 else { return nil }
        digit = value
      } else {
        return nil
      }
    }
    return folded.isEmpty ? nil : total + (digit ?? 0)
  }

  private static let powers: [Character: Int] = ["十": 10, "百": 100, "千": 1_000]
  private static let digits: [Character: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
  ]
}
