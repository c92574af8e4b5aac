import DomainModel
import JSONDiff
import LocalStore

/// Lists the risks that nothing was made of yet, or with `all` every one.
public struct ListRisks: Sendable {
  let desk: Desk
  /// More orders than these are only counted.
  private static let shownOrders = 20

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Items with the figures that the rule saw and the orders behind them.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let isAll = request.arguments["all"] == true
    let found = try FindRisks(desk: desk)(actor: request.actor)
      .filter { isAll || $0.record == nil }
    var items: [JSON] = []
    for risk in found { items.append(try item(risk)) }
    return .read([
      "items": .array(items), "next": .null, "total": .number(JSONNumber(found.count)),
    ])
  }

  private func item(_ found: FindRisks.Found) throws(Failure) -> JSON {
    let risk = found.risk
    let orders = try desk.store.read { (reader) throws(Failure) in
      try reader.rows(of: Array(risk.orders.suffix(Self.shownOrders)), order: .newestFirst)
    }
    return [
      "id": .string(found.id), "rule": .string(risk.rule.rawValue),
      "title": ["zh": .string(found.sentence.chinese), "en": .string(found.sentence.english)],
      "region": .string(risk.region), "category": .string(risk.category),
      "figures": .object(risk.figures), "count": JSON(risk.orders.count),
      "orders": .array(
        orders.map { order in
          [
            "id": .string(order.id), "number": order.number.map(JSON.string) ?? .null,
            "title": .string(order.title),
          ]
        }), "record": found.record.map(JSON.string) ?? .null,
    ]
  }
}
