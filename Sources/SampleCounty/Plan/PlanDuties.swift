/// Finds who must do what by when in one paragraph of a plan.
enum PlanDuties {
  /// The duty of a paragraph that ends in `（牵头单位：…，责任单位：…）` or either half of it.
  static func duty(in paragraph: String, clause: String, title: String) -> PlanDocument.Duty? {
    guard paragraph.hasSuffix("）"), let open = paragraph.lastIndex(of: "（") else { return nil }
    let inside = String(paragraph[paragraph.index(after: open)...].dropLast())
      .map { $0 == ":" ? "：" : $0 }
    let named = String(inside)
    guard named.hasPrefix("牵头单位：") || named.hasPrefix("责任单位：") else { return nil }
    let text = String(paragraph[..<open])
    let parts = halves(of: named)
    return PlanDocument.Duty(
      clause: clause, title: title, text: text, leads: units(parts.leads),
      units: units(parts.units), goals: goals(in: text))
  }

  private static func halves(of named: String) -> (leads: String, units: String) {
    guard named.hasPrefix("牵头单位：") else { return ("", String(named.dropFirst(5))) }
    let words = Array(named.dropFirst(5))
    let mark = Array("，责任单位：")
    for start in words.indices where words[start...].starts(with: mark) {
      return (String(words[..<start]), String(words[(start + mark.count)...]))
    }
    return (String(words), "")
  }

  private static func units(_ text: String) -> [String] {
    text.split { "、，".contains($0) }.map { name in
      var unit = String(name)
      for ending in ["等有关部门", "按职责分工负责"] where unit.hasSuffix(ending) {
        unit = String(unit.dropLast(ending.count))
      }
      return unit
    }
  }

  /// Dated goals: from one date to the next, or to the end of the sentence.
  static func goals(in text: String) -> [PlanDocument.Goal] {
    let mark = Array("年年底前")
    var goals: [PlanDocument.Goal] = []
    for sentence in text.split(separator: "。") {
      let words = Array(sentence)
      let starts = words.indices.filter { start in
        start >= 4 && words[start...].starts(with: mark)
          && Int(String(words[(start - 4)..<start])) != nil
      }
      for (position, start) in starts.enumerated() {
        let end = position + 1 < starts.count ? starts[position + 1] - 4 : words.count
        let goal = words[(start + mark.count)..<end]
          .drop { "，、；".contains($0) }
          .reversed().drop { "，、；".contains($0) }.reversed()
        guard let year = Int(String(words[(start - 4)..<start])) else { continue }
        goals.append(PlanDocument.Goal(year: year, text: String(goal)))
      }
    }
    return goals
  }
}
