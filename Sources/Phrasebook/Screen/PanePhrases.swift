import DomainModel

/// What panes say beside the words of the domain.
package enum PanePhrases {
  /// Heads the orders alike.
  package static func similar(_ total: Int, samePlace: Int, isRisk: Bool) -> Phrase {
    let place =
      samePlace > 0
      ? Phrase("：同址 \(samePlace)（7 天内）", ": same place \(samePlace) (7 days)") : Phrase("", "")
    let risk = isRisk ? Phrase(" 隐患候选", " risk candidate") : Phrase("", "")
    return Phrase(
      "相似 \(total)\(place.chinese)\(risk.chinese)",
      "Similar \(total)\(place.english)\(risk.english)")
  }

  /// Who has claimed a record, and for how long yet.
  package static func claimed(by name: String, minutes: Int) -> Phrase {
    Phrase("\(name) \(minutes) 分", "\(name) \(minutes) min")
  }

  /// Why an order is alike.
  package static func similarity(_ reason: String) -> Phrase {
    switch reason {
    case "contact": Phrase("同一联系人", "same contact")
    case "place": Phrase("同址", "same place")
    default: Phrase("标题相近", "title alike")
    }
  }
}
