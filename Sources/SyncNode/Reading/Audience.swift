import DomainModel
import JSONDiff

/// What decides who may read a record: enough of it to ask again later without the record.
public struct Audience: Sendable, Hashable {
  /// The record's type by name.
  public var type: String
  /// The record's scope.
  public var scope: String
  /// The lowest grant level that receives it.
  public var level: Int
  /// The units that it names.
  public var units: [String]
  /// Whether it comes down to the scopes below its own.
  public var comesDown: Bool

  /// The audience of a record.
  public init(_ record: Record) {
    type = record.typeName
    scope = record.scope
    level = record.level
    units = record.namedUnits
    comesDown = record.type.map { Audience.comesDown($0, record) } ?? false
  }

  /// Entries of the catalogue come down once they are published.
  private static func comesDown(_ type: RecordType, _ record: Record) -> Bool {
    TypeDeclaration.typesComingDown.contains(type)
      && (type != .catalogEntry || record.status == "published")
  }

  /// Whether a grant covers the record, as `Grant.covers` says.
  func isCovered(by grant: Grant, on day: CivilDate, ancestors: (String) -> [String]) -> Bool {
    guard grant.isInForce(on: day), level <= grant.level,
      RegionCode.isPrefix(grant.scope, of: scope)
    else { return false }
    guard let unit = grant.unit, let type = RecordType(rawValue: type),
      Grant.unitBoundTypes.contains(type)
    else { return true }
    return units.contains { $0 == unit || ancestors($0).contains(unit) }
  }

  /// Whether the record comes down to a grant's scope.
  func comesDown(to grant: Grant, on day: CivilDate) -> Bool {
    comesDown && grant.isInForce(on: day) && level <= grant.level
      && RegionCode.isPrefix(scope, of: grant.scope)
  }
}

extension Audience {
  var json: JSON {
    [
      "type": .string(type), "scope": .string(scope), "level": JSON(level),
      "units": .array(units.map { .string($0) }), "comesDown": .bool(comesDown),
    ]
  }

  init?(_ json: JSON?) {
    guard let type = json?["type"]?.string, let scope = json?["scope"]?.string,
      let level = json?["level"]?.int
    else { return nil }
    self.type = type
    self.scope = scope
    self.level = level
    units = (json?["units"]?.array ?? []).compactMap(\.string)
    comesDown = json?["comesDown"]?.bool ?? false
  }
}
