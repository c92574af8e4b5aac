import DomainModel
import JSONDiff
import LocalStore

/// A record with its position.
public struct MapPoint: Sendable, Hashable {
  /// The record.
  public let id: String
  /// Its type.
  public let type: RecordType?
  /// Its title in lists.
  public let title: String
  /// Its human number.
  public let number: String?
  /// Where it is.
  public let position: GeoPoint
  /// Whether only its region is known, whose centre stands for it.
  public let isRegionCentre: Bool

  /// Bundles a record with its position.
  public init(
    id: String, type: RecordType?, title: String, number: String?, position: GeoPoint,
    isRegionCentre: Bool
  ) {
    self.id = id
    self.type = type
    self.title = title
    self.number = number
    self.position = position
    self.isRegionCentre = isRegionCentre
  }
}

/// What a map shows: only what records carry.
public struct MapReading: Sendable, Hashable {
  /// The records of the list with a position, in the list's order.
  public var points: [MapPoint] = []
  /// Streets with the centres that their records give, for names on the map.
  public var streets: [MapPoint] = []
  /// Records of the list of which no position is known.
  public var missing = 0

  /// A map of nothing.
  public init() {}
}

/// Reads the positions of a list's records around the selected one: the record's own point, else
/// the centre of its region.
public struct ReadMap: Sendable {
  let desk: Desk
  /// More dots would lie on each other.
  private static let most = 300

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `selected`: the record that must be among them; nil begins with the list's first.
  public func callAsFunction(
    _ query: ListQuery, around selected: String?, budgetMilliseconds: Int? = nil
  ) throws(Failure) -> MapReading {
    try desk.store.read { (reader) throws(Failure) in
      let page = try reader.page(
        query, from: selected.map { .around($0) } ?? .first, limit: Self.most,
        budgetMilliseconds: budgetMilliseconds)
      let regions = try Regions(reader)
      var reading = MapReading()
      reading.streets = regions.streets
      for row in page.rows {
        guard let record = try reader.record(row.id)?.record else { continue }
        if let point = point(row, record, regions) {
          reading.points.append(point)
        } else {
          reading.missing += 1
        }
      }
      return reading
    }
  }

  private func point(_ row: ListRow, _ record: Record, _ regions: Regions) -> MapPoint? {
    let own = GeoPoint(record["place"]?["point"]) ?? GeoPoint(record["centre"])
    let region = record.placeRegion ?? record.texts("areas").first
    guard let position = own ?? region.flatMap({ regions.centres[$0] }) else { return nil }
    return MapPoint(
      id: row.id, type: row.type, title: row.title, number: row.number, position: position,
      isRegionCentre: own == nil)
  }
}

/// The centres that regions' records give, by code, and the streets among them.
private struct Regions {
  private(set) var centres: [String: GeoPoint] = [:]
  private(set) var streets: [MapPoint] = []
  private static let most = 1_000

  init(_ reader: StoreReader) throws(Failure) {
    let query = ListQuery(types: [.region], scopeOfList: .all, order: .newestFirst)
    for row in try reader.page(query, limit: Self.most).rows {
      guard let region = try reader.record(row.id)?.record, let code = region.text("code"),
        let centre = GeoPoint(region["centre"])
      else { continue }
      centres[code] = centre
      guard region.text("kind") == "street" else { continue }
      streets.append(
        MapPoint(
          id: row.id, type: .region, title: row.title, number: row.number, position: centre,
          isRegionCentre: true))
    }
  }
}
