import JSONDiff

extension Record {
  /// The ids of all units that the record names in members of kind unit, without repetition.
  public var namedUnits: [String] {
    guard let type else { return [] }
    var units: [String] = []
    for member in TypeDeclaration.of(type).unitMembers {
      guard let value = members[member.name] else { continue }
      Record.collectUnits(value, member.kind, into: &units)
    }
    return units
  }

  private static func collectUnits(_ value: JSON, _ kind: MemberKind, into units: inout [String]) {
    switch kind {
    case .unit:
      if let unit = value.string, !units.contains(unit) { units.append(unit) }
    case .list(let element):
      for item in value.array ?? [] { collectUnits(item, element, into: &units) }
    case .object(let members):
      for member in members {
        if let nested = value[member.name] { collectUnits(nested, member.kind, into: &units) }
      }
    case .map(let element):
      for item in value.object ?? [:] { collectUnits(item.value, element, into: &units) }
    default: break
    }
  }
}
