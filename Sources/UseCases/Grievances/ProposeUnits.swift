import DomainModel
import LocalStore

/// A unit that an order may be assigned to, and why.
public struct UnitProposal: Sendable, Hashable {
  /// What speaks for the unit.
  public enum Ground: Sendable, Hashable {
    /// The dispatch directory names it as lead.
    case lead(basis: String)
    /// The dispatch directory names it beside the lead.
    case coUnit
    /// Orders alike went there; the directory doesn't name it.
    case precedent
  }

  /// The unit's id.
  public let unit: String
  /// Its name.
  public let name: String
  /// What speaks for it.
  public let ground: Ground
  /// How many orders alike went to this unit.
  public let alike: Int
  /// How many orders alike went to any unit.
  public let ofAlike: Int
}

/// Proposes who gets an order: lead and co-units of the dispatch directory with its basis, then
/// where orders alike went. Orders are alike when they have the same category; where the directory
/// gives the matter to streets, of the same street too.
public struct ProposeUnits<Reading: StoreReading> {
  /// So many of the newest orders are looked at: a few days of a county.
  public static var compared: Int { 400 }
  private static var mostPrecedents: Int { 3 }

  let reading: Reading
  let day: CivilDate

  /// Proposes by a state of the store, and by what of the directory is in force on a day.
  public init(reading: Reading, day: CivilDate) {
    self.reading = reading
    self.day = day
  }

  /// - Returns: the best first; empty when the order has no category or nothing is known of it.
  ///   Units that may not get the order any more are left out.
  public func callAsFunction(for order: Record) throws(Failure) -> [UnitProposal] {
    guard let category = order.text("category") else { return [] }
    let region = order.placeRegion ?? order.scope
    let rule = try reading.dispatchDirectory(on: day).rule(category: category, region: region)
    let street = rule?.text("tier") == "street" ? String(region.prefix(9)) : nil
    let alike = try precedents(of: order, category, street: street)
    var grounds: [(unit: String, ground: UnitProposal.Ground)] = []
    if let rule {
      let lead = rule.text("lead").map { [$0] } ?? []
      grounds += lead.map { ($0, .lead(basis: rule.text("basis") ?? "")) }
      grounds += rule.texts("coUnits").map { ($0, .coUnit) }
    }
    let named = Set(grounds.map(\.unit))
    let others = alike.filter { !named.contains($0.key) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    grounds += others.prefix(Self.mostPrecedents).map { ($0.key, .precedent) }
    let whole = alike.values.reduce(0, +)
    let barred = Set(order.texts("barredUnits"))
    var proposals: [UnitProposal] = []
    for (unit, ground) in grounds where !barred.contains(unit) {
      guard let record = try reading.record(unit)?.record, record.status != "closed" else {
        continue
      }
      proposals.append(
        UnitProposal(
          unit: unit, name: record.text("name") ?? unit, ground: ground, alike: alike[unit] ?? 0,
          ofAlike: whole))
    }
    return proposals
  }

  /// Orders alike by the unit that has or had them.
  private func precedents(
    of order: Record, _ category: String, street: String?
  ) throws(Failure) -> [String: Int] {
    let query = ListQuery(types: [.grievance], scopeOfList: .all, order: .newestFirst)
    var counts: [String: Int] = [:]
    for row in try reading.page(query, limit: Self.compared).rows where row.id != order.id {
      guard let unit = row.unit, let record = try reading.record(row.id)?.record,
        record.text("category") == category,
        street.map({ (record.placeRegion ?? record.scope).hasPrefix($0) }) ?? true
      else { continue }
      counts[unit, default: 0] += 1
    }
    return counts
  }
}

extension UnitProposal {
  /// Whether the directory names the unit as lead, so that `assign` without a unit takes it.
  public var isLead: Bool {
    if case .lead = ground { true } else { false }
  }

  /// The ground and the figures in words, never one without the other.
  public var why: Phrase {
    let figures = figures
    return switch ground {
    case .lead(let basis):
      Phrase("目录主办；\(figures.chinese)；\(basis)", "lead by directory; \(figures.english); \(basis)")
    case .coUnit: Phrase("目录协办；\(figures.chinese)", "co-unit by directory; \(figures.english)")
    case .precedent: figures
    }
  }

  private var figures: Phrase {
    guard ofAlike > 0 else { return Phrase("近期无同类", "none alike lately") }
    return Phrase("近期同类 \(ofAlike) 件，\(alike) 件派此", "\(alike) of \(ofAlike) alike went here")
  }
}
