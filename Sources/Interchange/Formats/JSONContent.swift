import JSONDiff

extension ExchangeFormat {
  /// The format that a JSON value is written in, by what it holds.
  static func of(_ json: JSON) -> ExchangeFormat {
    switch json {
    case .array(let elements): elements.first.map(ofElement) ?? .json
    default: ofElement(json)
    }
  }

  private static func ofElement(_ json: JSON) -> ExchangeFormat {
    guard let object = json.object else { return .json }
    if GeoJSONReader.isGeoJSON(object) { return .geojson }
    if Open311Reader.isOpen311(object) { return .open311 }
    if CKANReader.isCKAN(object) { return .ckan }
    return DCATReader.isDCAT(object) ? .dcat : .json
  }
}
