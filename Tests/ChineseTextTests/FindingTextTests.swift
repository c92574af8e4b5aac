import Testing

@testable import ChineseText

/// Whether a list filter finds the text: `instr` of every needle.
func filterFinds(_ query: String, in title: String, names: [String] = []) -> Bool {
  let text = SearchKeys.filterText(title: title, number: nil, names: names)
  return SearchKeys.needles(of: query).allSatisfy { text.utf8.firstRange(of: $0.utf8) != nil }
}

/// Whether search finds the text: by its tokens, then on the text.
func searchFinds(_ query: String, short: [String], long: [String] = []) -> Bool {
  let prepared = SearchQuery(query)
  let tokens = Set(SearchKeys.tokens(forIndexing: short, long: long))
  return prepared.tokens.holds(for: tokens) && prepared.matches(short: short, long: long)
}

extension String.UTF8View {
  func firstRange(of part: String.UTF8View) -> Int? {
    let text = Array(self)
    let wanted = Array(part)
    guard wanted.count <= text.count else { return nil }
    return (0...text.count - wanted.count).first {
      text[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}

@Suite("Finding a text")
struct FindingTextTests {
  @Test(
    "Initials, syllables and characters find Chinese in lists and in search",
    arguments: [
      ("wgsx", "网格事项"), ("wangge", "网格事项"), ("wangg", "网格事项"), ("wanggeshixiang", "网格事项"),
      ("格", "网格事项"), ("格事", "网格事项"), ("网格事项", "网格事项"), ("gsx", "网格事项"),
      ("sgbl", "三单元水管爆裂，水漫楼道"), ("blsm", "三单元水管爆裂，水漫楼道"), ("水漫", "三单元水管爆裂，水漫楼道"),
      ("3dy", "3单元水管爆裂"), ("cq", "重庆路"), ("zq", "重庆路"), ("chongqing", "重庆路"),
      ("zhongqing", "重庆路"), ("sx", "单县"), ("dx", "单县"), ("shanxian", "单县"), ("yh", "银行"),
      ("yx", "银行"), ("yinhang", "银行"), ("xian", "西安路"), ("xi'an", "西安路"), ("xian", "先行"),
      ("lv", "绿地"), ("lü", "绿地"), ("shenxian", "莘县"), ("donge", "东阿县"), ("de", "东阿县"),
      ("laoling", "乐陵市"), ("mupingqu", "牟平区"), ("taierzhuang", "台儿庄区"), ("dx", "單縣"),
      ("kj", "会计"), ("ms", "没收违法所得"), ("mosh", "没收违法所得"), ("mudi", "目的"),
    ])
  func chineseIsFound(query: String, text: String) {
    #expect(filterFinds(query, in: text))
    #expect(searchFinds(query, short: [text]))
    #expect(SearchKeys.matches(query: query, text: text))
    #expect(PinyinMatcher(query).matches(text))
  }

  @Test(
    "Mixtures of initials, syllables and characters are found in search and in memory",
    arguments: [
      ("wgsxiang", "网格事项"), ("wanggsx", "网格事项"), ("wgshix", "网格事项"), ("网格sx", "网格事项"),
      ("w格shi", "网格事项"), ("zhgsh", "章丘中国石油"), ("shgbl", "水管爆裂"),
    ])
  func mixturesAreFound(query: String, text: String) {
    #expect(searchFinds(query, short: [text]))
    #expect(PinyinMatcher(query).matches(text))
  }

  @Test("Full-width input, case and odd scalars make no difference")
  func formsAreFolded() {
    #expect(SearchKeys.folded("ＣＡＰ　１．２\u{FE0F}\u{200B}é") == "cap 1.2é")
    #expect(SearchKeys.folded("ÀÉ單") == "àé單")
    #expect(filterFinds("ｗｇｓｘ", in: "网格事项"))
    #expect(searchFinds("ＷＧＳＸ", short: ["网格\u{FE00}事项"]))
    #expect(searchFinds("CAP", short: ["收到cap消息"]))
  }

  @Test("English words are found by their beginning, numbers also by their end")
  func latinIsFound() {
    let short = ["Burst pipe in Dianliu street", "G3701022611230A0147"]

    for query in ["burst", "pip", "b", "STREET", "g3701", "G3701022611230A0147", "0147", "0a0147"] {
      #expect(searchFinds(query, short: short))
    }
    for query in ["ipe", "147", "urst pipe"] {
      #expect(!searchFinds(query, short: short))
    }
    #expect(searchFinds("pipe dianliu 0147", short: short))
    #expect(searchFinds("…0147", short: short))
    #expect(searchFinds("2071", short: [], long: ["来电13812342071，水管爆裂"]))
    #expect(filterFinds("011", in: "", names: []) == false)
  }

  @Test("Long texts are found by two characters or more, not by sounds")
  func longTextsAreFoundByPairs() {
    let long = ["三单元水管爆裂，水漫楼道"]

    #expect(searchFinds("爆裂", short: [], long: long))
    #expect(searchFinds("爆裂，水漫", short: [], long: long))
    #expect(!searchFinds("bl", short: [], long: long))
    #expect(!searchFinds("水", short: [], long: long))
  }

  @Test("Nothing matches across two fields")
  func fieldsStayApart() {
    #expect(!filterFinds("gsx", in: "网格", names: ["事项"]))
    #expect(!filterFinds("geshi", in: "网格", names: ["事项"]))
    #expect(!searchFinds("格事", short: ["网格", "事项"]))
    #expect(!searchFinds("gsx", short: ["网格", "事项"]))
    #expect(searchFinds("wg sx", short: ["网格", "事项"]))
  }

  @Test("Rare characters, emoji and nothing at all neither crash nor vanish")
  func rareCharactersAreKept() {
    for text in ["㐂", "𠮷", "\u{323AF}", "👨‍👩‍👧", "\u{10FFFF}", "é", "〇", "𪟝"] {
      #expect(filterFinds(text, in: "店名\(text)号"))
      #expect(searchFinds(text, short: ["店名\(text)号"]))
      #expect(searchFinds("名\(text)", short: ["店名\(text)号"]))
    }
    #expect(Readings.syllables(of: "㐂") == ["xi"])
    #expect(Readings.syllables(of: "\u{323AF}").isEmpty)
    #expect(SearchQuery(" ，… ").isEmpty)
    #expect(SearchQuery("").tokens.matchExpression == nil)
    #expect(SearchKeys.filterText(title: "", number: nil, names: []) == "")
    #expect(SearchKeys.tokens(forIndexing: [""], long: []).isEmpty)
  }
}
