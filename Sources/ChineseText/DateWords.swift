/// Days named by words, in Chinese, by pinyin or initials, and in English.
public enum DateWords {
  /// How many days after today the named day is: `今天` 0, `明天` `mingtian` `mt` `tomorrow` 1,
  /// `昨天` -1, `3天后` `三日后` `+3d` 3, `周五` the next Friday from today on, `本周五` `下周五`
  /// `上周五` that of the week; nil for anything else.
  /// - Parameters:
  ///   - text: the words as typed.
  ///   - weekday: today's weekday, Monday 1 to Sunday 7.
  /// - Returns: the days to add to today; negative for past days.
  public static func dayOffset(of text: String, weekday: Int) -> Int? {
    let word = SearchKeys.folded(text).filter { !$0.isWhitespace }
    if let offset = english[word] ?? count(of: word) { return offset }
    if let named = named(word, among: Array(days.keys)) { return days[named] }
    return weekdayOffset(of: word, weekday: weekday)
  }

  private static let days = ["大前天": -3, "前天": -2, "昨天": -1, "今天": 0, "明天": 1, "后天": 2, "大后天": 3]
  private static let english = ["yesterday": -1, "today": 0, "tomorrow": 1]
  private static let englishWeekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// The word itself, or the one whose syllables or initials it is.
  private static func named(_ word: String, among names: [String]) -> String? {
    names.first { name in
      let syllables = name.unicodeScalars.map { Readings.syllables(of: $0).first ?? "" }
      return word == name || word == syllables.joined()
        || word == syllables.map { String($0.prefix(1)) }.joined()
    }
  }

  /// Ten years: what is further away is a slip of the hand.
  private static let furthestDays = -3_650...3_650

  private static func count(of word: String) -> Int? {
    days(of: word).flatMap { furthestDays.contains($0) ? $0 : nil }
  }

  /// `3天后`, `三日内`, `5天前`, `+3d`.
  private static func days(of word: String) -> Int? {
    if word.hasPrefix("+") || word.hasPrefix("-"), word.hasSuffix("d") {
      return Int(word.dropLast())
    }
    for (ending, sign) in [("天后", 1), ("日后", 1), ("天内", 1), ("日内", 1), ("天前", -1), ("日前", -1)]
    where word.hasSuffix(ending) {
      return ChineseNumber.value(of: String(word.dropLast(2))).map { $0 * sign }
    }
    return nil
  }

  private static func weekdayOffset(of word: String, weekday: Int) -> Int? {
    if let place = englishWeekdays.firstIndex(of: word) {
      return (place + 1 - weekday + 7) % 7
    }
    let numerals = ["一", "二", "三", "四", "五", "六", "日"]
    for (week, shift) in [("本", 0), ("这", 0), ("下", 7), ("上", -7), ("", nil)] as [(String, Int?)] {
      let names = ["周", "星期"].flatMap { head in numerals.map { week + head + $0 } }
      let asked = word.hasSuffix("天") && !word.hasSuffix("今天") ? word.dropLast() + "日" : word
      guard let name = named(asked, among: names), let last = name.last,
        let place = numerals.firstIndex(of: String(last))
      else { continue }
      let offset = place + 1 - weekday
      return shift.map { offset + $0 } ?? (offset + 7) % 7
    }
    return nil
  }
}
