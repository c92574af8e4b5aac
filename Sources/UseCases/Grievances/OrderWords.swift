import DomainModel

/// Two neighbouring Chinese characters: the smallest thing that two texts can share.
struct HanPair: Hashable {
  let first: Unicode.Scalar
  let second: Unicode.Scalar

  var text: String { String(Character(first)) + String(Character(second)) }

  /// The pairs of a text in its order; other signs part them.
  static func pairs(of text: String) -> [HanPair] {
    let scalars = Array(text.unicodeScalars)
    return zip(scalars, scalars.dropFirst()).compactMap { first, second in
      isHan(first) && isHan(second) ? HanPair(first: first, second: second) : nil
    }
  }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x3400...0x9FFF).contains(scalar.value) || (0x2_0000...0x3_FFFF).contains(scalar.value)
  }
}

/// What an order says, as clauses are compared with it.
struct OrderWords {
  private let text: String
  private let inTitle: Set<HanPair>
  private let inCategory: Set<HanPair>
  private let pairs: Set<HanPair>
  /// Words to look for in the index: of the title, the first ones.
  let asked: [String]

  private static let mostAsked = 24

  /// `common`: pairs that say nothing, because every order has them.
  init(title: String, category: String, content: String, common: Set<HanPair>) {
    let named = HanPair.pairs(of: title) + HanPair.pairs(of: category)
    text = [title, category, content].joined(separator: "\n")
    inTitle = Set(HanPair.pairs(of: title)).subtracting(common)
    inCategory = Set(HanPair.pairs(of: category)).subtracting(common)
    pairs = inTitle.union(inCategory).union(HanPair.pairs(of: content)).subtracting(common)
    var seen: Set<HanPair> = []
    asked = named.filter { !common.contains($0) && seen.insert($0).inserted }
      .prefix(Self.mostAsked).map(\.text)
  }

  /// What a pair tells: more, the fewer clauses have it; pairs of the title count twice. Those that
  /// a third of many clauses have are left out.
  func weights(among texts: [String]) -> [HanPair: Double] {
    var counts: [HanPair: Int] = [:]
    for text in texts {
      for pair in Set(HanPair.pairs(of: text)) where pairs.contains(pair) {
        counts[pair, default: 0] += 1
      }
    }
    let isMany = texts.count >= 12
    return counts.reduce(into: [:]) { weights, count in
      guard !isMany || count.value * 3 <= texts.count else { return }
      let rarity = 1 / Double(count.value)
      weights[count.key] = (inTitle.contains(count.key) ? 2 : 1) * rarity
    }
  }

  /// The longest pieces that a clause shares with the order, the most telling first; none where they
  /// don't say that it is about the same. It is when they have three characters of the title in a
  /// row, or two pieces of it; in a document whose own title names the matter one piece is enough.
  func terms(
    in clause: String, of document: String, _ weights: [HanPair: Double]
  ) -> [(text: String, weight: Double)] {
    var found: [String: Double] = [:]
    var ofTitle: Set<String> = []
    var isNamed = false
    let scalars = Array(clause.unicodeScalars)
    var index = 0
    while index + 1 < scalars.count {
      let end = end(of: index, scalars, weights)
      guard end > index else {
        index += 1
        continue
      }
      let run = Array(scalars[index...end])
      let term = String(String.UnicodeScalarView(run))
      let runPairs = zip(run, run.dropFirst()).map { HanPair(first: $0, second: $1) }
      found[term] = runPairs.reduce(0) { $0 + (weights[$1] ?? 0) }
      if runPairs.contains(where: inTitle.contains) { ofTitle.insert(term) }
      isNamed = isNamed || runPairs.contains { inTitle.contains($0) || inCategory.contains($0) }
      index = end
    }
    let isOfMatter = ofTitle.count > 1 || ofTitle.contains { $0.count > 2 }
    guard isOfMatter || isNamed && isAbout(document) else { return [] }
    // "室温" says nothing beside "室温不足".
    let whole = found.filter { term in
      !found.keys.contains { $0.count > term.key.count && $0.contains(term.key) }
    }
    return whole.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (text: $0.key, weight: $0.value) }
  }

  /// Whether a document's title names what the order is about.
  private func isAbout(_ document: String) -> Bool {
    HanPair.pairs(of: document).contains { inTitle.contains($0) || inCategory.contains($0) }
  }

  /// The last character of the longest piece that begins here and stands in the order too; the
  /// index itself where none does.
  private func end(
    of start: Int, _ scalars: [Unicode.Scalar], _ weights: [HanPair: Double]
  ) -> Int {
    var end = start
    while end + 1 < scalars.count,
      weights[HanPair(first: scalars[end], second: scalars[end + 1])] != nil,
      text.unicodeScalars.containsRun(scalars[start...(end + 1)])
    {
      end += 1
    }
    return end
  }
}

extension String.UnicodeScalarView {
  fileprivate func containsRun(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
    var start = startIndex
    while start < endIndex {
      if self[start...].starts(with: run) { return true }
      start = index(after: start)
    }
    return false
  }
}
