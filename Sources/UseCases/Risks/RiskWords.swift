import DomainModel
import JSONDiff

extension FindRisks.Found {
  /// What the rule saw, in one sentence.
  public var sentence: Phrase {
    let count = risk.figures["orders"]?.int ?? risk.orders.count
    let days = risk.figures["days"]?.int ?? 0
    let category = risk.category.isEmpty ? "-" : risk.category
    switch risk.rule {
    case .samePlace:
      return Phrase(
        "\(place)同一地点 \(days) 天内 \(count) 件", "\(place): \(count) at one place in \(days) days")
    case .growth:
      let expected = risk.figures["expected"]?.canonicalText ?? "-"
      return Phrase(
        "\(place)“\(category)”\(days) 天 \(count) 件，按季节应有 \(expected) 件",
        "\(place): \(category) \(count) in \(days) days, \(expected) expected of the season")
    case .sameContact:
      return Phrase(
        "\(place)同一诉求人 \(days) 天内“\(category)”\(count) 次",
        "\(place): one contact with \(category) \(count) times in \(days) days")
    }
  }
}
