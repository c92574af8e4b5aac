extension Grant {
  /// The record types whose records a grant with a unit covers only when they name the unit.
  public static let unitBoundTypes: Set<RecordType> = [
    .grievance, .inspectionPlan, .inspection, .rectification, .task, .report, .logEntry, .conflict,
    .dataRequest, .dataDispute, .application,
  ]

  /// Whether the grant covers the record on the day.
  ///
  /// `ancestors`: the ids of the units above a unit, nearest first.
  public func covers(
    _ record: Record, on day: CivilDate, ancestors: (String) -> [String]
  ) -> Bool {
    guard isInForce(on: day), record.level <= level, RegionCode.isPrefix(scope, of: record.scope)
    else { return false }
    guard let unit, let type = record.type, Grant.unitBoundTypes.contains(type) else { return true }
    return record.namedUnits.contains { $0 == unit || ancestors($0).contains(unit) }
  }

  /// Whether the record comes down to the grant's scope from one above: its type does, and an entry
  /// of the catalogue once it is published.
  public func receives(_ record: Record, on day: CivilDate) -> Bool {
    guard let type = record.type, TypeDeclaration.typesComingDown.contains(type),
      type != .catalogEntry || record.status == "published"
    else { return false }
    return isInForce(on: day) && record.level <= level
      && RegionCode.isPrefix(record.scope, of: scope)
  }
}

extension Actor {
  /// Whether any grant of the actor covers the record, so that it may be read.
  public func mayRead(
    _ record: Record, on day: CivilDate, ancestors: (String) -> [String]
  ) -> Bool {
    grants.contains { $0.covers(record, on: day, ancestors: ancestors) }
  }

  /// The highest level of members that the actor may see in this record; 0 when it may not be read.
  public func level(
    for record: Record, on day: CivilDate, ancestors: (String) -> [String]
  ) -> Int {
    grants.filter { $0.covers(record, on: day, ancestors: ancestors) }.map(\.level).max() ?? 0
  }
}
