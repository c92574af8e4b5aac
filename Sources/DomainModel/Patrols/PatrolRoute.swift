/// A place that a grid worker goes to on a round through a cell.
public struct PatrolStop: Sendable, Hashable {
  /// Why it is gone to.
  public enum Kind: String, Sendable, CaseIterable {
    /// A post of the cell's own route.
    case post
    /// An open matter.
    case matter
    /// A place where several matters stand behind a risk.
    case risk
    /// A subject on a key list.
    case object

    /// The word on screen.
    public var title: Phrase {
      switch self {
      case .post: Phrase("点位", "post")
      case .matter: Phrase("事项", "matter")
      case .risk: Phrase("隐患", "risk")
      case .object: Phrase("重点", "object")
      }
    }
  }

  /// The post's id within its route, else the record's.
  public let id: String
  /// Why it is gone to.
  public let kind: Kind
  /// What it is called.
  public let title: String
  /// The record's number; nil for posts and records without one.
  public let number: String?
  /// Where; nil while that isn't known.
  public let point: GeoPoint?
  /// When it is due; nil for what has no time.
  public let dueAt: Instant?
  /// When somebody checked in there today; nil while nobody has.
  public var visitedAt: Instant?

  /// A place to go to.
  public init(
    id: String, kind: Kind, title: String, number: String? = nil, point: GeoPoint?,
    dueAt: Instant? = nil, visitedAt: Instant? = nil
  ) {
    (self.id, self.kind, self.title, self.number) = (id, kind, title, number)
    (self.point, self.dueAt, self.visitedAt) = (point, dueAt, visitedAt)
  }
}

/// The order in which a cell is walked.
public enum PatrolRoute {
  /// The cell's posts stay in their order, as its people know it; every other place is put where it
  /// makes the way least longer, those due first before the others. Without posts the way begins at the
  /// first of them. Places that nobody knows the position of come last.
  ///
  /// O(n²) for n places.
  public static func ordered(posts: [PatrolStop], others: [PatrolStop]) -> [PatrolStop] {
    var way = posts.filter { $0.point != nil }
    let pressing = others.filter { $0.point != nil }.sorted(by: isMorePressing)
    for stop in pressing { way.insert(stop, at: cheapestPlace(for: stop, in: way)) }
    return way + posts.filter { $0.point == nil }
      + others.filter { $0.point == nil }.sorted(by: isMorePressing)
  }

  /// Metres from the first place to the last.
  public static func metres(of way: [PatrolStop]) -> Double {
    let points = way.compactMap(\.point)
    return zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }

  private static func isMorePressing(_ one: PatrolStop, _ other: PatrolStop) -> Bool {
    let far = Instant(milliseconds: .max)
    return (one.dueAt ?? far, one.id) < (other.dueAt ?? far, other.id)
  }

  /// Between which two places, or behind the last, it lengthens the way least. The beginning is where
  /// the round is begun, so nothing is put before it.
  private static func cheapestPlace(for stop: PatrolStop, in way: [PatrolStop]) -> Int {
    guard let point = stop.point, let last = way.last?.point else { return way.count }
    var best = (place: way.count, metres: last.distance(to: point))
    for place in way.indices.dropFirst() {
      guard let before = way[place - 1].point, let after = way[place].point else { continue }
      let detour =
        before.distance(to: point) + point.distance(to: after) - before.distance(to: after)
      if detour < best.metres { best = (place, detour) }
    }
    return best.place
  }
}
