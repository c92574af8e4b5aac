import JSONDiff

/// A position on the earth in degrees (GeoJSON, RFC 7946, section 3.1.1: longitude first).
public struct GeoPoint: Sendable, Hashable {
  /// Degrees east.
  public let longitude: Double
  /// Degrees north.
  public let latitude: Double

  /// A position.
  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Reads `[longitude, latitude]`; nil for anything else and outside of the earth.
  public init?(_ json: JSON?) {
    guard let pair = json?.array, pair.count >= 2, let longitude = pair[0].double,
      let latitude = pair[1].double, abs(longitude) <= 180, abs(latitude) <= 90
    else { return nil }
    self.init(longitude: longitude, latitude: latitude)
  }

  /// `[longitude, latitude]` with the six digits that records keep.
  public var json: JSON {
    .array(
      [longitude, latitude].map { degrees in
        JSONNumber((degrees * 1_000_000).rounded() / 1_000_000).map(JSON.number) ?? .null
      })
  }

  /// Metres of a degree of latitude on the sphere of the mean radius (IUGG, 6 371 009 m).
  public static let metresPerDegree = 111_195.0

  /// Metres of a degree of longitude here. The cosine by its series, good to a part in 40 000 up to
  /// the pole.
  public var metresPerDegreeEast: Double {
    let x = latitude * .pi / 180
    let s = x * x
    return Self.metresPerDegree * (1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56))))
  }

  /// Metres to the east and to the north of here, on a plane that touches the earth between the
  /// two: right to a part in a thousand within a province.
  public func offset(to other: GeoPoint) -> (east: Double, north: Double) {
    let middle = GeoPoint(longitude: 0, latitude: (latitude + other.latitude) / 2)
    return (
      (other.longitude - longitude) * middle.metresPerDegreeEast,
      (other.latitude - latitude) * Self.metresPerDegree
    )
  }

  /// Metres as the crow flies.
  public func distance(to other: GeoPoint) -> Double {
    let way = offset(to: other)
    return (way.east * way.east + way.north * way.north).squareRoot()
  }

  /// One of the eight directions to another point, as people say it.
  public func direction(to other: GeoPoint) -> Phrase {
    let (east, north) = offset(to: other)
    // The tangent of half of 45 degrees.
    let slope = 0.4142
    let isAcross = abs(north) <= abs(east) * slope
    let isAlong = abs(east) <= abs(north) * slope
    switch (isAcross, isAlong, east >= 0, north >= 0) {
    case (true, _, true, _): return Phrase("东", "east")
    case (true, _, false, _): return Phrase("西", "west")
    case (_, true, _, true): return Phrase("北", "north")
    case (_, true, _, false): return Phrase("南", "south")
    case (_, _, true, true): return Phrase("东北", "north-east")
    case (_, _, true, false): return Phrase("东南", "south-east")
    case (_, _, false, true): return Phrase("西北", "north-west")
    default: return Phrase("西南", "south-west")
    }
  }
}
