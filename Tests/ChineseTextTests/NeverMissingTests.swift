import Testing

@testable import ChineseText

/// A small seeded generator, so that a failure can be had again.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

let sampleTitles = [
  "三单元水管爆裂，水漫楼道", "烧烤摊占道、油烟扰民", "供热站停热", "楼道灯不亮", "重庆路银行门口行人被撞",
  "单县莘县两地会计调查的目的", "长清区大学路积水严重", "历下区甸柳街道二社区网格事项", "乐陵市朝城镇的长期欠薪问题得到了解决",
  "暴雨橙色预警：未来6小时降雨量50毫米", "济南高新技术产业开发区危化品企业检查", "山东省人民政府办公厅关于印发的通知",
  "西安路方案反感建议", "台儿庄区、牟平区、曲阜市、兖州区", "没收违法所得并处罚款", "銀行長單縣會計", "3号楼2单元电梯困人",
  "Burst pipe 管道 in 甸柳 street", "𠮷野家㐂寿店",
]

@Suite("Never missing a text by its own sounds")
struct NeverMissingTests {
  /// A part of a title as somebody might type it: as it stands, initials, or syllables.
  private func typed(
    _ part: some Sequence<Unicode.Scalar>, _ way: Int, _ numbers: inout SeededNumbers
  ) -> String {
    part.map { scalar in
      let readings = Readings.syllables(of: scalar)
      guard way > 0, let reading = readings.randomElement(using: &numbers) else {
        return String(scalar)
      }
      return way == 1 ? String(reading.prefix(1)) : reading
    }.joined()
  }

  private func isTyped(_ scalar: Unicode.Scalar) -> Bool {
    Folding.folded(scalar.value).map(ScalarKind.init) == .character
  }

  @Test("Every run of a title's characters, initials and syllables is found in search")
  func searchMissesNothing() {
    var numbers = SeededNumbers(state: 7)
    for round in 0..<3_000 {
      let title = sampleTitles[round % sampleTitles.count]
      let runs = title.unicodeScalars.split { !isTyped($0) }
      guard let run = runs.randomElement(using: &numbers) else { continue }
      let from = Int.random(in: 0..<run.count, using: &numbers)
      let count = Int.random(in: 1...run.count - from, using: &numbers)
      let way = round % 3
      var query = typed(run.dropFirst(from).prefix(count), way, &numbers)
      if way == 2, query.count > 2, round % 2 == 0 { query.removeLast() }

      #expect(searchFinds(query, short: [title]), "\(query) in \(title)")
    }
  }

  /// How many of a query's characters have another sound than their commonest, and whether a
  /// polyphone with its commonest sound stands between two of them.
  private func isWithinBound(_ sounds: [(picked: Int, choices: Int)]) -> Bool {
    let polyphones = sounds.filter { $0.choices > 1 }
    let others = polyphones.indices.filter { polyphones[$0].picked > 0 }
    return others.count < 2 || others.count == 2 && others[0] + 1 == others[1]
  }

  @Test("Up to eight initials or five syllables in a row are found in a list filter too")
  func filterMissesNothing() {
    var numbers = SeededNumbers(state: 11)
    for round in 0..<3_000 {
      let title = sampleTitles[round % sampleTitles.count]
      let elements = title.unicodeScalars.filter(isTyped)
      let from = Int.random(in: 0..<elements.count, using: &numbers)
      let areInitials = round % 2 == 0
      var query = ""
      var sounds: [(picked: Int, choices: Int)] = []
      for scalar in elements.dropFirst(from).prefix(areInitials ? 8 : 5) {
        var choices: [String] = []
        for reading in Readings.syllables(of: scalar) {
          let sound = areInitials ? String(reading.prefix(1)) : reading
          if !choices.contains(sound) { choices.append(sound) }
        }
        let picked = choices.indices.randomElement(using: &numbers) ?? 0
        query += choices.isEmpty ? String(scalar) : choices[picked]
        sounds.append((picked, choices.count))
      }
      let hasLatinInside = !Set(title.unicodeScalars.filter { !isTyped($0) })
        .isDisjoint(with: "0123456789Bbdeilnprstu".unicodeScalars)
      guard isWithinBound(sounds), !hasLatinInside else { continue }

      #expect(filterFinds(query, in: title), "\(query) in \(title)")
    }
  }

  @Test("Whatever a query accepts on the text, its tokens accept in the index")
  func tokensNeverUnderMatch() {
    var numbers = SeededNumbers(state: 13)
    let letters = Array("abdeghijlnostwxyz02 ")
    var accepted = 0
    for round in 0..<10_000 {
      let title = sampleTitles[round % sampleTitles.count]
      let count = Int.random(in: 1...4, using: &numbers)
      let query = String((0..<count).map { _ in letters.randomElement(using: &numbers) ?? "a" })
      let prepared = SearchQuery(query)
      guard prepared.matches(short: [title], long: ["水漫 burst 2024"]) else { continue }
      accepted += 1

      let tokens = Set(SearchKeys.tokens(forIndexing: [title], long: ["水漫 burst 2024"]))
      #expect(prepared.tokens.holds(for: tokens), "\(query) in \(title)")
    }
    #expect(accepted > 500)
  }

  @Test("A query of any length is prepared at once and asks for little")
  func longQueriesAreBounded() {
    for query in [
      String(repeating: "xian", count: 300) + "ii", String(repeating: "a", count: 3_000),
      String(repeating: "网格", count: 2_000), String(repeating: "a-", count: 2_000),
    ] {
      let expression = SearchQuery(query).tokens.matchExpression ?? ""
      #expect(expression.utf8.count < 20_000)
    }
  }

  @Test("A part of a long text of two characters or more is found, marks inside or not")
  func longTextsMissNothing() {
    var numbers = SeededNumbers(state: 17)
    for round in 0..<2_000 {
      let title = sampleTitles[round % sampleTitles.count]
      let scalars = Array(title.unicodeScalars)
      let from = Int.random(in: 0..<scalars.count - 1, using: &numbers)
      let count = Int.random(in: 2...scalars.count - from, using: &numbers)
      let part = scalars[from..<from + count]
      guard part.filter(isTyped).count > 1, part.allSatisfy({ $0 != " " }),
        QueryTerm.terms(of: String(String.UnicodeScalarView(part))).allSatisfy({ !$0.isShortOnly })
      else { continue }

      let query = String(String.UnicodeScalarView(part))
      #expect(searchFinds(query, short: [], long: [title]), "\(query) in \(title)")
    }
  }
}
