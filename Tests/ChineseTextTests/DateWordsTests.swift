import Testing

@testable import ChineseText

@Suite("Reading words for days and numbers")
struct DateWordsTests {
  @Test(
    "A day is named in Chinese, by pinyin, initials or in English; today is a Wednesday",
    arguments: [
      ("今天", 0), ("明天", 1), ("mingtian", 1), ("mt", 1), ("ht", 2), ("大后天", 3), ("昨天", -1),
      ("tomorrow", 1), ("3天后", 3), ("三日后", 3), ("十五天内", 15), ("２天前", -2), ("+3d", 3), ("-1d", -1),
      ("周五", 2), ("zhouwu", 2), ("周三", 0), ("周一", 5), ("friday", 2), ("本周一", -2), ("下周五", 9),
      ("上周日", -3), ("星期天", 4), ("xzw", 9),
    ])
  func daysAreRead(text: String, offset: Int) {
    #expect(DateWords.dayOffset(of: text, weekday: 3) == offset)
  }

  @Test(
    "Other words are no day",
    arguments: [
      "", "天", "网格", "0天", "+d", "周八", "百天后吧", "999999999999天后", "+200000000000d", "-3651d",
    ])
  func othersAreNoDay(text: String) {
    #expect(DateWords.dayOffset(of: text, weekday: 3) == nil)
  }

  @Test(
    "Numbers are read in digits and numerals",
    arguments: [
      ("0", 0), ("１２", 12), ("十", 10), ("十二", 12), ("二十", 20), ("两百零五", 205), ("三千", 3_000),
      ("九千九百九十九", 9_999), ("零", 0),
    ])
  func numbersAreRead(text: String, value: Int) {
    #expect(ChineseNumber.value(of: text) == value)
  }

  @Test("Other words are no number", arguments: ["", "-1", "一二", "百千", "十百", "零十", "个"])
  func othersAreNoNumber(text: String) {
    #expect(ChineseNumber.value(of: text) == nil)
  }
}
