import Testing

@testable import ChineseText

@Suite("Matching short texts in memory")
struct PinyinMatcherTests {
  @Test(
    "The quality says how a text matched, best first",
    arguments: [
      ("网格事项", "网格事项", MatchQuality.whole), ("网格", "网格事项", .prefix), ("pip", "burst pipe", .word),
      ("ipe", "burst pipe", .substring), ("格事", "网格事项", .word),
      ("wgsx", "网格事项", .initials),
      ("wangge", "网格事项", .syllables), ("wgshi", "网格事项", .syllables),
      ("xjcap", "新建 CAP 消息", .initials),
      ("wsx", "网格事项", .subsequence), ("asgr", "Assign a grievance", .subsequence),
    ])
  func qualityIsTold(query: String, text: String, quality: MatchQuality) {
    #expect(PinyinMatcher(query, allowsSubsequence: true).quality(of: text) == quality)
  }

  @Test("Letters are skipped only where that is allowed")
  func subsequenceIsAChoice() {
    #expect(PinyinMatcher("wsx").quality(of: "网格事项") == nil)
    #expect(PinyinMatcher("xgw", allowsSubsequence: true).quality(of: "网格事项") == nil)
  }

  @Test(
    "Ranges cover what matched",
    arguments: [
      ("gsx", "我的网格事项", ["格事项"]), ("bl sm", "水管爆裂，水漫楼道", ["爆裂", "水漫"]),
      ("blsm", "水管爆裂，水漫楼道", ["爆裂", "水漫"]), ("ＣＡＰ", "新建Cap消息", ["Cap"]), ("", "网格", []),
      ("wsx", "网格事项", ["网", "事项"]),
    ])
  func rangesAreTold(query: String, text: String, parts: [String]) {
    let ranges = PinyinMatcher(query, allowsSubsequence: true).ranges(in: text)
    #expect(ranges.map { String(text[$0]) } == parts)
  }

  @Test("An empty query matches everything and the worst word decides")
  func wordsAreJoined() {
    #expect(PinyinMatcher(" ").isEmpty)
    #expect(PinyinMatcher("").matches("网格"))
    #expect(PinyinMatcher("网格 sx").quality(of: "网格事项") == .initials)
    #expect(!PinyinMatcher("网格 zz").matches("网格事项"))
  }
}
