import JSONDiff

/// A grid cell (网格) as it is patrolled: whose it is, its posts, and what lies in it.
public struct PatrolCell: Sendable {
  /// The region's code.
  public let code: String
  /// The region's name.
  public let name: String
  /// The operator who keeps it.
  public let keeper: String?
  /// The posts of its route, in their order.
  public let posts: [PatrolStop]
  private let boundary: [GeoPoint]

  /// Reads a region; nil for one that is no cell.
  public init?(_ region: Record) {
    guard region.type == .region, region.text("kind") == "cell", let code = region.text("code")
    else { return nil }
    self.code = code
    name = region.text("name") ?? code
    keeper = region.text("keeper")
    posts = region.list("route").compactMap { post in
      guard let id = post["id"]?.string else { return nil }
      return PatrolStop(
        id: id, kind: .post, title: post["name"]?.string ?? id, point: GeoPoint(post["point"]))
    }
    boundary = (region["boundary"]?["coordinates"]?.array?.first?.array ?? [])
      .compactMap(GeoPoint.init)
  }

  /// The community's code, under which orders stand whose cell nobody named.
  public var community: String { String(code.prefix(12)) }

  /// Whether a place lies in the cell: by its code, else, where the community alone is named, by its
  /// position.
  public func contains(region: String?, point: GeoPoint?) -> Bool {
    if region == code { return true }
    guard region == community, let point else { return false }
    return isInside(point)
  }

  /// Whether an order, a task or a subject lies in the cell.
  public func contains(_ record: Record) -> Bool {
    contains(region: record.placeRegion, point: GeoPoint(record["place"]?["point"]))
  }

  /// By the number of edges that a ray to the east crosses.
  private func isInside(_ point: GeoPoint) -> Bool {
    var isInside = false
    for (one, other) in zip(boundary, boundary.dropFirst()) {
      guard (one.latitude > point.latitude) != (other.latitude > point.latitude) else { continue }
      let share = (point.latitude - one.latitude) / (other.latitude - one.latitude)
      let crossing = one.longitude + share * (other.longitude - one.longitude)
      if point.longitude < crossing { isInside.toggle() }
    }
    return isInside
  }
}

/// A check-in (签到) on a patrol: a log entry with its place, of the kind that all desks know.
public enum CheckIn {
  private static let postTag = "post:"

  /// The members of a check-in.
  ///
  /// A post has no record of its own: the entry is about the cell and names it by a tag.
  /// `point`: where somebody stood; without it nobody knows, wherever the stop lies.
  public static func members(
    at stop: PatrolStop, in cell: PatrolCell, region: String, unit: String, text: String,
    now: Instant, point: GeoPoint?
  ) -> JSONObject {
    var members: JSONObject = [
      "unit": .string(unit), "kind": "checkIn", "at": .string(now.rfc3339),
      "text": .string(text), "scope": .string(cell.code),
      "place": ["region": .string(cell.code), "name": .string(stop.title)],
      "about": .string(stop.kind == .post ? region : stop.id),
    ]
    members["point"] = point?.json
    if stop.kind == .post { members["tags"] = [.string(postTag + stop.id)] }
    return members
  }

  /// Whether an entry says that somebody was there.
  public static func isOf(_ stop: PatrolStop, _ entry: Record) -> Bool {
    guard entry.text("kind") == "checkIn" else { return false }
    return stop.kind == .post
      ? entry.texts("tags").contains(postTag + stop.id) : entry.text("about") == stop.id
  }
}
