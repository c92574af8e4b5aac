import JSONDiff

/// One contact comes again and again with one matter: several orders of one category from the same
/// telephone, or the same subject, within a month. Whoever reports many different things is an
/// attentive neighbour, no risk.
public enum SameContactRule {
  /// The risks at a moment, those with most orders first; nothing in them names the contact.
  public static func risks(
    in orders: [RiskOrder], settings: RiskSettings = RiskSettings(), now: Instant
  ) -> [Risk] {
    let since = now.adding(seconds: -settings.sameContactDays * 86_400)
    var alike: [[String]: [RiskOrder]] = [:]
    for order in orders where since < order.at && order.at <= now {
      guard let contact = order.contact else { continue }
      alike[[contact, order.category], default: []].append(order)
    }
    return alike.values.filter { $0.count >= settings.sameContactCount }
      .map { $0.sorted { ($0.at, $0.id) < ($1.at, $1.id) } }
      .sorted { ($1.count, $0[0].id) < ($0.count, $1[0].id) }
      .map { orders in
        Risk(
          rule: .sameContact, orders: orders.map(\.id), region: orders[0].street,
          category: orders[0].category,
          figures: [
            "rule": "sameContact", "orders": JSON(orders.count),
            "days": JSON(settings.sameContactDays), "bound": JSON(settings.sameContactCount),
          ])
      }
  }
}
