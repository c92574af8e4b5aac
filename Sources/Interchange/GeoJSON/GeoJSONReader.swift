import DomainModel
import JSONDiff

/// Records out of features (RFC 7946). The properties are the record's members by their names;
/// the geometry is the one that `GeoJSONPlacement` names.
struct GeoJSONReader {
  let settings: ImportSettings

  static func isGeoJSON(_ object: JSONObject) -> Bool {
    switch object["type"]?.string {
    case "FeatureCollection": true
    case "Feature": object["properties"] != nil || object["geometry"] != nil
    case .some: object["coordinates"] != nil || object["geometries"] != nil
    case nil: false
    }
  }

  /// - Throws: `.inputValue` for another reference system or when nothing is a feature; features
  ///   are rejected alone.
  func items(_ json: JSON, at place: ImportPlace) throws(Failure) -> [ImportItem] {
    try GeoJSONReader.checkReferenceSystem(json)
    if json["type"] == "Feature" { return [item(json, at: place)] }
    let isCollection = json["type"] == "FeatureCollection"
    guard let features = isCollection ? json["features"]?.array : json.array else {
      throw .input("geojson.noFeature")
    }
    let path = isCollection ? "/features/" : "/"
    return features.enumerated().map { index, feature in
      item(feature, at: .path("\(path)\(index)"))
    }
  }

  private func item(_ feature: JSON, at place: ImportPlace) -> ImportItem {
    do throws(Failure) {
      return .document(try document(feature, at: place))
    } catch {
      return .rejected(error, at: place)
    }
  }

  private func document(_ feature: JSON, at place: ImportPlace) throws(Failure) -> ImportDocument {
    guard let object = feature.object, object["type"] == "Feature" else {
      throw .input("geojson.noFeature")
    }
    try GeoJSONReader.checkReferenceSystem(feature)
    var document = ImportDocument([:], at: place)
    switch object["properties"] {
    case .object(let properties): document.members = properties
    case .null, nil: break
    default: throw .input("kind.object", member: "/properties")
    }
    let type = try type(document.members)
    if document.members["type"]?.string != type.rawValue, document.members["type"] != nil {
      document.leftOut.append("type")
    }
    document.members["type"] = .string(type.rawValue)
    identify(&document, object["id"], type)
    if let geometry = object["geometry"], geometry != .null {
      try put(try GeoJSONGeometry.checked(geometry), type, &document)
    }
    document.leftOut += object.names.filter {
      !["type", "id", "properties", "geometry", "bbox", "crs"].contains($0)
    }
    return document
  }

  private func type(_ properties: JSONObject) throws(Failure) -> RecordType {
    let own = properties["type"]?.string.flatMap(RecordType.init(rawValue:))
    guard let type = own ?? settings.type else {
      let name = properties["type"]?.string ?? ""
      throw Failure(.unknownType, ["type": .string(name), "member": "/properties/type"])
    }
    try ExchangeFormat.geojson.demand(type)
    return type
  }

  /// An id of a record is that; another identifies the feature at its source.
  private func identify(_ document: inout ImportDocument, _ id: JSON?, _ type: RecordType) {
    guard document.members["id"] == nil, let id else { return }
    let text = id.string ?? id.canonicalText
    if IDs.isUUID(text) {
      document.members["id"] = .string(text)
    } else {
      let source = settings.source ?? "geojson"
      document.members["id"] = .string(
        settings.importedID(type, source: source, identifier: text))
      document.members["imported"] = ["source": .string(source), "identifier": .string(text)]
    }
  }

  private func put(
    _ geometry: JSONObject, _ type: RecordType, _ document: inout ImportDocument
  ) throws(Failure) {
    let point = GeoJSONGeometry.point(geometry)
    switch GeoJSONPlacement.of(type) {
    case .boundary where geometry["type"]?.string?.hasSuffix("Polygon") == true:
      document.members["boundary"] = .object(geometry)
    case .area where point == nil: document.members["area"] = .object(geometry)
    case .message, nil: break
    case .place, .boundary, .area, .point:
      guard let point else {
        throw .input("geojson.notPoint", member: "/geometry/type")
      }
      put(point, type, &document)
    }
    if document.members["place"] != nil { document.partial.insert("place") }
  }

  private func put(_ point: JSON, _ type: RecordType, _ document: inout ImportDocument) {
    switch type {
    case .region: document.members["centre"] = point
    case .logEntry: document.members["point"] = point
    default:
      var place = document.members["place"]?.object ?? [:]
      place["point"] = point
      document.members["place"] = .object(place)
    }
  }

  /// RFC 7946 knows WGS 84 alone; the edition of 2008 named systems in `crs`. CGCS2000 (EPSG 4490)
  /// lies within centimetres of it. GCJ-02 and BD-09 lie hundreds of metres away and have no
  /// official name, so only files that name them can be refused.
  private static func checkReferenceSystem(_ json: JSON) throws(Failure) {
    guard let system = json["crs"] else { return }
    let name = system["properties"]?["name"]?.string ?? ""
    let code = name.uppercased().split { ":/#".contains($0) }.last.map(String.init) ?? ""
    guard ["CRS84", "4326", "4490", "WGS84"].contains(code) else {
      throw .input("geojson.crs", member: "/crs", value: name)
    }
  }
}
