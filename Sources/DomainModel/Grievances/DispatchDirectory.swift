/// The dispatch directory (派单目录): the `dispatchRule` records in force on a day.
public struct DispatchDirectory: Sendable {
  private let rules: [Record]

  /// Takes those of the records that are published and in force; a rule's days are both included and
  /// both optional.
  public init(_ records: [Record], on day: CivilDate) {
    rules = records.filter { rule in
      rule.type == .dispatchRule && rule.status == "published" && !rule.isDeleted
        && (rule.date("validFrom").map { $0 <= day } ?? true)
        && (rule.date("validTo").map { day <= $0 } ?? true)
    }
  }

  /// The rule with the longest category, then the longest region, that begin the ones asked for.
  public func rule(category: String, region: String) -> Record? {
    var best: (rank: (Int, Int), record: Record)?
    for rule in rules {
      guard let ruleCategory = rule.text("category"), let ruleRegion = rule.text("region"),
        category == ruleCategory || category.hasPrefix(ruleCategory + "."),
        RegionCode.isPrefix(ruleRegion, of: region)
      else { continue }
      let rank = (ruleCategory.count, ruleRegion.count)
      if best.map({ $0.rank < rank }) ?? true { best = (rank, rule) }
    }
    return best?.record
  }
}
