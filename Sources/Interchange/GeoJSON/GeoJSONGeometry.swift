import DomainModel
import JSONDiff

/// Holds a geometry against RFC 7946, section 3.1: longitude before latitude, in degrees of WGS 84.
enum GeoJSONGeometry {
  /// The geometry with type and coordinates alone.
  /// - Throws: `.inputValue` with the member that is wrong.
  static func checked(_ json: JSON) throws(Failure) -> JSONObject {
    guard let type = json["type"]?.string, let depth = depths[type] else {
      if json["type"] == "GeometryCollection" { throw .input("geojson.collection") }
      throw .input("geojson.geometry", member: "/geometry/type")
    }
    guard let coordinates = json["coordinates"] else {
      throw .input("member.missing", member: "/geometry/coordinates")
    }
    let isArea = type.hasSuffix("Polygon")
    try check(coordinates, depth: depth, isArea: isArea, "/geometry/coordinates")
    return ["type": .string(type), "coordinates": coordinates]
  }

  /// A point of the geometry, nil for other kinds: two numbers, a height is left out.
  static func point(_ geometry: JSONObject) -> JSON? {
    guard geometry["type"] == "Point", let numbers = geometry["coordinates"]?.array else {
      return nil
    }
    return .array(Array(numbers.prefix(2)))
  }

  /// How many lists stand around a position.
  private static let depths = [
    "Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2,
    "MultiPolygon": 3,
  ]

  private static func check(
    _ json: JSON, depth: Int, isArea: Bool, _ path: String
  ) throws(Failure) {
    guard let elements = json.array else { throw .input("geojson.position", member: path) }
    guard depth > 0 else { return try checkPosition(elements, path) }
    for (index, element) in elements.enumerated() {
      try check(element, depth: depth - 1, isArea: isArea, "\(path)/\(index)")
    }
    if isArea, depth == 1 {
      guard elements.count >= 4, elements.first == elements.last else {
        throw .input("geojson.ring", member: path)
      }
    }
  }

  private static func checkPosition(_ elements: [JSON], _ path: String) throws(Failure) {
    let numbers = elements.compactMap(\.double)
    guard numbers.count == elements.count, numbers.count >= 2 else {
      throw .input("geojson.position", member: path)
    }
    guard abs(numbers[0]) <= 180, abs(numbers[1]) <= 90 else {
      throw .input("geojson.range", member: path)
    }
  }
}
