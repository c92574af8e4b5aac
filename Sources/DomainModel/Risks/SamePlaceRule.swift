import JSONDiff

/// Several matters at one place within a week: orders of one street that have the same address or name
/// of place, or that lie within some metres of one of them.
///
/// Callers of one matter whose orders were merged are one matter. All lie around one order, so that a row of near ones through a whole quarter is not one place. An
/// order counts for one place, that with most of them first.
public enum SamePlaceRule {
  /// The risks at a moment, those with most orders first.
  public static func risks(
    in orders: [RiskOrder], settings: RiskSettings = RiskSettings(), now: Instant
  ) -> [Risk] {
    let since = now.adding(seconds: -settings.samePlaceDays * 86_400)
    let recent = orders.filter { since < $0.at && $0.at <= now && !$0.isMerged }
      .sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    let around = Neighbours(recent, metres: settings.metres).around
    let busiest = recent.indices.sorted { (around[$1].count, $0) < (around[$0].count, $1) }
    var isTaken = Array(repeating: false, count: recent.count)
    var risks: [Risk] = []
    for centre in busiest where around[centre].count >= settings.samePlaceCount {
      let free = around[centre].filter { !isTaken[$0] }.sorted()
      guard !isTaken[centre], free.count >= settings.samePlaceCount else { continue }
      for place in free { isTaken[place] = true }
      risks.append(risk(free.map { recent[$0] }, settings))
    }
    return risks
  }

  private static func risk(_ orders: [RiskOrder], _ settings: RiskSettings) -> Risk {
    let categories = Set(orders.map(\.category))
    return Risk(
      rule: .samePlace, orders: orders.map(\.id), region: orders.first?.street ?? "",
      category: categories.count == 1 ? categories.first ?? "" : "",
      figures: [
        "rule": "samePlace", "orders": JSON(orders.count), "days": JSON(settings.samePlaceDays),
        "metres": JSONNumber(settings.metres).map(JSON.number) ?? .null,
        "bound": JSON(settings.samePlaceCount),
      ])
  }
}

/// Which orders are at one place with which, themselves included.
private struct Neighbours {
  private(set) var around: [[Int]] = []

  /// A square as wide as two orders at one place may be apart.
  private struct Cell: Hashable {
    let east: Int
    let north: Int
  }

  private struct Name: Hashable {
    let street: String
    let name: String
  }

  init(_ orders: [RiskOrder], metres: Double) {
    // Degrees of longitude are shortest where it is furthest from the equator.
    let perDegreeEast = orders.compactMap(\.point?.metresPerDegreeEast).min() ?? 1
    let cells = orders.map { order in
      order.point.map { point in
        Cell(
          east: Int((point.longitude * perDegreeEast / metres).rounded(.down)),
          north: Int((point.latitude * GeoPoint.metresPerDegree / metres).rounded(.down)))
      }
    }
    var inCell: [Cell: [Int]] = [:]
    var byName: [Name: [Int]] = [:]
    for (index, order) in orders.enumerated() {
      if let cell = cells[index] { inCell[cell, default: []].append(index) }
      for name in order.names {
        byName[Name(street: order.street, name: name), default: []].append(index)
      }
    }
    around = orders.indices.map { index in
      let order = orders[index]
      var near: Set<Int> = [index]
      for name in order.names {
        near.formUnion(byName[Name(street: order.street, name: name)] ?? [])
      }
      guard let cell = cells[index], let point = order.point else { return Array(near) }
      for east in -2...2 {
        for north in -1...1 {
          for other in inCell[Cell(east: cell.east + east, north: cell.north + north)] ?? [] {
            guard orders[other].street == order.street, let place = orders[other].point,
              point.distance(to: place) <= metres
            else { continue }
            near.insert(other)
          }
        }
      }
      return Array(near)
    }
  }
}
