import DomainModel

/// Which member of a record is the geometry of its feature.
enum GeoJSONPlacement {
  /// `place.point`.
  case place
  /// `boundary` when it is an area, else the point `centre`.
  case boundary
  /// `area` when it is more than a point, else `place.point`.
  case area
  /// `point`.
  case point
  /// The polygons of the message, which stand in `cap`: read from there, never from the feature.
  case message

  /// Nil for types that are nowhere.
  static func of(_ type: RecordType) -> GeoJSONPlacement? {
    switch type {
    case .camera, .subject, .indicator, .task, .report, .grievance, .inspection, .rectification,
      .supply, .team:
      .place
    case .region: .boundary
    case .incident: .area
    case .logEntry: .point
    case .alert: .message
    default: nil
    }
  }
}
