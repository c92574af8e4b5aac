import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Risks at their source: several matters at one place, a category that grows against its season, one
/// contact again and again. Only what the actor may read counts; drills don't.
///
/// Of documents those of the last week are read, and earlier ones of its callers; what grows is
/// counted from the figures beside the orders. So it costs what the last weeks have, however many
/// orders there are; more than a frame has time for.
public struct FindRisks: Sendable {
  /// A risk with what became of it.
  public struct Found: Sendable, Hashable {
    /// The risk.
    public let risk: Risk
    /// The id by which it is spoken of.
    public let id: String
    /// The name of its region; the code while that is unknown.
    public let place: String
    /// The task, inspection or alert that one of its orders stands behind already.
    public let record: String?
  }

  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// All risks of this moment, by rule, those with most orders first.
  public func callAsFunction(actor asked: String? = nil) throws(Failure) -> [Found] {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      let settings = try reader.riskSettings(desk)
      let orders = try recent(settings, right, reader)
      let risks =
        SamePlaceRule.risks(in: orders, settings: settings, now: desk.now)
        + (try growths(orders, right, reader))
        + SameContactRule.risks(
          in: try ofCallers(of: orders, settings, right, reader), settings: settings,
          now: desk.now)
      let names = try AnswerBackground.regions(Set(risks.map(\.region)), reader)
      let raised = try RaisedRisks(reader, since: desk.now)
      return risks.map { risk in
        Found(
          risk: risk, id: risk.id { SM3.digest($0).bytes },
          place: names[risk.region] ?? risk.region, record: raised.record(of: risk))
      }
    }
  }

  private func recent(
    _ settings: RiskSettings, _ right: ReadingRight<StoreReader>, _ reader: StoreReader
  ) throws(Failure) -> [RiskOrder] {
    let days = max(settings.samePlaceDays, GrowthRule.days)
    let from = desk.now.adding(seconds: -days * 86_400)
    var readable = ReadableHolders(right, try reader.figureDictionary())
    var rows: [Int64] = []
    try reader.forEachFigure(from: from, until: desk.now.adding(seconds: 1)) { row in
      if readable.contains(row.holder) { rows.append(row.row) }
    }
    var orders: [RiskOrder] = []
    for row in rows {
      guard let stored = try reader.record(atRow: row) else { continue }
      orders.append(RiskOrder(stored.record))
    }
    return orders
  }

  /// Whoever called in the last days, with what he called about in the weeks before.
  private func ofCallers(
    of recent: [RiskOrder], _ settings: RiskSettings, _ right: ReadingRight<StoreReader>,
    _ reader: StoreReader
  ) throws(Failure) -> [RiskOrder] {
    let from = desk.now.adding(seconds: -settings.sameContactDays * 86_400)
    var orders: [RiskOrder] = []
    for contact in Set(recent.compactMap(\.contact)).sorted() {
      let rows = try reader.figureRows(ofCaller: contact, from: from)
      guard rows.count >= settings.sameContactCount else { continue }
      for row in rows {
        guard let stored = try reader.record(atRow: row), right.holds(for: stored.record) else {
          continue
        }
        orders.append(RiskOrder(stored.record))
      }
    }
    return orders
  }
}

/// The terms of figures that an actor may read, each judged once.
struct ReadableHolders {
  private let right: ReadingRight<StoreReader>
  private let terms: FigureDictionary
  private var known: [Int: Bool] = [:]

  init(_ right: ReadingRight<StoreReader>, _ terms: FigureDictionary) {
    (self.right, self.terms) = (right, terms)
  }

  mutating func contains(_ holder: Int) -> Bool {
    if let isKnown = known[holder] { return isKnown }
    let isReadable = right.holds(for: terms.holder(holder).readable)
    known[holder] = isReadable
    return isReadable
  }
}

extension FindRisks {
  /// What was registered in this very millisecond counts too.
  private var moment: Instant { desk.now.adding(milliseconds: 1) }

  private struct Cell: Hashable {
    let category: String
    let county: String
  }

