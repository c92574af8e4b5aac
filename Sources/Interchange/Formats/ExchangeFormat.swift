public import DomainModel
import JSONDiff

/// The formats that records come in by and go out by.
public enum ExchangeFormat: String, CaseIterable, Sendable {
  /// A record a line.
  case ndjson
  /// One record, or a list of records.
  case json
  /// Comma-separated values with a header (RFC 4180).
  case csv
  /// OASIS Common Alerting Protocol 1.2; several messages in an Atom feed.
  case cap
  /// Features with a position (RFC 7946).
  case geojson
  /// A catalogue of datasets: DCAT 3 as JSON-LD, and `data.json`.
  case dcat
  /// Datasets as CKAN's action API gives them.
  case ckan
  /// Service requests of Open311 GeoReport 2.
  case open311

  /// The types of records that the format carries, in the order of `RecordType`.
  public var types: [RecordType] {
    switch self {
    case .ndjson, .json, .csv: RecordType.allCases
    case .cap: [.alert]
    case .geojson: RecordType.allCases.filter { GeoJSONPlacement.of($0) != nil }
    case .dcat, .ckan: [.catalogEntry]
    case .open311: [.grievance]
    }
  }

  /// The formats that carry a type.
  public static func carrying(_ type: RecordType) -> [ExchangeFormat] {
    allCases.filter { $0.types.contains(type) }
  }

  /// Refuses a type that the format doesn't carry, and names the formats that do.
  /// - Throws: `.formatUnfit`.
  public func demand(_ type: RecordType) throws(Failure) {
    guard !types.contains(type) else { return }
    let others = ExchangeFormat.carrying(type).map { JSON.string($0.rawValue) }
    var details: JSONObject = [
      "format": .string(rawValue), "type": .string(type.rawValue), "formats": .array(others),
    ]
    if types.count < 20 { details["types"] = .array(types.map { .string($0.rawValue) }) }
    throw Failure(.formatUnfit, details)
  }

  /// The format that the ending of a file's name asks for, nil when it says nothing.
  public static func named(by path: String) -> ExchangeFormat? {
    let endings: [(String, ExchangeFormat)] = [
      (".ndjson", .ndjson), (".jsonl", .ndjson), (".geojson", .geojson), (".jsonld", .dcat),
      (".json", .json), (".csv", .csv), (".xml", .cap), (".cap", .cap),
    ]
    return endings.first { path.lowercased().hasSuffix($0.0) }?.1
  }

  /// How the format's text is cut.
  var shape: SourceShape {
    switch self {
    case .ndjson: .lines
    case .csv: .table
    case .cap: .markup
    case .json, .geojson, .dcat, .ckan, .open311: .document
    }
  }
}
