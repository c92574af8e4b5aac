import JSONDiff

/// The colour of an alert: the sender's parameter, then the severity, then headline and event.
///
/// The word counts, not the sign: a street called 红旗 is no red alert.
enum CAPColour {
  static func of(_ info: JSON?) -> (word: String, isUnknown: Bool) {
    for parameter in info?["parameter"]?.array ?? [] {
      let name = (parameter["valueName"]?.string ?? "").lowercased()
      guard names.contains(where: name.contains) else { continue }
      if let word = colour(ofValue: parameter["value"]?.string ?? "") { return (word, false) }
    }
    if let word = severities[info?["severity"]?.string ?? ""] { return (word, false) }
    for member in ["headline", "event"] {
      if let word = colour(inText: info?[member]?.string ?? "") { return (word, false) }
    }
    return ("yellow", true)
  }

  private static let names = ["colour", "color", "颜色", "级别", "等级", "level"]
  private static let severities = [
    "Extreme": "red", "Severe": "orange", "Moderate": "yellow", "Minor": "blue",
  ]
  private static let words: [(word: String, sign: Character)] = [
    ("red", "红"), ("orange", "橙"), ("yellow", "黄"), ("blue", "蓝"),
  ]
  /// The four levels and their colours: Emergency Response Law of the PRC, on early warning.
  private static let levels = [
    "red": ["一级", "1级", "i级", "ⅰ级"], "orange": ["二级", "2级", "ii级", "ⅱ级"],
    "yellow": ["三级", "3级", "iii级", "ⅲ级"], "blue": ["四级", "4级", "iv级", "ⅳ级"],
  ]

  /// The value of a parameter: a colour or a level by itself (`红`, `蓝色`, `Ⅱ级`), a colour among other
  /// words (`2; yellow; Moderate`), or a text.
  private static func colour(ofValue value: String) -> String? {
    let text = value.filter { !$0.isWhitespace }.lowercased()
    if let own = words.first(where: { ["\($0.sign)", "\($0.sign)色"].contains(text) })?.word {
      return own
    }
    if let level = levels.first(where: { $0.value.contains(text) })?.key { return level }
    let named = Set(value.lowercased().split { !$0.isASCII || !$0.isLetter }.map(String.init))
    let colours = words.filter { named.contains($0.word) }
    return colours.count == 1 ? colours.first?.word : colour(inText: value)
  }

  /// The last `…色预警` of a text, else its last `…色` where it speaks of an alert: `由蓝色预警升级为
  /// 黄色` is yellow. In English the word stands before `warning` or `alert`.
  private static func colour(inText text: String) -> String? {
    if let word = last(in: text, followedBy: "色预警") { return word }
    if text.contains("预警"), let word = last(in: text, followedBy: "色") { return word }
    let spoken = text.lowercased().split { !$0.isASCII || !$0.isLetter }.map(String.init)
    for (word, next) in zip(spoken, spoken.dropFirst()).reversed()
    where ["warning", "alert"].contains(next) && words.contains(where: { $0.word == word }) {
      return word
    }
    return nil
  }

  private static func last(in text: String, followedBy ending: String) -> String? {
    var found: (word: String, place: String.Index)?
    for (word, sign) in words {
      guard let range = text.ranges(of: String(sign) + ending).last else { continue }
      if found.map({ $0.place < range.lowerBound }) ?? true { found = (word, range.lowerBound) }
    }
    return found?.word
  }
}
