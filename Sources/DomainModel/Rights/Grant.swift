import JSONDiff

/// A right given to an operator or a device: a role in a scope, perhaps of one unit, up to a level.
public struct Grant: Hashable, Sendable {
  /// The grant's own id.
  public let id: String
  /// The role that it gives.
  public let role: Role
  /// The region in which it holds; a whole code.
  public let scope: String
  /// The unit to whose records it is bound, when it is.
  public let unit: String?
  /// The highest record level it covers, 1 to 4.
  public let level: Int
  /// The first day.
  public let from: CivilDate
  /// The last day; nil has no end.
  public let to: CivilDate?

  /// Makes a grant.
  public init(
    id: String, role: Role, scope: String, unit: String? = nil, level: Int, from: CivilDate,
    to: CivilDate? = nil
  ) {
    self.id = id
    self.role = role
    self.scope = scope
    self.unit = unit
    self.level = level
    self.from = from
    self.to = to
  }

  /// Reads a grant; nil when a member is missing or odd, or the role is unknown here.
  public init?(_ json: JSON) {
    guard let id = json["id"]?.string, let role = Role(rawValue: json["role"]?.string ?? ""),
      let scope = json["scope"]?.string, RegionCode.isWhole(scope),
      let level = json["level"]?.int, (1...4).contains(level),
      let from = CivilDate(json["from"]?.string ?? "")
    else { return nil }
    self.init(
      id: id, role: role, scope: scope, unit: json["unit"]?.string, level: level, from: from,
      to: json["to"]?.string.flatMap { CivilDate($0) })
  }

  /// The stored form.
  public var json: JSON {
    var object: JSONObject = [
      "id": .string(id), "role": .string(role.rawValue), "scope": .string(scope),
      "level": .number(JSONNumber(level)), "from": .string(from.description),
    ]
    if let unit { object["unit"] = .string(unit) }
    if let to { object["to"] = .string(to.description) }
    return .object(object)
  }

  /// Whether the grant holds on the day.
  public func isInForce(on day: CivilDate) -> Bool {
    from <= day && (to.map { day <= $0 } ?? true)
  }

  /// The grant as it holds: grid workers, inspectors and grants of a unit that isn't a dispatch bureau
  /// end at level 3, so that a confidential caller never reaches a handling unit.
  public func bounded(isDispatchBureau: (String) -> Bool) -> Grant {
    let isFieldRole = role == .gridWorker || role == .inspector
    let isOfHandlingUnit = unit.map { !isDispatchBureau($0) } ?? false
    guard level > 3, isFieldRole || isOfHandlingUnit else { return self }
    return Grant(id: id, role: role, scope: scope, unit: unit, level: 3, from: from, to: to)
  }
}