  /// Categories that grow in a county, with the orders of the last week behind them.
  private func growths(
    _ recent: [RiskOrder], _ right: ReadingRight<StoreReader>, _ reader: StoreReader
  ) throws(Failure) -> [Risk] {
    let terms = try reader.figureDictionary()
    var readable = ReadableHolders(right, terms)
    var counts: [Cell: GrowthRule.Counts] = [:]
    var cells: [[Int]: Cell] = [:]
    var hasYearAgo = false
    for window in GrowthRule.Window.allCases {
      let span = window.span(at: moment)
      try reader.forEachFigure(from: span.from, until: span.until) { row in
        guard readable.contains(row.holder) else { return }
        let cell =
          cells[[row.holder, row.matter]]
          ?? Cell(
            category: terms.matter(row.matter).category,
            county: String(terms.holder(row.holder).street.prefix(6)))
        cells[[row.holder, row.matter]] = cell
        switch window {
        case .now: counts[cell, default: .init()].now += 1
        case .before: counts[cell, default: .init()].before += 1
        case .yearAgo:
          counts[cell, default: .init()].yearAgo += 1
          hasYearAgo = true
        }
      }
    }
    guard let first = try reader.firstFigure() else { return [] }
    let reach = GrowthRule.Reach(first: first, hasYearAgo: hasYearAgo, now: desk.now)
    let grown = counts.compactMap { cell, counts -> (cell: Cell, figures: JSONObject)? in
      guard !cell.category.isEmpty else { return nil }
      return GrowthRule.figures(counts, reach).map { (cell, $0) }
    }
    return grown.map { risk(in: $0.cell, $0.figures, recent) }
      .sorted {
        ($1.orders.count, $0.category, $0.region) < ($0.orders.count, $1.category, $1.region)
      }
  }

  private func risk(in cell: Cell, _ figures: JSONObject, _ recent: [RiskOrder]) -> Risk {
    let span = GrowthRule.Window.now.span(at: moment)
    let behind = recent.filter {
      $0.category == cell.category && $0.street.hasPrefix(cell.county) && span.from <= $0.at
        && $0.at < span.until
    }
    return Risk(
      rule: .growth, orders: behind.map(\.id), region: cell.county, category: cell.category,
      figures: figures)
  }
}

/// The orders that stand behind a task, an inspection or an alert that a risk became.
struct RaisedRisks {
  /// Longer ago than any rule looks back.
  private static let days = 45
  private static let looked = 5_000
  private var records: [String: [String: String]] = [:]

  init(_ reader: StoreReader, since now: Instant) throws(Failure) {
    let oldest = now.adding(seconds: -Self.days * 86_400)
    for type in [RecordType.task, .inspection, .alert] {
      let query = ListQuery(types: [type], scopeOfList: .all, order: .newestFirst)
      for row in try reader.page(query, limit: Self.looked).rows {
        guard let record = try reader.record(row.id)?.record,
          record.createdAt.map({ oldest <= $0 }) ?? false
        else { break }
        add(record)
      }
    }
  }

  private mutating func add(_ record: Record) {
    for tag in record.texts("tags") where tag.hasPrefix("risk:") {
      for link in record.list("links") where link["rel"] == "cause" {
        guard let order = link["record"]?.string else { continue }
        records[tag, default: [:]][order] = record.id
      }
    }
  }

  /// A risk is not warned of again while one of its orders stands behind what it became.
  func record(of risk: Risk) -> String? {
    let known = records[risk.tag] ?? [:]
    return risk.orders.lazy.compactMap { known[$0] }.first
  }
}

extension StoreReading {
  /// The bounds of risks: the unit's rules over the defaults, and over them, until the store joins a
  /// node, those of the configuration.
  func riskSettings(_ desk: Desk) throws(Failure) -> RiskSettings {
    let ofUnit = RiskSettings(rules: try unitRules())
    return try isEnrolled() ? ofUnit : RiskSettings(rules: desk.rules, over: ofUnit)
  }

  /// What makes orders alike, out of the same places.
  func similarSettings(_ desk: Desk) throws(Failure) -> SimilarSettings {
    let ofUnit = SimilarSettings(rules: try unitRules())
    return try isEnrolled() ? ofUnit : SimilarSettings(rules: desk.rules, over: ofUnit)
  }
}
