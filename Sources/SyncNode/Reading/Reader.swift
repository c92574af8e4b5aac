import DomainModel

/// Who reads: grants on a day. A device, or an operator.
struct Reader {
  let grants: [Grant]
  let day: CivilDate
  let units: UnitTree

  /// The grants of a device's or operator's record, none above its bound.
  init(_ record: Record, day: CivilDate, units: UnitTree) {
    grants = record.list("grants").compactMap {
      Grant($0)?.bounded(isDispatchBureau: units.isDispatchBureau)
    }
    self.day = day
    self.units = units
  }

  /// The highest level of members that may be seen; 0 when the record may not be read.
  func level(_ audience: Audience?) -> Int {
    guard let audience else { return 0 }
    return grants.filter {
      audience.isCovered(by: $0, on: day, ancestors: units.ancestors)
        || audience.comesDown(to: $0, on: day)
    }.map(\.level).max() ?? 0
  }

  /// The level where the grants cover the record, so that it may be written too.
  func writingLevel(_ audience: Audience) -> Int {
    grants.filter { audience.isCovered(by: $0, on: day, ancestors: units.ancestors) }
      .map(\.level).max() ?? 0
  }

  /// The scopes of the grants in force.
  var scopes: [String] {
    Array(Set(grants.filter { $0.isInForce(on: day) }.map(\.scope))).sorted()
  }
}

/// The forms in which a record exists: below level 3, at 3, and whole.
enum Form {
  static let whole = 4
  static let masked = [2, 3]

  static func of(level: Int) -> Int { min(max(level, 2), 4) }
}
