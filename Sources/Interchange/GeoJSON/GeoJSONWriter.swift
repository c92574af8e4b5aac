import DomainModel
import JSONDiff

/// Features out of records: what the geometry doesn't hold stands in the properties.
struct GeoJSONWriter {
  let type: RecordType

  func feature(_ record: JSONObject) -> JSON {
    var properties = UnmaskedMembers.of(record, partial: ["place"])
    let id = properties.removeValue(forName: "id")
    let geometry = geometry(&properties)
    var feature: JSONObject = ["type": "Feature", "properties": .object(properties)]
    feature["id"] = id
    feature["geometry"] = geometry ?? .null
    return .object(feature)
  }

  /// Takes the geometry out of the members.
  private func geometry(_ members: inout JSONObject) -> JSON? {
    switch GeoJSONPlacement.of(type) {
    case .boundary:
      return members.removeValue(forName: "boundary") ?? point(&members, "centre")
    case .area: return members.removeValue(forName: "area") ?? pointOfPlace(&members)
    case .place: return pointOfPlace(&members)
    case .point: return point(&members, "point")
    case .message: return GeoJSONWriter.areas(members["cap"]?["info"]?.array ?? [])
    case nil: return nil
    }
  }

  private func point(_ members: inout JSONObject, _ name: String) -> JSON? {
    guard GeoPoint(members[name]) != nil else { return nil }
    return members.removeValue(forName: name).map { ["type": "Point", "coordinates": $0] }
  }

  private func pointOfPlace(_ members: inout JSONObject) -> JSON? {
    guard var place = members["place"]?.object, let point = point(&place, "point") else {
      return nil
    }
    members["place"] = place.names.isEmpty ? nil : .object(place)
    return point
  }

  /// The polygons of a message; CAP writes latitude first.
  private static func areas(_ infos: [JSON]) -> JSON? {
    let areas = infos.flatMap { $0["area"]?.array ?? [] }
    let polygons = areas.flatMap { $0["polygon"]?.array ?? [] }.compactMap { polygon -> JSON? in
      let points = (polygon.string ?? "").split(whereSeparator: \.isWhitespace).map { pair in
        pair.split(separator: ",").compactMap { JSONNumber(text: String($0)) }.map(JSON.number)
      }
      let ring = points.map { JSON.array($0.reversed()) }
      let isRing = ring.count >= 4 && points.allSatisfy { $0.count == 2 }
      return isRing && ring.first == ring.last ? .array([.array(ring)]) : nil
    }
    return polygons.isEmpty ? nil : ["type": "MultiPolygon", "coordinates": .array(polygons)]
  }
}
